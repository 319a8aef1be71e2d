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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
}
