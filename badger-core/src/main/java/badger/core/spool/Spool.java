package badger.core.spool;

import badger.core.spi.Frame;
import java.io.Closeable;
import java.io.IOException;
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
    private final SpoolFolder folder;
    private final SpoolLimits limits;
    private final KnownSeries known;
    private final List<Segment> segments;
    private final Found found;

    private final RecordBuffer buffer = new RecordBuffer();
    private final RecordBuffer marks = new RecordBuffer();
    private final List<Added> added = new ArrayList<>();
    private FrameWriter writer = new FrameWriter(buffer);
    /** The segment that is written to; null if the next frame begins one. */
    private @Nullable Segment current;

    private @Nullable Segment lastRead;
    private long nextNumber;
    private long firstAdded;
    private boolean folderUnsynced;
    private long lostPoints;

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

    private record Added(long number, int offset, int points, long epochSecond) {}

    private Spool(SpoolFolder folder, SpoolLimits limits, KnownSeries known) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.known = known;
        List<Path> aside = new ArrayList<>();
        this.segments = folder.recover(aside);
        long points = 0;
        long damaged = 0;
        for (Segment segment : segments) {
            points += segment.index().waitingPoints();
            damaged += segment.damaged();
            nextNumber = Math.max(nextNumber, segment.end());
        }
        this.found = new Found(points, damaged, List.copyOf(aside));
        deleteDone();
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
    public int unwritten() {
        return buffer.size();
    }

    /**
     * Writes what was added, all of it in one go; the lane holds it now.
     *
     * @throws IOException if it could not be written: then none of it is there
     */
    public void write() throws IOException {
        if (added.isEmpty()) {
            return;
        }
        Segment to = current;
        try {
            if (to == null) {
                checkRoom();
                to = Segment.create(folder.path(), firstAdded);
                segments.add(to);
                current = to;
                folderUnsynced = true;
            }
            long base = to.size();
            to.append(buffer.content());
            install(to, (int) base);
        } catch (IOException e) {
            abandon(to);
            throw e;
        } finally {
            added.clear();
            buffer.clear();
        }
        if (to.size() >= limits.segmentBytes()) {
            finishCurrent();
        }
    }

    private void install(Segment to, int base) {
        writer.takeTables((number, offset) -> to.noteTable(number, base + offset));
        for (Added one : added) {
            to.index()
                    .add(
                            (int) (one.number - to.first()),
                            base + one.offset,
                            one.points,
                            one.epochSecond,
                            FrameIndex.HELD);
        }
    }

    private void checkRoom() throws IOException {
        if (limits.disk().room(folder.path()) <= 0) {
            throw new IOException("the disk of " + folder.path() + " has nothing left that may be used");
        }
    }

    /** Leaves a segment that could not be written to: what follows begins another. */
    private void abandon(@Nullable Segment to) {
        current = null;
        if (to != null) {
            try {
                to.cutTail();
            } catch (IOException e) {
                // what is torn is skipped when it is read
            }
        }
    }

    private void finishCurrent() throws IOException {
        Segment full = current;
        current = null;
        if (full != null) {
            full.sync();
            deleteDone();
        }
    }

    /** Notes that a frame need not be sent any more; see {@link #writeMarks}. */
    public void settle(long number) {
        Segment of = segment(number);
        if (of != null) {
            of.settle(number);
        }
    }

    /** Notes that a frame's first points need not be sent any more. */
    public void settlePart(long number, int points) {
        Segment of = segment(number);
        if (of != null) {
            of.settlePart(number, points);
        }
    }

    /** Gives a frame back, to be read later; answers false if it had to go meanwhile. */
    public boolean release(long number) {
        Segment of = segment(number);
        return of != null && of.release(number);
    }

    private @Nullable Segment segment(long number) {
        for (int i = segments.size() - 1; i >= 0; i--) {
            if (number >= segments.get(i).first()) {
                return number < segments.get(i).end() ? segments.get(i) : null;
            }
        }
        return null;
    }

    /** Appends to their segments which frames are settled; a segment of which all are goes. */
    public void writeMarks() throws IOException {
        for (Segment segment : segments) {
            if (segment.hasMarks()
                    && (segment.equals(current) || !segment.index().isDone())) {
                segment.writeMarks(marks);
            }
        }
        deleteDone();
    }

    private void deleteDone() throws IOException {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            if (segment.index().isDone() && !segment.equals(current)) {
                segments.remove(i);
                segment.delete();
            }
        }
    }

    /**
     * Reads a frame that waits; the lane holds it now.
     *
     * @param newest whether the newest, else the oldest
     * @param target gets its points
     * @return its number; -1 if none waits
     */
    public long read(boolean newest, FrameTarget target) {
        while (true) {
            Segment from = waiting(newest);
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
                return from.first() + frame;
            } catch (IOException e) {
                lostPoints += index.pointsLeft(frame);
                from.settle(from.first() + frame);
            }
        }
    }

    private @Nullable Segment waiting(boolean newest) {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(newest ? segments.size() - 1 - i : i);
            if (segment.index().waiting() > 0) {
                return segment;
            }
        }
        return null;
    }

    private void closeLastRead() {
        Segment before = lastRead;
        if (before != null && !before.equals(current) && !before.isUnsynced()) {
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
        return waiting(false) != null;
    }

    /** Has all that was written survive a loss of power. */
    public void sync() throws IOException {
        for (Segment segment : segments) {
            segment.sync();
            if (!segment.equals(current) && !segment.equals(lastRead)) {
                segment.close();
            }
        }
        if (folderUnsynced) {
            folder.sync();
            folderUnsynced = false;
        }
    }

    /** Whether something that was written would not survive a loss of power. */
    public boolean isUnsynced() {
        return folderUnsynced || segments.stream().anyMatch(Segment::isUnsynced);
    }

    /** Lets the oldest segments go until the spool is within its limits; answers what went. */
    public List<Evicted> tidy(long nowEpochSecond) throws IOException {
        List<Evicted> gone = new ArrayList<>();
        long oldest = nowEpochSecond - limits.age().toSeconds();
        while (!segments.isEmpty() && segments.getFirst().index().newest() < oldest) {
            gone.add(evict(true));
        }
        while (!segments.isEmpty() && (bytes() > limits.bytes() || limits.disk().room(folder.path()) < 0)) {
            gone.add(evict(false));
        }
        return gone;
    }

    private Evicted evict(boolean aged) throws IOException {
        Segment oldest = segments.removeFirst();
        if (oldest.equals(current)) {
            current = null;
        }
        FrameIndex index = oldest.index();
        Evicted evicted =
                new Evicted(oldest.first(), oldest.end(), index.waitingPoints(), index.oldest(), index.newest(), aged);
        oldest.delete();
        return evicted;
    }

    /** The disk it takes. */
    public long bytes() {
        long sum = 0;
        for (int i = 0; i < segments.size(); i++) {
            sum += segments.get(i).size();
        }
        return sum;
    }

    /** Whether nothing in it is still to be sent. */
    public boolean isDone() {
        return added.isEmpty()
                && segments.stream().allMatch(segment -> segment.index().isDone());
    }

    /** Deletes what is left of a spool of which everything is done. */
    public void deleteIfDone() throws IOException {
        if (isDone()) {
            current = null;
            deleteDone();
        }
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            sync();
        } finally {
            for (Segment segment : segments) {
                segment.close();
            }
        }
    }
}
