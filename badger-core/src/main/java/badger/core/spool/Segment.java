package badger.core.spool;

import badger.core.spi.Series;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of a spool: frames, the tables they need, and which of them are done. */
final class Segment implements Closeable {
    private final Path file;
    private final long first;
    private final FrameIndex index = new FrameIndex();
    private final List<TablePlace> tablePlaces = new ArrayList<>();
    private final List<Long> settled = new ArrayList<>();
    private final List<long[]> parts = new ArrayList<>();
    private final RecordCursor cursor = new RecordCursor();
    private @Nullable FileChannel channel;
    private @Nullable SegmentScan reading;
    private @Nullable TableReader tables;
    private int tablesRead;
    private long size;
    private boolean unsynced;
    private int damaged;

    private record TablePlace(int number, int offset) {}

    private Segment(Path file, long first) {
        this.file = file;
        this.first = first;
    }

    /** The file of a segment whose first frame has a number. */
    static Path file(Path folder, long first) {
        return folder.resolve("%019d.spool".formatted(first));
    }

    /** Makes a new file. */
    static Segment create(Path folder, long first) throws IOException {
        Segment segment = new Segment(file(folder, first), first);
        segment.channel = FileChannel.open(
                segment.file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            segment.append(ByteBuffer.wrap(Record.HEADER.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            segment.delete();
            throw e;
        }
        return segment;
    }

    /** Reads what is in a file: null if it is of another format. */
    static @Nullable Segment recover(Path file, long first) throws IOException {
        Segment segment = new Segment(file, first);
        try {
            return segment.scan() ? segment : null;
        } finally {
            segment.close();
        }
    }

    private boolean scan() throws IOException {
        FileChannel file = channel();
        if (!hasHeader(file)) {
            return false;
        }
        // The first time for the tables, so that a frame whose table is damaged can use a later copy of it.
        SegmentScan scan = new SegmentScan(file, Record.HEADER.length());
        while (scan.next()) {
            if (scan.type() == Record.TABLE) {
                noteTable(scan.payload(cursor).count(Integer.MAX_VALUE), (int) scan.recordStart());
            }
        }
        damaged = scan.damaged();
        size = scan.validEnd();
        if (size < file.size()) {
            file.truncate(size);
        }
        TableReader complete = allTables();
        scan.seek(Record.HEADER.length(), size);
        while (scan.next()) {
            switch (scan.type()) {
                case Record.FRAME -> noteFrame(scan, complete);
                case Record.DONE, Record.PART -> noteDone(scan.type(), scan.payload(cursor));
                default -> {
                    // tables have been read
                }
            }
        }
        return true;
    }

    private static boolean hasHeader(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Record.HEADER.length());
        while (header.hasRemaining() && file.read(header, header.position()) >= 0) {
            // read on: a regular file gives all there is
        }
        int length = header.position();
        // one that a crash cut off in its header holds nothing, and is no stranger
        return Record.HEADER.startsWith(new String(header.array(), 0, length, StandardCharsets.US_ASCII));
    }

    private void noteFrame(SegmentScan scan, TableReader complete) {
        try {
            FrameReader.Head head = FrameReader.head(scan.payload(cursor));
            if (complete.table(head.table()) == null) {
                damaged++;
            } else {
                index.add(
                        head.number(), (int) scan.recordStart(), head.points(), head.epochSecond(), FrameIndex.WAITING);
            }
        } catch (DamagedException e) {
            damaged++;
        }
    }

    private void noteDone(byte type, RecordCursor in) {
        try {
            while (in.left() > 0) {
                int frame = in.count(Integer.MAX_VALUE);
                int count = in.count(Integer.MAX_VALUE);
                if (type == Record.PART) {
                    if (index.state(frame) == FrameIndex.WAITING) {
                        index.setDone(frame, count);
                    }
                } else {
                    for (int i = frame; i < Math.min(frame + (long) count, index.size()); i++) {
                        index.set(i, FrameIndex.DONE);
                    }
                }
            }
        } catch (DamagedException e) {
            damaged++;
        }
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel = open;
        }
        return open;
    }

    /** Notes where a table is. */
    void noteTable(int number, int offset) {
        tablePlaces.add(new TablePlace(number, offset));
    }

    /** Appends records. */
    void append(ByteBuffer records) throws IOException {
        FileChannel file = channel();
        long at = size;
        while (records.hasRemaining()) {
            at += file.write(records, at);
            unsynced = true;
        }
        size = at;
    }

    /** Takes back what a failed append may have left. */
    void cutTail() throws IOException {
        reading = null;
        channel().truncate(size);
    }

    /** Reads one frame. */
    void read(int frame, KnownSeries known, FrameTarget target) throws IOException {
        int offset = index.offset(frame);
        SegmentScan scan = scanAt(offset);
        if (!scan.next() || scan.recordStart() != offset || scan.type() != Record.FRAME) {
            throw new DamagedException("the frame that was written to " + file.getFileName() + " is not there");
        }
        FrameReader.Head head = FrameReader.head(scan.payload(cursor));
        TableReader.Table table = table(head.table(), known);
        // the tables may have been read through the same window
        scan = scanAt(offset);
        if (!scan.next()) {
            throw new DamagedException("a frame of " + file.getFileName() + " was there and is not any more");
        }
        head = FrameReader.head(scan.payload(cursor));
        FrameReader.read(cursor, head, table, index.done(frame), target);
    }

    private SegmentScan scanAt(long offset) throws IOException {
        SegmentScan open = reading;
        if (open == null) {
            open = new SegmentScan(channel(), offset);
            reading = open;
        }
        open.seek(offset, size);
        return open;
    }

    private TableReader.Table table(int number, KnownSeries known) throws IOException {
        TableReader reader = tables;
        if (reader == null) {
            reader = new TableReader(known);
            tables = reader;
            tablesRead = 0;
        }
        if (reader.table(number) == null) {
            readTables(reader);
        }
        if (reader.table(number) == null) {
            // what adds to a table that was damaged can be had once a later copy of that one has been read
            tablesRead = 0;
            readTables(reader);
        }
        TableReader.Table table = reader.table(number);
        if (table == null) {
            throw new DamagedException("table " + number + " is not in " + file.getFileName());
        }
        return table;
    }

    /** Which tables can be had from the file, told without asking for their series. */
    private TableReader allTables() throws IOException {
        TableReader all = new TableReader(
                (metric, labels, unit, type, kind, name) -> new Series(-1, metric, labels, unit, type, kind, "", name));
        readTables(all);
        tablesRead = 0;
        readTables(all);
        return all;
    }

    private void readTables(TableReader reader) throws IOException {
        RecordCursor own = new RecordCursor();
        for (; tablesRead < tablePlaces.size(); tablesRead++) {
            TablePlace place = tablePlaces.get(tablesRead);
            if (reader.table(place.number()) == null) {
                SegmentScan scan = scanAt(place.offset());
                if (scan.next() && scan.recordStart() == place.offset()) {
                    boolean _ = reader.read(scan.payload(own));
                }
            }
        }
    }

    /** Notes that a frame need not be sent any more. */
    void settle(long number) {
        int frame = frame(number);
        if (index.state(frame) == FrameIndex.HELD || index.state(frame) == FrameIndex.WAITING) {
            index.set(frame, FrameIndex.DONE);
            settled.add(number);
        }
    }

    /** Notes that the first points of a frame need not be sent any more. */
    void settlePart(long number, int points) {
        int frame = frame(number);
        if (index.state(frame) == FrameIndex.HELD) {
            index.setDone(frame, points);
            parts.add(new long[] {frame, points});
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
            for (long[] part : parts) {
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
        if (unsynced) {
            channel().force(false);
            unsynced = false;
        }
    }

    boolean isUnsynced() {
        return unsynced;
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    FrameIndex index() {
        return index;
    }

    long first() {
        return first;
    }

    /** The number after its last frame's. */
    long end() {
        return first + index.size();
    }

    long size() {
        return size;
    }

    int damaged() {
        return damaged;
    }

    /** Lets the file go, and the tables; both are there again when they are needed. */
    @Override
    public void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        reading = null;
        tables = null;
        if (open != null) {
            open.close();
        }
    }
}
