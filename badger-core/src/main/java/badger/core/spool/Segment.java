package badger.core.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file of a spool: frames, the tables they need, and which of them are done. */
final class Segment implements Closeable {
    private final SegmentFile file;
    private final long first;
    private final FrameIndex index = new FrameIndex();
    private final SegmentTables tables;
    /** Frames that are done, and frames with how many of their points are: what the file has yet to be told. */
    private final List<Long> settled = new ArrayList<>();

    private final List<int[]> parts = new ArrayList<>();
    private final RecordCursor cursor = new RecordCursor();
    private int damaged;

    Segment(SegmentFile file, long first) {
        this.file = file;
        this.first = first;
        this.tables = new SegmentTables(file);
    }

    /** Makes a new one, whose first frame will have a number. */
    static Segment create(Path folder, long first) throws IOException {
        Path path = folder.resolve(SpoolFolder.name(first));
        byte[] header = Record.HEADER.getBytes(StandardCharsets.US_ASCII);
        return new Segment(SegmentFile.create(path, ByteBuffer.wrap(header)), first);
    }

    /** Notes that it has been read from its file, and how much of that could not be used. */
    void recovered(int unusable) {
        damaged = unusable;
    }

    /** Notes where a table is. */
    void noteTable(int number, int offset) {
        tables.note(number, offset);
    }

    /** Appends records. */
    void append(ByteBuffer records) throws IOException {
        file.append(records);
    }

    /** Takes back what a failed append may have left. */
    void cutTail() throws IOException {
        file.cutTail();
    }

    /** Reads one frame. */
    void read(int frame, KnownSeries known, FrameTarget target) throws IOException {
        // the table may be read through the same window, so that the frame is sought again
        TableReader.Table table = tables.table(head(frame).table(), known);
        FrameReader.read(cursor, head(frame), table, index.done(frame), target);
    }

    /** Goes behind a frame's head. */
    private FrameReader.Head head(int frame) throws IOException {
        int offset = index.offset(frame);
        SegmentScan scan = file.from(offset);
        if (scan.next() && scan.recordStart() == offset && scan.type() == Record.FRAME) {
            FrameReader.Head head = FrameReader.head(scan.payload(cursor));
            if (head.number() == frame) {
                return head;
            }
        }
        throw new DamagedException("the frame that was written to " + file.path() + " is not there");
    }

    /** Notes that a frame need not be sent any more. */
    void settle(long number) {
        int frame = frame(number);
        if (index.state(frame) == FrameIndex.HELD || index.state(frame) == FrameIndex.WAITING) {
            index.set(frame, FrameIndex.DONE);
            settled.add(number);
        }
    }

    /** Notes that so many more of the first points of a frame that the lane holds need not be sent any more. */
    void settlePart(long number, int points) {
        int frame = frame(number);
        if (index.state(frame) == FrameIndex.HELD) {
            index.setDone(frame, index.done(frame) + points);
            parts.add(new int[] {frame, index.done(frame)});
        }
    }

    /** Gives a frame back that the lane held; answers false if it is not there. */
    boolean release(long number) {
        int frame = frame(number);
        if (index.state(frame) != FrameIndex.HELD) {
            return false;
        }
        index.set(frame, FrameIndex.WAITING);
        return true;
    }

    private int frame(long number) {
        return (int) (number - first);
    }

    boolean hasMarks() {
        return !settled.isEmpty() || !parts.isEmpty();
    }

    /** Appends what has become of the frames; what cannot be written now is tried again. */
    void writeMarks(RecordBuffer buffer) throws IOException {
        buffer.clear();
        if (!parts.isEmpty()) {
            buffer.begin(Record.PART);
            for (int[] part : parts) {
                buffer.number(part[0]);
                buffer.number(part[1]);
            }
            buffer.end();
        }
        if (!settled.isEmpty()) {
            buffer.begin(Record.DONE);
            for (int i = 0; i < settled.size(); ) {
                int run = 1;
                while (i + run < settled.size() && settled.get(i + run) == settled.get(i) + run) {
                    run++;
                }
                buffer.number(settled.get(i) - first);
                buffer.number(run);
                i += run;
            }
            buffer.end();
        }
        append(buffer.content());
        parts.clear();
        settled.clear();
    }

    /** Has what was written survive a loss of power. */
    void sync() throws IOException {
        file.sync();
    }

    boolean isUnsynced() {
        return file.isUnsynced();
    }

    void delete() throws IOException {
        close();
        file.delete();
    }

    FrameIndex index() {
        return index;
    }

    /** Whether the next frame begins another: it is large enough, or long enough in time to go as a whole. */
    boolean isFull(SpoolLimits limits) {
        return file.size() >= limits.segmentBytes()
                || index.newest() - index.oldest() >= limits.segmentAge().toSeconds();
    }

    long first() {
        return first;
    }

    /** The number after its last frame's. */
    long end() {
        return first + index.size();
    }

    /** Its bytes on disk. */
    long size() {
        return file.size();
    }

    /** How much of it could not be used when it was found. */
    int damaged() {
        return damaged;
    }

    /** Lets the file go, and the tables; both are there again when they are needed. */
    @Override
    public void close() throws IOException {
        tables.forget();
        file.close();
    }
}
