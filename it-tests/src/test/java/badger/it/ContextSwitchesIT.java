package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often the threads of the image, Java's own among them, give their processor up in steady state: a wake-up each.
 * Those that are put off by others are not counted, since they depend on what else runs.
 */
class ContextSwitchesIT {
    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = 20;
    private static final int GOAL_A_SECOND = 8;

    /** A thread of a busy host waits for a lock or a page now and then, which one of an idle host does not. */
    private static final int NOISE_A_SECOND = 4;

    private static final String VOLUNTARY = "voluntary_ctxt_switches:";

    @TempDir
    private Path folder;

    @Test
    void itsThreadsWakeUpSeldom() throws IOException {
        try (CarbonSink sink = new CarbonSink(folder)) {
            sink.pass(WARM_UP_SECONDS);
            Map<Path, Long> before = voluntary(sink.pid());
            sink.pass(SECONDS);
            Map<Path, Long> after = voluntary(sink.pid());
            long switches = after.entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                    .sum();
            assertThat((double) switches / SECONDS)
                    .as("voluntary context switches a second; one at least, or nothing was measured")
                    .isBetween(1.0, (double) (GOAL_A_SECOND + NOISE_A_SECOND));
        }
    }

    /** By thread: one that has ended is not told any more. */
    private static Map<Path, Long> voluntary(long pid) throws IOException {
        Map<Path, Long> switches = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                try {
                    switches.put(thread, voluntary(thread));
                } catch (NoSuchFileException e) {
                    // It has ended since the folder was listed.
                }
            }
        }
        return switches;
    }

    private static long voluntary(Path thread) throws IOException {
        return Files.readAllLines(thread.resolve("status")).stream()
                .filter(line -> line.startsWith(VOLUNTARY))
                .mapToLong(line ->
                        Long.parseLong(line.substring(VOLUNTARY.length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
