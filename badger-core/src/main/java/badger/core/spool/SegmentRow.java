package badger.core.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments of a spool, oldest first. */
final class SegmentRow implements Closeable {
    private final List<Segment> segments;

    SegmentRow(List<Segment> segments) {
        this.segments = segments;
    }

    /** The segments as they are now; others may come and go meanwhile. */
    List<Segment> all() {
        return List.copyOf(segments);
    }

    void add(Segment newest) {
        segments.add(newest);
    }

    void remove(Segment gone) {
        segments.remove(gone);
    }

    /** The segment that has a frame; null if it is not there. */
    @Nullable
    Segment of(long number) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (number >= segments.get(i).first()) {
                return number < segments.get(i).end() ? segments.get(i) : null;
            }
        }
        return null;
    }

    /** The segment with the oldest or newest frame that waits; null if none does. */
    @Nullable
    Segment waiting(boolean newest) {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(newest ? segments.size() - 1 - i : i);
            if (segment.index().waiting() > 0) {
                return segment;
            }
        }
        return null;
    }

    /** Deletes the segments of which all is done, but for one. */
    void deleteDone(@Nullable Segment kept) throws IOException {
        for (Segment segment : all()) {
            if (segment.index().isDone() && !segment.equals(kept)) {
                segment.delete();
                segments.remove(segment);
            }
        }
    }

    /**
     * Deletes what is too old, and then the oldest until all are within the limits.
     *
     * @param nowEpochSecond what the age is counted from
     * @param kept stays; null if none has to
     * @return what went, even if a disk's failure ended it
     */
    List<Spool.Evicted> tidy(long nowEpochSecond, SpoolLimits limits, Path folder, @Nullable Segment kept)
            throws IOException {
        List<Spool.Evicted> gone = new ArrayList<>();
        try {
            long oldest = nowEpochSecond - limits.age().toSeconds();
            for (Segment segment : all()) {
                if (segment.index().size() > 0 && segment.index().newest() < oldest && !segment.equals(kept)) {
                    gone.add(evict(segment, true));
                }
            }
            // reckoned once: a file system may tell of what was freed only later
            long over = Math.max(bytes() - limits.bytes(), -limits.disk().room(folder));
            for (Segment segment : all()) {
                if (over > 0 && !segment.equals(kept)) {
                    over -= segment.size();
                    gone.add(evict(segment, false));
                }
            }
        } catch (IOException e) {
            if (gone.isEmpty()) {
                throw e;
            }
        }
        return gone;
    }

    private Spool.Evicted evict(Segment segment, boolean aged) throws IOException {
        segment.delete();
        segments.remove(segment);
        FrameIndex index = segment.index();
        return new Spool.Evicted(
                segment.first(), segment.end(), index.waitingPoints(), index.oldest(), index.newest(), aged);
    }

    long bytes() {
        long sum = 0;
        for (int i = 0; i < segments.size(); i++) {
            sum += segments.get(i).size();
        }
        return sum;
    }

    boolean isDone() {
        for (Segment segment : segments) {
            if (!segment.index().isDone()) {
                return false;
            }
        }
        return true;
    }

    boolean isUnsynced() {
        for (Segment segment : segments) {
            if (segment.isUnsynced()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
    }
}
