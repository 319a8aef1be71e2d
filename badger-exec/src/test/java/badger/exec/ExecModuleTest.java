package badger.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Secret;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.exec.ExecConfig.Mode;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExecModuleTest {
    private static final long SECOND = 1_000_000_000L;

    /** As good as for ever: what a program prints is then there in the same tick. */
    private static final Duration LONG = Duration.ofSeconds(30);

    /** A program that hangs keeps a tick no longer. */
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    Path folder;

    private SaidLines said;
    private @Nullable ModuleTrial trial;

    @BeforeEach
    void listen() {
        said = new SaidLines();
    }

    @AfterEach
    void end() throws IOException {
        if (trial != null) {
            trial.close();
        }
        said.close();
    }

    private static ExecConfig config(Mode mode, PrintedFormat format, String... command) {
        return new ExecConfig(List.of(command), mode, format, "", Map.of(), Duration.ofSeconds(3), 64 * 1024);
    }

    private static ExecConfig shell(Mode mode, PrintedFormat format, String script) {
        return config(mode, format, "sh", "-c", script);
    }

    private ModuleTrial start(ExecConfig config, Duration wait) throws IOException {
        ModuleTrial started =
                ModuleTrial.of(new ExecModuleProvider(wait), config, new StagedHost(Path.of("/")), 1_800_000_000L);
        trial = started;
        return started;
    }

    private static List<String> tick(ModuleTrial trial) throws IOException {
        return trial.tick(SECOND).stream().map(Reading::toString).sorted().toList();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** Whether a process has ended, also if nobody has asked how. */
    private static boolean isGone(long pid) {
        try {
            String stat = Files.readString(new StagedHost(Path.of("/")).proc().resolve(pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return true;
        }
    }

    /** The numbers of the processes that a script has written, a line each, into a file. */
    private List<Long> written(String file, int lines) {
        Path path = folder.resolve(file);
        List<Long> pids = new ArrayList<>();
        await(() -> {
            pids.clear();
            try {
                for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
                    pids.add(Long.parseLong(line.strip()));
                }
            } catch (IOException | NumberFormatException e) {
                // half written
                return false;
            }
            return pids.size() >= lines;
        });
        return pids;
    }

    @Test
    void aProgramIsRunAtEachRead() throws IOException {
        String script = "echo x >> " + folder + "/runs; printf '[{\"runs\": {\"value\": %d, \"units\": \"\"}}]'"
                + " $(wc -l < " + folder + "/runs)";
        ModuleTrial module = start(shell(Mode.ONE_SHOT, PrintedFormat.JSON, script), LONG);

        assertThat(tick(module)).containsExactly("runs - 1");
        assertThat(tick(module)).containsExactly("runs - 2");
        assertThat(module.errors()).isZero();
    }

    @Test
    void aProgramThatLivesOnIsAskedForEachTick() throws IOException {
        String script = "echo $$ >> " + folder + "/pids; while read second; do echo '{\"second\": '$second'}'; done";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, script), LONG);

        assertThat(tick(module)).containsExactly("second - 1800000001");
        assertThat(tick(module)).containsExactly("second - 1800000002");
        assertThat(tick(module)).containsExactly("second - 1800000003");
        assertThat(written("pids", 1)).hasSize(1);
        assertThat(module.errors()).isZero();
    }

    @Test
    void answersInLinesEndWithAnEmptyOne() throws IOException {
        String script = "while read second; do printf 'a value=1i\\nb,c=d value=2.5\\n\\n'; done";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.INFLUX, script), LONG);

        assertThat(tick(module)).containsExactly("a - 1", "b.d - 2.5");
        assertThat(tick(module)).containsExactly("a - 1", "b.d - 2.5");
    }

    @Test
    void printsPrometheusText() throws IOException {
        String script = "printf '# TYPE a counter\\na{b=\"c\"} 5\\nd_bytes 7\\n'";
        ModuleTrial module = start(shell(Mode.ONE_SHOT, PrintedFormat.PROMETHEUS, script), LONG);

        assertThat(tick(module)).containsExactly("d_bytes B 7.0");
        assertThat(tick(module)).containsExactly("a.c - 0.0", "d_bytes B 7.0");
    }

    @Test
    void noShellReadsTheWords() throws IOException {
        ModuleTrial module =
                start(config(Mode.ONE_SHOT, PrintedFormat.JSON, "printf", "{\"%s\": 1}", "$HOME; `id` * 'x'"), LONG);

        assertThat(tick(module)).containsExactly("$HOME; `id` * 'x' - 1");
    }

    @Test
    void littleOfTheAgentsEnvironmentIsHandedOn() throws IOException {
        ExecConfig config = new ExecConfig(
                List.of("sh", "-c", "env | sed -n 's/^\\([A-Za-z_]*\\)=.*/env.\\1 value=1i/p'"),
                Mode.ONE_SHOT,
                PrintedFormat.INFLUX,
                "",
                Map.of("MINE", Secret.parse("x")),
                Duration.ofSeconds(3),
                64 * 1024);
        ModuleTrial module = start(config, LONG);

        assertThat(tick(module))
                .contains("env.MINE - 1", "env.PATH - 1")
                .allSatisfy(line -> assertThat(Set.of(
                                "MINE", "PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "PWD", "OLDPWD",
                                "SHLVL", "_"))
                        .contains(line.substring("env.".length(), line.indexOf(' '))));
    }

    @Test
    void aSlowAnswerIsTakenAtTheNextRead() throws IOException {
        String script = "while read second; do while [ ! -e " + folder + "/go ]; do sleep 0.01; done;"
                + " echo '{\"a\": 1}'; echo > " + folder + "/said; done";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, script), SHORT);

        assertThat(tick(module)).isEmpty();
        Files.createFile(folder.resolve("go"));
        await(() -> Files.exists(folder.resolve("said")));
        List<String> points = new ArrayList<>();
        while (points.isEmpty()) {
            points.addAll(module.tick(1).stream().map(Reading::toString).toList());
        }
        assertThat(points).containsExactly("a - 1");
        assertThat(module.errors()).isZero();
    }

    @Test
    void aProgramThatIsNotThereIsSaidOnceAndTriedSeldom() throws IOException {
        ModuleTrial module = start(config(Mode.LONG_LIVED, PrintedFormat.JSON, "/no/such/program"), LONG);

        for (int i = 0; i < 20; i++) {
            assertThat(tick(module)).isEmpty();
        }
        assertThat(module.errors()).isBetween(4L, 12L);
        assertThat(said.with("rests for")).hasSize(1);
    }

    @Test
    void aProgramThatDiesAtOnceEveryTimeIsStartedLessAndLessOften() throws IOException {
        ModuleTrial module =
                start(shell(Mode.ONE_SHOT, PrintedFormat.JSON, "echo x >> " + folder + "/runs; exit 3"), LONG);

        for (int i = 0; i < 16; i++) {
            assertThat(tick(module)).isEmpty();
        }
        assertThat(Files.readAllLines(folder.resolve("runs")))
                .as("at 1, 2, 4, 8 and 16 s")
                .hasSize(5);
        assertThat(said.with("ended with status 3")).hasSize(1);
    }

    @Test
    void whatAFailedRunHasPrintedIsNotTrusted() throws IOException {
        ModuleTrial module = start(shell(Mode.ONE_SHOT, PrintedFormat.JSON, "echo '{\"a\": 1}'; exit 1"), LONG);

        assertThat(tick(module)).isEmpty();
        assertThat(module.errors()).isOne();
    }

    @Test
    void aLineOfAGigabyteEndsTheProgram() throws IOException {
        String script = "echo $$ > " + folder + "/pids; head -c 1000000000 /dev/zero | tr '\\0' x";
        ModuleTrial module = start(shell(Mode.ONE_SHOT, PrintedFormat.JSON, script), LONG);

        assertThat(tick(module)).isEmpty();
        assertThat(said.with("printed more than 65536 bytes")).hasSize(1);
        long pid = written("pids", 1).getFirst();
        await(() -> isGone(pid));
    }

    @Test
    void aLineOfAGigabyteFromOneThatLivesOnEndsIt() throws IOException {
        String script = "echo $$ > " + folder + "/pids; read second; head -c 1000000000 /dev/zero | tr '\\0' x";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, script), LONG);

        assertThat(tick(module)).isEmpty();
        assertThat(tick(module)).isEmpty();
        assertThat(said.with("printed more than 65536 bytes")).hasSize(1);
        long pid = written("pids", 1).getFirst();
        await(() -> isGone(pid));
    }

    @Test
    void aLoopIsEndedAtTheDeadline() throws IOException {
        String script = "echo $$ > " + folder + "/pids; while :; do :; done";
        ModuleTrial module = start(shell(Mode.ONE_SHOT, PrintedFormat.JSON, script), SHORT);

        tick(module);
        long pid = written("pids", 1).getFirst();
        tick(module);
        tick(module);
        assertThat(isGone(pid)).isFalse();
        tick(module);
        await(() -> isGone(pid));
        assertThat(said.with("had not ended after 3.0 s")).hasSize(1);
    }

    @Test
    void oneThatNeverAnswersIsEndedAtTheDeadline() throws IOException {
        String script = "echo $$ > " + folder + "/pids; while :; do sleep 1000; done";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, script), SHORT);

        tick(module);
        long pid = written("pids", 1).getFirst();
        for (int i = 0; i < 3; i++) {
            tick(module);
        }
        await(() -> isGone(pid));
        assertThat(said.with("had not answered after 3.0 s")).hasSize(1);
    }

    @Test
    void descendantsAreEndedWithIt() throws IOException {
        String script = "echo $$ >> " + folder + "/pids; for i in 1 2 3; do (sleep 1000 & echo $! >> " + folder
                + "/pids; wait) & done; read second; wait";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, script), SHORT);

        tick(module);
        List<Long> pids = written("pids", 4);
        module.close();
        pids.forEach(pid -> await(() -> isGone(pid)));
    }

    @Test
    void whatARunLeavesRunningIsEnded() throws IOException {
        String script = "sleep 1000 > /dev/null 2>&1 & echo $! >> " + folder + "/pids; echo '{\"a\": 1}'";
        ModuleTrial module = start(shell(Mode.ONE_SHOT, PrintedFormat.JSON, script), LONG);

        assertThat(tick(module)).containsExactly("a - 1");
        long pid = written("pids", 1).getFirst();
        await(() -> isGone(pid));
    }

    @Test
    void whatGotAwayAndKeepsItsOutputDoesNotKeepTheModule() throws IOException {
        String pids = folder + "/pids";
        // what has not got away yet when the run ends is ended with it
        String script = "touch " + pids + "; setsid sh -c 'echo $$ >> " + pids + "; exec sleep 1000' & "
                + "until grep -qx $! " + pids + "; do sleep 0.01; done; echo '{\"a\": 1}'";
        ModuleTrial module = start(shell(Mode.ONE_SHOT, PrintedFormat.JSON, script), Duration.ofMillis(500));
        try {
            List<String> points = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                points.addAll(tick(module));
            }
            assertThat(points).isNotEmpty().containsOnly("a - 1");
            assertThat(said.with("keeps their output open")).hasSize(1);
            assertThat(written("pids", 1)).hasSizeLessThanOrEqualTo(3);
        } finally {
            written("pids", 1).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    @Test
    void aFullStandardErrorIsAFewLinesOfTheLog() throws IOException {
        String script = "while read second; do seq 1 5000 | sed 's/^/oops /' >&2; echo '{\"a\": 1}'; done";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, script), LONG);

        assertThat(tick(module)).containsExactly("a - 1");
        await(() -> !said.with("oops").isEmpty());
        assertThat(said.with("oops"))
                .as("lines that differ in numbers alone are one")
                .hasSize(1);
        assertThat(module.errors()).isLessThanOrEqualTo(10);
    }

    @Test
    void aProgramThatClosesItsOutputIsStartedAnew() throws IOException {
        ModuleTrial module = start(
                shell(Mode.LONG_LIVED, PrintedFormat.JSON, "exec >&-; while read second; do :; done"),
                Duration.ofSeconds(2));

        for (int i = 0; i < 4; i++) {
            assertThat(tick(module)).isEmpty();
        }
        assertThat(said.with("closed its standard output")).hasSize(1);
    }

    @Test
    void theEndOfItsInputTellsItThatTheAgentIsGone() throws IOException {
        String script = "trap '' TERM; while read second; do echo '{\"a\": 1}'; done; echo over > " + folder + "/over";
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, script), LONG);

        assertThat(tick(module)).containsExactly("a - 1");
        module.close();
        assertThat(folder.resolve("over")).hasContent("over");
    }

    @Test
    void wrongTextIsSaidWithItsPlace() throws IOException {
        ModuleTrial module = start(
                shell(Mode.ONE_SHOT, PrintedFormat.INFLUX, "printf 'a value=1i\\nb value=oops\\nc value=NaN\\n'"),
                LONG);

        assertThat(tick(module)).containsExactly("a - 1");
        assertThat(said.with("sh:2:9: a number, true or false is expected")).hasSize(1);
        assertThat(said.with("'c' was set to NaN")).hasSize(1);
    }

    @Test
    void hasANameASummaryAndNothingToDoWithoutAProgram() {
        ExecModuleProvider provider = new ExecModuleProvider();

        assertThat(provider.names()).containsExactly("exec");
        assertThat(provider.summary()).isNotBlank();
        assertThat(provider.listedUnasked()).isFalse();
        assertThatThrownBy(() -> start(provider.defaults(), LONG)).hasMessageContaining("which program");
    }

    @Test
    void canBeClosedTwiceAndBeforeItHasRead() throws IOException {
        ModuleTrial module = start(shell(Mode.LONG_LIVED, PrintedFormat.JSON, "cat"), SHORT);

        module.close();
        module.close();
    }
}
