package badger.core.spool;

import badger.core.spi.Frame;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lane's part on disk: frames with a number each, oldest first in a row of segment files that describe themselves. Used
 * by one thread at a time. What it holds is told by scanning the files; nothing else is kept that could disagree.
 *
 * <p>A frame is first {@linkplain #add added} and then {@linkplain #write written}; from then on the lane holds it until it
 * {@linkplain #settle settles} it or {@linkplain #release gives it back}, to be {@linkplain #read read} later.
 */
public final class Spool implements Closeable {
    /** So often a disk may fail to read a frame before it counts as lost: one bad place never holds up all others. */
    private static final int MOST_READ_FAILURES = 3;

    private final SpoolFolder folder;
    private final SpoolLimits limits;
    private final KnownSeries known;
    private final SegmentRow segments;
    private final Found found;

    private final SpoolTail tail;
    private final RecordBuffer marks = new RecordBuffer();
    private @Nullable Segment lastRead;
    private long lostPoints;
    /** How often in a row the same frame could not be read. */
    private int readFailures;

    /**
     * What was there when a spool was opened.
     *
     * @param points points still to be sent
     * @param damaged stretches and records that could not be used
     * @param setAside files of another format, as they are called now
     */
    public record Found(long points, long damaged, List<Path> setAside) {}

    /**
     * Frames that had to go.
     *
     * @param firstNumber the number of the first of them
     * @param endNumber the number after the last one's
     * @param points points of those that were waiting; what the lane holds is its own
     * @param fromSecond the second of the oldest frame of their segment
     * @param toSecond the second of the newest
     * @param aged whether they were too old; else there was no room
     */
    public record Evicted(
            long firstNumber, long endNumber, long points, long fromSecond, long toSecond, boolean aged) {}

    private Spool(SpoolFolder folder, SpoolLimits limits, KnownSeries known) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.known = known;
        List<Path> aside = new ArrayList<>();
        this.segments = new SegmentRow(folder.recover(aside));
        long points = 0;
        long damaged = 0;
        long nextNumber = 0;
        for (Segment segment : segments.all()) {
            points += segment.index().waitingPoints();
            damaged += segment.damaged();
            nextNumber = Math.max(nextNumber, segment.end());
        }
        this.found = new Found(points, damaged, List.copyOf(aside));
        this.tail = new SpoolTail(folder, limits, segments, nextNumber);
        segments.deleteDone(null);
    }

    /**
     * Opens the spool of a folder and finds out what is in it.
     *
     * @param path the folder, made if it is not there
     * @param limits how much it may hold
     * @param known finds the series of what is read
     * @throws IOException if it cannot be used, or another agent uses it
     */
    public static Spool open(Path path, SpoolLimits limits, KnownSeries known) throws IOException {
        SpoolFolder folder = SpoolFolder.open(path);
        try {
            return new Spool(folder, limits, known);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** What was there when it was opened. */
    public Found found() {
        return found;
    }

    /**
     * Encodes a frame's points from one on; touches no disk.
     *
     * @return the frame's number
     */
    public long add(Frame frame, int from) {
        return tail.add(frame, from);
    }

    /** How many bytes are encoded and not yet written. */
    public int unwritten() {
        return tail.unwritten();
    }

    /**
     * Writes what was added, all of it in one go; the lane holds it now.
     *
     * @throws IOException if it could not be written: then none of it is there
     */
    public void write() throws IOException {
        tail.write();
    }

    /** Notes that a frame need not be sent any more; on disk once {@link #writeMarks} has returned. */
    public void settle(long number) {
        Segment of = segments.of(number);
        if (of != null) {
            of.settle(number);
        }
    }

    /** Notes that so many more of the first points of a frame that the lane holds need not be sent any more. */
    public void settlePart(long number, int points) {
        Segment of = segments.of(number);
        if (of != null) {
            of.settlePart(number, points);
        }
    }

    /** Gives a frame back, to be read later; answers false if it had to go meanwhile. */
    public boolean release(long number) {
        Segment of = segments.of(number);
        return of != null && of.release(number);
    }

    /** Appends to their segments which frames are settled; a segment of which all are goes. */
    public void writeMarks() throws IOException {
        for (Segment segment : segments.all()) {
            if (segment.hasMarks()
                    && (segment.equals(tail.current()) || !segment.index().isDone())) {
                try {
                    segment.writeMarks(marks);
                } catch (NoSuchFileException e) {
                    lose(segment);
                }
            }
        }
        segments.deleteDone(tail.current());
    }

    /** Gives up a segment whose file somebody else has deleted. */
    private void lose(Segment gone) {
        lostPoints += gone.index().waitingPoints();
        segments.remove(gone);
        if (gone.equals(tail.current())) {
            tail.leave();
        }
    }

    /**
     * Reads a frame that waits; the lane holds it now. One that is damaged is counted as {@linkplain #takeLost lost} and
     * skipped.
     *
     * @param newest whether the newest, else the oldest
     * @param target gets its points
     * @return its number; -1 if none waits
     * @throws IOException if the disk fails: the frame is still there, and one that cannot be read time and again is lost
     */
    public long read(boolean newest, FrameTarget target) throws IOException {
        while (true) {
            Segment from = segments.waiting(newest);
            if (from == null) {
                return -1;
            }
            if (!from.equals(lastRead)) {
                closeLastRead();
                lastRead = from;
            }
            FrameIndex index = from.index();
            int frame = newest ? index.newestWaiting() : index.oldestWaiting();
            try {
                from.read(frame, known, target);
                index.set(frame, FrameIndex.HELD);
                readFailures = 0;
                return from.first() + frame;
            } catch (NoSuchFileException e) {
                lose(from);
            } catch (IOException e) {
                readFailures++;
                if (!(e instanceof DamagedException) && readFailures < MOST_READ_FAILURES) {
                    throw e;
                }
                readFailures = 0;
                lostPoints += index.pointsLeft(frame);
                from.settle(from.first() + frame);
            }
        }
    }

    private void closeLastRead() {
        Segment before = lastRead;
        if (before != null && !before.equals(tail.current()) && !before.isUnsynced()) {
            try {
                before.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }

    /** Takes the count of points that were written and could not be read again. */
    public long takeLost() {
        long lost = lostPoints;
        lostPoints = 0;
        return lost;
    }

    /** Whether something waits to be read. */
    public boolean hasWaiting() {
        return segments.waiting(false) != null;
    }

    /** Has all that was written survive a loss of power. */
    public void sync() throws IOException {
        for (Segment segment : segments.all()) {
            try {
                segment.sync();
            } catch (NoSuchFileException e) {
                lose(segment);
            }
            if (!segment.equals(tail.current()) && !segment.equals(lastRead)) {
                segment.close();
            }
        }
        folder.sync();
    }

    /** Whether something that was written would not survive a loss of power. */
    public boolean isUnsynced() {
        return folder.isUnsynced() || segments.isUnsynced();
    }

    /** Lets the oldest segments go until the spool is within its limits; answers what went. */
    public List<Evicted> tidy(long nowEpochSecond) throws IOException {
        // what is added is meant for the segment that is written to
        Segment current = tail.current();
        List<Evicted> gone = segments.tidy(nowEpochSecond, limits, folder.path(), tail.isWritten() ? null : current);
        if (current != null && !segments.all().contains(current)) {
            tail.leave();
        }
        return gone;
    }

    /** The disk it takes. */
    public long bytes() {
        return segments.bytes();
    }

    /** Whether nothing in it is still to be sent. */
    public boolean isDone() {
        return tail.isWritten() && segments.isDone();
    }

    /** Deletes what is left of a spool of which everything is done. */
    public void deleteIfDone() throws IOException {
        if (isDone()) {
            tail.leave();
            segments.deleteDone(null);
        }
    }

    /** Syncs and closes it; what was added and not written, and what was settled and not marked, is as after a crash. */
    @Override
    public void close() throws IOException {
        try (folder;
                segments) {
            sync();
        }
    }
}
