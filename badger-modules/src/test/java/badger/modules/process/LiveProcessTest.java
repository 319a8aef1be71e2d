package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This machine's own kernel, and a child process that does what it is told. */
final class LiveProcessTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Path ROOT = Path.of("/");
    private static final int CHUNK = 4096;
    private static final Path OWN_STAT = Path.of("/proc/thread-self/stat");
    private static final long SPIN_TICKS = 5;

    @TempDir
    Path folder;

    private java.lang.Process child;
    private Path copy;

    /** tee(1) copies what it is given to a file and back. */
    @BeforeEach
    void startChild() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/io")), "this kernel does not count what processes read");
        copy = folder.resolve("copy");
        child = new ProcessBuilder("tee", copy.toString()).start();
        echo(1);
    }

    @AfterEach
    void endChild() throws InterruptedException {
        child.destroyForcibly().waitFor();
    }

    /** Has the child read bytes; when they are back it has read them. */
    private void echo(int count) throws IOException {
        OutputStream out = child.getOutputStream();
        out.write(new byte[count]);
        out.flush();
        InputStream in = child.getInputStream();
        assertThat(in.readNBytes(count)).hasSize(count);
    }

    private ModuleTrial module(String... keys) throws IOException {
        String pattern = "tee" + copy.toString().replaceAll("[^A-Za-z0-9/]", ".");
        ProcessStatsConfig config = Keys.on(keys).pattern("child", pattern).config();
        return ModuleTrial.of(new ProcessStatsModuleProvider(), config, new StagedHost(ROOT), 0);
    }

    private static Map<String, Number> tick(ModuleTrial module) throws IOException {
        return module.tick(SECOND).stream()
                .collect(Collectors.toMap(reading -> reading.series().metric(), Reading::value));
    }

    @Test
    void countsWhatAChildReads() throws IOException {
        try (ModuleTrial module = module("io")) {
            tick(module);
            echo(CHUNK);
            echo(1);
            assertThat(tick(module)).contains(entry("proc.rchar", CHUNK + 1.0), entry("proc.syscr", 2.0));
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void countsItsOpenFilesAndKnowsItsMemoryStateAndAge() throws IOException {
        try (ModuleTrial module = module("extended", "open_files", "pss")) {
            Map<String, Number> points = tick(module);
            assertThat(points)
                    .contains(
                            entry("proc.count", 1L),
                            // standard input, output and error, and the copy
                            entry("proc.open_files", 4L),
                            entry("proc.stopped", 0L),
                            entry("proc.zombies", 0L));
            assertThat(points.get("proc.uptime_youngest")).isEqualTo(points.get("proc.uptime_oldest"));
            assertThat(points.get("proc.mem_pss"))
                    .asInstanceOf(InstanceOfAssertFactories.LONG)
                    .isPositive()
                    .isLessThan((Long) points.get("proc.mem_virtual"));
            assertThat(module.errors()).isZero();
        }
    }

    /** Has the calling thread use CPU time, by the kernel's own account. */
    private static void spin() {
        long until = ticksOfThisThread() + SPIN_TICKS;
        while (ticksOfThisThread() < until) {
            Thread.onSpinWait();
        }
    }

    private static long ticksOfThisThread() {
        try {
            String stat = Files.readString(OWN_STAT);
            // behind the command come fields 3 to 52
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsTheThreadThatUsesTheCpu() throws Exception {
        ProcessStatsConfig config = Keys.on("threads").pattern("java", ".*java").config();
        try (ExecutorService spinner = Executors.newSingleThreadExecutor(work -> new Thread(work, "badger-spinner"));
                ModuleTrial module =
                        ModuleTrial.of(new ProcessStatsModuleProvider(), config, new StagedHost(ROOT), 0)) {
            // seen, chosen, measured
            for (int i = 0; i < 2; i++) {
                spinner.submit(LiveProcessTest::spin).get();
                module.tick(SECOND);
            }
            spinner.submit(LiveProcessTest::spin).get();
            assertThat(module.tick(SECOND))
                    .filteredOn(reading -> reading.series().name().equals("proc.thread.cpu.java.badger-spinner"))
                    .singleElement()
                    .satisfies(
                            reading -> assertThat(reading.value().doubleValue()).isPositive());
        }
    }

    @Test
    void countsEveryoneOfThisHost() throws Exception {
        ProcessStatsConfig config = Keys.on().group(Grouping.COMMAND, 100).config();
        try (ModuleTrial module = ModuleTrial.of(new ProcessStatsModuleProvider(), config, new StagedHost(ROOT), 0)) {
            module.tick(SECOND);
            spin();
            Map<String, Number> points = module.tick(SECOND).stream()
                    .collect(Collectors.toMap(reading -> reading.series().name(), Reading::value));
            assertThat(points)
                    .hasEntrySatisfying(
                            "proc.command.count.java",
                            count -> assertThat(count.longValue()).isPositive())
                    .hasEntrySatisfying(
                            "proc.command.cpu.java",
                            cpu -> assertThat(cpu.doubleValue()).isPositive())
                    .hasEntrySatisfying(
                            "proc.command.mem_resident.java",
                            bytes -> assertThat(bytes.longValue()).isPositive());
        }
    }
}
