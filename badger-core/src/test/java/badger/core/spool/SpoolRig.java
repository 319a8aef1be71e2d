package badger.core.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What tests of a spool do again and again. */
final class SpoolRig {
    /** Enough for every test that is not about limits. */
    static final SpoolLimits LIMITS = limits(4 << 20);

    private SpoolRig() {}

    static SpoolLimits limits(long segmentBytes) {
        return new SpoolLimits(1L << 40, Duration.ofDays(36_500), segmentBytes, _ -> Long.MAX_VALUE);
    }

    static Spool open(Path folder) throws IOException {
        return Spool.open(folder, LIMITS, MadeFrame::stranger);
    }

    /** Writes frames in one go; answers their numbers. */
    static List<Long> write(Spool to, MadeFrame... frames) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (MadeFrame frame : frames) {
            numbers.add(to.add(frame, 0));
        }
        to.write();
        return numbers;
    }

    /** Reads all that waits, oldest first. */
    static Map<Long, MadeFrame> readAll(Spool from) throws IOException {
        Map<Long, MadeFrame> all = new TreeMap<>();
        MadeFrame frame = new MadeFrame();
        for (long number = from.read(false, frame); number >= 0; number = from.read(false, frame)) {
            all.put(number, frame);
            frame = new MadeFrame();
        }
        return all;
    }

    /** What another agent would find in the folder. */
    static Map<Long, MadeFrame> reopened(Path folder) throws IOException {
        try (Spool spool = open(folder)) {
            return readAll(spool);
        }
    }

    /** The segment files, oldest first. */
    static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".spool"))
                    .sorted()
                    .toList();
        }
    }

    /** A folder as it stands on disk now, as after a kill -9. */
    static void copy(Path folder, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : segments(folder)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(one);
            }
        }
    }
}
