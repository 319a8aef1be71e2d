package badger.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import badger.core.spi.Emitter;
import badger.core.spi.FreeKeys;
import badger.core.spi.Host;
import badger.core.spi.LongGauge;
import badger.core.trial.LaneTrial;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import badger.testkit.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Modules and emitters as people wrote them for the Python agent, run by a real Python 3. */
@Timeout(120)
class LegacyPythonTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final long ENDED_NANOS = 20 * SECOND;
    private static final Host HOST = new Host("", "", "", "", "web-01", "", "");

    @TempDir
    Path folder;

    private final List<ModuleTrial> trials = new ArrayList<>();
    private SaidLines said;

    @BeforeEach
    void needPython() throws IOException {
        said = new SaidLines();
        boolean there = false;
        try {
            there = new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info[0] != 3)")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // none
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assumeTrue(there, "no python3 here");
    }

    @AfterEach
    void end() throws IOException {
        for (ModuleTrial trial : trials) {
            trial.close();
        }
        said.close();
    }

    private void source(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".py"), text);
    }

    private void module(String name, String body) throws IOException {
        source(name, """
                import os, sys, time
                class %s(object):
                    def __init__(self, config, logger):
                        self.config = config
                        self.logger = logger
                    def get_stats(self, global_iteration):
                %s
                """.formatted(name, body.indent(8)));
    }

    /** A module as it is found by its name. */
    private ModuleTrial found(String name, String json, Duration wait) throws IOException {
        FoundLegacyModuleProvider provider = new FoundLegacyModuleProvider(folder, name, wait);
        ModuleTrial trial = ModuleTrial.of(
                provider, new LegacyKeys(new FreeKeys(json)), new StagedHost(Path.of("/")), 1_800_000_000L);
        trials.add(trial);
        return trial;
    }

    private ModuleTrial listed(String... names) throws IOException {
        LegacyConfig config = new LegacyConfig(folder.toString(), "", List.of(names), "python3");
        ModuleTrial trial =
                ModuleTrial.of(new LegacyModuleProvider(LONG), config, new StagedHost(Path.of("/")), 1_800_000_000L);
        trials.add(trial);
        return trial;
    }

    private static List<String> tick(ModuleTrial trial) throws IOException {
        return trial.tick(SECOND).stream().map(Reading::toString).sorted().toList();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aModuleIsAskedWithTheIterationAndItsConfiguration() throws IOException {
        module("good", "return [{'good.n': {'value': global_iteration, 'units': self.config['unit']}}]");
        ModuleTrial trial = found("good", "{\"interval\":1,\"unit\":\"B\"}", LONG);

        assertThat(tick(trial)).containsExactly("good.n B 0");
        assertThat(tick(trial)).containsExactly("good.n B 1");
        assertThat(trial.errors()).isZero();
    }

    @Test
    void aFileWithCommentsIsReadWhereTheModuleIsNamedInAList() throws IOException {
        module("good", "return [{'good.n': {'value': self.config['n'], 'units': ''}}]");
        Files.writeString(
                folder.resolve("good.conf"), "{ // a \"remark\"\n /* another */ \"n\": 7, \"url\": \"http://x\" }");
        module("bare", "return [{'bare.n': {'value': len(self.config), 'units': ''}}]");
        ModuleTrial trial = listed("good", "bare");

        assertThat(tick(trial)).containsExactly("bare.n - 0", "good.n - 7");
    }

    @Test
    void oneHelperRunsAllModulesOfAFolder() throws IOException {
        module("one", "return [{'one.pid': {'value': os.getpid(), 'units': ''}}]");
        module("two", "return [{'two.pid': {'value': os.getpid(), 'units': ''}}]");
        ModuleTrial one = found("one", "{}", LONG);
        ModuleTrial two = found("two", "{}", LONG);

        String pid = tick(one).getFirst().substring("one.pid".length());
        assertThat(tick(two)).containsExactly("two.pid" + pid);
        one.close();
        assertThat(tick(two)).as("goes on without the one that had started it").hasSize(1);
    }

    @Test
    void whatOneThrowsIsItsOwn() throws IOException {
        module("good", "return [{'good.n': {'value': 1, 'units': ''}}]");
        module("throwing", "return [{}[0]]");
        module("exiting", "sys.exit(3)");
        module("printing", "print('hello'); self.logger.log('words', 'info'); return []");
        ModuleTrial trial = listed("throwing", "exiting", "printing", "good");

        assertThat(tick(trial)).containsExactly("good.n - 1");
        assertThat(tick(trial)).containsExactly("good.n - 1");
        assertThat(said.with("throwing.py: KeyError: 0, in throwing.py:7")).hasSize(1);
        assertThat(said.with("exiting.py: SystemExit: 3")).hasSize(1);
        await(() -> said.with("says: hello").size() == 1);
    }

    @Test
    void aSlowOneKeepsNobodyWaiting() throws IOException {
        module("good", "return [{'good.n': {'value': 1, 'units': ''}}]");
        module(
                "slow",
                "while not os.path.exists(%r): time.sleep(0.01)\nreturn [{'slow.n': {'value': 2, 'units': ''}}]"
                        .replace("%r", "'" + folder + "/go'"));
        ModuleTrial good = found("good", "{}", LONG);
        ModuleTrial slow = found("slow", "{}", SHORT);

        assertThat(tick(good)).hasSize(1);
        assertThat(tick(slow)).isEmpty();
        assertThat(tick(good)).hasSize(1);
        assertThat(tick(slow)).isEmpty();
        Files.createFile(folder.resolve("go"));
        List<Reading> points = new ArrayList<>();
        while (points.isEmpty()) {
            points.addAll(slow.tick(1));
        }
        assertThat(points.getFirst()).hasToString("slow.n - 2");
    }

    @Test
    void oneThatHangsIsSaidAndTheOthersGoOn() throws IOException {
        module("good", "return [{'good.n': {'value': 1, 'units': ''}}]");
        module("hanging", "time.sleep(1000)");
        ModuleTrial good = found("good", "{}", LONG);
        ModuleTrial hanging = found("hanging", "{}", SHORT);

        for (int i = 0; i < 15; i++) {
            assertThat(tick(good)).containsExactly("good.n - 1");
            assertThat(tick(hanging)).isEmpty();
        }
        assertThat(said.with("hanging.py has not returned in time")).hasSize(1);
    }

    @Test
    void aHelperThatEndsIsStartedAnew() throws IOException {
        module("good", "return [{'good.n': {'value': 1, 'units': ''}}]");
        module("killing", "os.mkdir(%r)\nos._exit(7)".replace("%r", "'" + folder + "/first'"));
        ModuleTrial trial = listed("good", "killing");

        // how many ticks pass until it has ended, and another has begun, is the machine's; in that one there is the
        // folder
        List<String> points = List.of();
        long since = System.nanoTime();
        while ((points.isEmpty() || said.with("FileExistsError").isEmpty())
                && System.nanoTime() - since < ENDED_NANOS) {
            points = tick(trial);
        }
        assertThat(said.with("ended with status 7")).hasSize(1);
        assertThat(said.with("FileExistsError")).hasSize(1);
        assertThat(points).containsExactly("good.n - 1");
    }

    @Test
    void sourcesOfPython2AreToldApart() throws IOException {
        source("printing", "class printing(object):\n    def get_stats(self, i):\n        print \"x\", i\n");
        source("raising", "class raising(object):\n  def f(self):\n    raise ValueError, 'x'\n");
        source("importing", "import urllib2\nclass importing(object): pass\n");
        source("broken", "class broken(:\n");
        source("other", "class another(object): pass\n");
        module("iterating", "return {}.iteritems()");
        ModuleTrial trial = listed("printing", "raising", "importing", "broken", "other", "iterating", "absent");

        assertThat(tick(trial)).isEmpty();
        assertThat(said.with("printing.py: is written for Python 2")).hasSize(1);
        assertThat(said.with("raising.py: is written for Python 2")).hasSize(1);
        assertThat(said.with(
                        "importing.py: ModuleNotFoundError: No module named 'urllib2' (it is a module of Python 2"))
                .hasSize(1);
        assertThat(said.with("broken.py: is no Python: broken.py line 1")).hasSize(1);
        assertThat(said.with("other.py: has no class other in other.py")).hasSize(1);
        assertThat(said.with("iterating.py: AttributeError: 'dict' object has no attribute 'iteritems'"))
                .hasSize(1);
        assertThat(said.with("absent.py: cannot be read")).hasSize(1);
    }

    @Test
    void anotherModulesSeriesIsRefused() throws IOException {
        module("good", "return [{'good.n': {'value': 1, 'units': ''}}]");
        module("thief", "return [{'good.n': {'value': 9, 'units': ''}}, {'thief.n': {'value': 2, 'units': ''}}]");
        ModuleTrial good = found("good", "{}", LONG);
        ModuleTrial thief = found("thief", "{}", LONG);

        assertThat(tick(good)).containsExactly("good.n - 1");
        assertThat(tick(thief)).containsExactly("thief.n - 2");
        assertThat(said.with("thief.py: gave good.n, which is module good's")).hasSize(1);
    }

    @Test
    void isOfferedWhatLiesInAFolder() throws IOException {
        module("good", "return []");
        Files.createDirectory(folder.resolve("folder.py"));

        assertThat(new LegacyModuleProvider().inFolder(folder, "good")).isPresent();
        assertThat(new LegacyEmitterProvider().inFolder(folder, "good")).isPresent();
        assertThat(new LegacyModuleProvider().inFolder(folder, "absent")).isEmpty();
        assertThat(new LegacyModuleProvider().inFolder(folder, "folder")).isEmpty();
        assertThat(new LegacyEmitterProvider().inFolder(folder.resolve("none"), "good"))
                .isEmpty();
    }

    @Test
    void withoutModulesThereIsNothingToDo() {
        LegacyModuleProvider provider = new LegacyModuleProvider();

        assertThat(provider.listedUnasked()).isFalse();
        assertThatThrownBy(() -> ModuleTrial.of(provider, provider.defaults(), new StagedHost(Path.of("/")), 1))
                .hasMessageContaining("which modules");
        assertThatThrownBy(() -> new LegacyConfig("x", "", List.of("a-b"), "python3"))
                .hasMessageContaining("'a-b'");
        assertThatThrownBy(() -> new LegacyConfig("", "", List.of("a"), "python3"))
                .hasMessageContaining("folder");
    }

    @Test
    void anEmitterIsGivenEachPayloadUntilItTakesIt() throws Exception {
        source("sender", """
                class sender(object):
                    def __init__(self, config, logger):
                        self.file = open(config["file"], "a")
                        self.failures = 1
                    def emit_stats(self, payload, global_iteration):
                        if self.failures > 0:
                            self.failures -= 1
                            raise IOError("not yet")
                        for point in payload["points"]:
                            for name in point:
                                self.file.write("%d %s %s\\n" % (payload["timestamp"], name, point[name]["value"]))
                        self.file.flush()
                """);
        Path out = folder.resolve("out");
        FoundLegacyEmitterProvider provider = new FoundLegacyEmitterProvider(folder, "sender");
        LegacyKeys keys = new LegacyKeys(new FreeKeys("{\"file\": \"" + out + "\"}"));
        try (Emitter emitter = provider.create(keys, new TrialContext("sender", HOST));
                LaneTrial lane = new LaneTrial(
                        "sender", _ -> emitter, provider.confirmation(), 1_000, HOST, Duration.ofSeconds(30))) {
            LongGauge gauge = lane.schema().gauge("a", "B", "");
            gauge.set(5);
            lane.tick(1_800_000_000L);
            lane.stop(Duration.ofSeconds(60));
        }
        assertThat(out).hasContent("1800000000 a 5");
    }
}
