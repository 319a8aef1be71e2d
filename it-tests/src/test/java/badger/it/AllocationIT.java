package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image allocates in steady state, as its JVM tells it; {@code badger-bench/allocation} prints it by thread. */
class AllocationIT {
    /** A minute after the start the last of what is done once is done. */
    private static final int WARM_UP_TICKS = 65;

    private static final int TICKS = 20;
    private static final int MOST_BYTES_A_TICK = 2048;

    /** While Java warms up, or the host is so busy that ticks are written off, there is no steady state to be measured. */
    private static final int MOST_WINDOWS = 3;

    /** In a thread dump, rounded down to the unit. */
    private static final Pattern ALLOCATED = Pattern.compile("allocated=([0-9]+)([BKM])");

    @TempDir
    private Path folder;

    @Test
    void aTickOfTheStockModulesAllocatesAtMostTwoKilobytes() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "steady"},
                  "modules": {"included_modules": %s},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(StockModules.listed()));
        try (Badger badger = Badger.start(Map.of(), "-f", file.toString())) {
            BufferedReader lines = badger.lines();
            assertFewAllocated(badger.pid(), ticks -> read(lines, ticks));
        }
    }

    @Test
    void withAGraphiteLaneTheSame() throws IOException, InterruptedException {
        try (CarbonSink sink = new CarbonSink(folder)) {
            assertFewAllocated(sink.pid(), sink::pass);
        }
    }

    @FunctionalInterface
    private interface Ticks {
        void pass(int count) throws IOException;
    }

    private static void assertFewAllocated(long pid, Ticks ticks) throws IOException, InterruptedException {
        ticks.pass(WARM_UP_TICKS);
        long bytes = Long.MAX_VALUE;
        for (int window = 0; window < MOST_WINDOWS && bytes / TICKS > MOST_BYTES_A_TICK; window++) {
            long before = allocated(pid);
            ticks.pass(TICKS);
            long grown = allocated(pid) - before;
            // A thread that ended took its count along; that nothing at all was allocated is not to be believed.
            bytes = grown > 0 ? Math.min(bytes, grown) : bytes;
        }
        assertThat(bytes / TICKS).as("bytes a tick").isLessThanOrEqualTo(MOST_BYTES_A_TICK);
    }

    private static void read(BufferedReader lines, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            assertThat(lines.readLine()).isNotNull();
        }
    }

    /** What all threads have allocated since they began. */
    private static long allocated(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "Thread.print", "-e").start();
        String dump = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(dump).isZero();
        Matcher matcher = ALLOCATED.matcher(dump);
        long bytes = 0;
        while (matcher.find()) {
            bytes += Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
        }
        return bytes;
    }

    private static int unit(String letter) {
        return switch (letter) {
            case "B" -> 1;
            case "K" -> 1 << 10;
            default -> 1 << 20;
        };
    }
}
