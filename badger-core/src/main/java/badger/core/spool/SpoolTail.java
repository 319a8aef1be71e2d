package badger.core.spool;

import badger.core.spi.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a spool, where frames are added: first encoded in memory, then written to the newest segment in one go. */
final class SpoolTail {
    private final SpoolFolder folder;
    private final SpoolLimits limits;
    private final SegmentRow segments;
    private final RecordBuffer buffer = new RecordBuffer();
    private final List<Added> added = new ArrayList<>();
    private FrameWriter writer = new FrameWriter(buffer);
    /** The segment that is written to; null if the next frame begins one. */
    private @Nullable Segment current;

    private long nextNumber;
    private long firstAdded;

    private record Added(long number, int offset, int points, long epochSecond) {}

    SpoolTail(SpoolFolder folder, SpoolLimits limits, SegmentRow segments, long nextNumber) {
        this.folder = folder;
        this.limits = limits;
        this.segments = segments;
        this.nextNumber = nextNumber;
    }

    /** Encodes a frame's points from one on; answers its number. */
    long add(Frame frame, int from) {
        if (current == null && added.isEmpty()) {
            writer = new FrameWriter(buffer);
            firstAdded = nextNumber;
        }
        long number = nextNumber++;
        long first = current == null ? firstAdded : current.first();
        int offset = writer.write(frame, from, number - first);
        added.add(new Added(number, offset, frame.size() - from, frame.epochSecond()));
        return number;
    }

    /** How many bytes are encoded and not yet written. */
    int unwritten() {
        return buffer.size();
    }

    /** Whether nothing is added that is not written. */
    boolean isWritten() {
        return added.isEmpty();
    }

    /** Writes what was added: all of it, or none if that fails. */
    void write() throws IOException {
        if (added.isEmpty()) {
            return;
        }
        try {
            Segment to = segmentToWrite();
            int base = (int) to.size();
            to.append(buffer.content());
            install(to, base);
            if (to.isFull(limits)) {
                current = null;
            }
        } catch (IOException e) {
            abandon();
            throw e;
        } finally {
            added.clear();
            buffer.clear();
        }
    }

    private Segment segmentToWrite() throws IOException {
        Segment to = current;
        if (to == null) {
            if (limits.disk().room(folder.path()) <= 0) {
                throw new IOException("the disk of " + folder.path() + " has nothing left that may be used");
            }
            to = Segment.create(folder.path(), firstAdded);
            folder.changed();
            segments.add(to);
            current = to;
        }
        return to;
    }

    private void install(Segment to, int base) {
        writer.takeTables((number, offset) -> to.noteTable(number, base + offset));
        for (Added one : added) {
            int frame = (int) (one.number - to.first());
            to.index().add(frame, base + one.offset, one.points, one.epochSecond, FrameIndex.HELD);
        }
    }

    /** Leaves a segment that could not be written to: what follows begins another. */
    private void abandon() {
        Segment to = current;
        current = null;
        if (to != null) {
            try {
                to.cutTail();
            } catch (IOException e) {
                // it is cut before the next append; what a crash leaves of it is sent twice
            }
        }
    }

    /** The segment that is written to; null if the next frame begins one. */
    @Nullable
    Segment current() {
        return current;
    }

    /** Has the next frame begin a segment. */
    void leave() {
        current = null;
    }
}
