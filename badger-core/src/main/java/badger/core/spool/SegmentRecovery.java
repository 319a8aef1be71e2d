package badger.core.spool;

import badger.core.spi.Series;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what is in a segment's file. A tail that was not written to its end is cut off. */
final class SegmentRecovery {
    private final SegmentFile file;
    private final Segment segment;
    /** The tables that can be had; what their series are to the agent is asked only when a frame is read. */
    private final TableReader complete = new TableReader(
            (metric, labels, unit, type, kind, name) -> new Series(-1, metric, labels, unit, type, kind, "", name));

    private final RecordCursor cursor = new RecordCursor();
    private int damaged;

    private SegmentRecovery(SegmentFile file, long first) {
        this.file = file;
        this.segment = new Segment(file, first);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param first the number of its first frame
     * @return null if it is not a segment, or one of another version
     */
    static @Nullable Segment recover(Path path, long first) throws IOException {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        SegmentFile file = SegmentFile.existing(path);
        try {
            return new SegmentRecovery(file, first).recover();
        } finally {
            file.close();
        }
    }

    private @Nullable Segment recover() throws IOException {
        String header = header();
        // one that a crash cut off in its header holds nothing, and is no stranger
        if (!Record.HEADER.startsWith(header)) {
            damaged++;
            if (isOfSomeVersion(header) || !file.from(Record.HEADER.length()).next()) {
                return null;
            }
        }
        if (header.length() == Record.HEADER.length()) {
            readRecords();
        }
        segment.recovered(damaged);
        return segment;
    }

    /** Whether a file begins as ours, but for the two digits of the version. */
    private static boolean isOfSomeVersion(String header) {
        int digits = Record.HEADER.length() - 3;
        return header.length() == Record.HEADER.length()
                && header.regionMatches(0, Record.HEADER, 0, digits)
                && Character.isDigit(header.charAt(digits))
                && Character.isDigit(header.charAt(digits + 1))
                && header.endsWith("\n");
    }

    private String header() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Record.HEADER.length());
        try (var in = Files.newByteChannel(file.path())) {
            while (header.hasRemaining() && in.read(header) >= 0) {
                // read on: a regular file gives all there is
            }
        }
        return new String(header.array(), 0, header.position(), StandardCharsets.ISO_8859_1);
    }

    private void readRecords() throws IOException {
        // The tables first, so that a frame whose table is damaged can use a later copy of it.
        SegmentScan scan = file.from(Record.HEADER.length());
        List<Long> additions = new ArrayList<>();
        while (scan.next()) {
            if (scan.type() == Record.TABLE && !readTable(scan, true)) {
                additions.add(scan.recordStart());
            }
        }
        damaged += scan.damaged();
        if (scan.validEnd() < file.size()) {
            file.cut(scan.validEnd());
        }
        for (long addition : additions) {
            SegmentScan one = file.from(addition);
            boolean _ = one.next() && readTable(one, false);
        }
        scan = file.from(Record.HEADER.length());
        while (scan.next()) {
            switch (scan.type()) {
                case Record.TABLE -> {
                    // has been read
                }
                case Record.FRAME -> noteFrame(scan);
                case Record.DONE, Record.PART -> noteDone(scan);
                default -> damaged++;
            }
        }
    }

    /** Answers false if it adds to a table that has not been found. */
    private boolean readTable(SegmentScan scan, boolean firstTime) {
        try {
            if (firstTime) {
                int number = scan.payload(cursor).count(Integer.MAX_VALUE);
                segment.noteTable(number, (int) scan.recordStart());
            }
            return complete.read(scan.payload(cursor));
        } catch (DamagedException e) {
            damaged += firstTime ? 1 : 0;
            return true;
        }
    }

    private void noteFrame(SegmentScan scan) {
        try {
            FrameReader.Head head = FrameReader.head(scan.payload(cursor));
            if (complete.table(head.table()) == null) {
                damaged++;
            } else {
                segment.index()
                        .add(
                                head.number(),
                                (int) scan.recordStart(),
                                head.points(),
                                head.epochSecond(),
                                FrameIndex.WAITING);
            }
        } catch (DamagedException e) {
            damaged++;
        }
    }

    private void noteDone(SegmentScan scan) {
        FrameIndex index = segment.index();
        RecordCursor in = scan.payload(cursor);
        try {
            while (in.left() > 0) {
                int frame = in.count(Integer.MAX_VALUE);
                int count = in.count(Integer.MAX_VALUE);
                if (scan.type() == Record.PART) {
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
}
