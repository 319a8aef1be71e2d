package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Environment;
import badger.core.Plugins;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void listIsALineAPlugin() {
        assertThat(run("list")).isZero();
        assertThat(text(out).replaceAll("badger.launcher(@\\S+)?", "MODULE")).isEqualTo("""
                        module   still (still_life)  MODULE  a module that never moves
                        emitter  sink                MODULE  nowhere
                        """);
        assertThat(text(err)).isEmpty();
    }

    @Test
    void listShowsWhatFoldersBringAndWhyItIsNotThere() throws IOException {
        Path beside = folder.resolve("plugins");
        Path named = folder.resolve("more");
        MadePlugin made = new MadePlugin(folder.resolve("made"));
        made.module("one.One", "one").descriptor("one.One", "").jar(beside.resolve("one.jar"));
        Files.createDirectory(named);
        Files.copy(beside.resolve("one.jar"), named.resolve("again.jar"));
        Path file =
                Files.writeString(folder.resolve("config.json"), "{\"modules\": {\"dir\": \"%s\"}}".formatted(named));

        assertThat(run("list", "-f", file.toString())).isZero();

        assertThat(text(out).lines())
                .anyMatch(line -> line.matches("module   one +one +the stats of one"))
                .contains(
                        "plug-in  " + beside.resolve("one.jar") + "  module one",
                        "plug-in  " + named.resolve("again.jar")
                                + "  left out: one.One: one has a module of the same name: one");
        assertThat(text(err)).isEmpty();
        assertThat(run("check", "-f", configuration("one", "sink").toString())).isZero();
    }

    @Test
    void aPluginThatIsLeftOutIsAWarningOfTheCheck() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("plugins")).resolve("broken.jar");
        Files.writeString(broken, "no jar");

        assertThat(run("check", "-f", configuration("still", "sink").toString()))
                .isZero();

        assertThat(text(err).lines()).singleElement().asString().startsWith("the plug-in " + broken + " is left out: ");
    }

    @Test
    void listShowsAFolderThatIsNamedAndNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), "{\"emitters\": {\"dir\": \"/no/such/folder\"}}");

        assertThat(run("list", "-f", file.toString())).isZero();

        assertThat(text(out)).endsWith("\nfolder   /no/such/folder  is not there (emitters.dir)\n");
    }

    @Test
    void aListOfAFileThatIsNotThereIsWrongInput() {
        assertThat(run("list", "-f", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains("none.json");
    }

    @Test
    void versionNamesTheAgentAndJava() {
        assertThat(run("--version")).isZero();
        assertThat(text(out)).matches("badger \\S+, Java 2[5-9]\\S*\n");
    }

    @Test
    void helpIsDataAndAWrongCommandLineIsNot() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("badger once");
        assertThat(run("onse")).isEqualTo(2);
        assertThat(text(err)).isEqualTo("there is no command onse; badger --help shows what there is\n");
    }

    @Test
    void aGoodConfigurationIsSaidToBeGood() throws IOException {
        Path file = configuration("still", "sink");
        assertThat(run("check", "-f", file.toString())).isZero();
        assertThat(text(out)).isEqualTo(file + ": good: 1 modules, 1 emitters\n");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidInALineEach() throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, "{\n  \"cores\": {},\n  \"emitters\": {\"included_emitters\": 5}\n}\n");
        assertThat(run("check", "-f", file.toString())).isEqualTo(2);
        assertThat(text(out)).isEmpty();
        assertThat(text(err).lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches(".*config\\.json:[23]:[0-9]+: \\$\\..*"));
        assertThat(run("-f", file.toString())).isEqualTo(2);
        assertThat(run("once", "-f", file.toString())).isEqualTo(2);
    }

    @Test
    void whatBecomesOfASeriesIsData() throws IOException {
        String file = configuration("still", "sink").toString();

        assertThat(run("explain", "still.life", "-f", file)).isZero();
        assertThat(text(out))
                .startsWith("still.life\n")
                .contains("module still as still.life", "it arrives as still.life");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void aSeriesThatThereIsNotIsOne() throws IOException {
        String file = configuration("still", "sink").toString();

        assertThat(run("explain", "still.live", "-f", file)).isEqualTo(1);
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).isEqualTo("there is no series 'still.live' on this host now; did you mean still.life?\n");
    }

    @Test
    void nothingIsExplainedOfWhatCannotBeRun() throws IOException {
        assertThat(run("explain", "a", "-f", configuration("still", "graphite").toString()))
                .isEqualTo(1);
        assertThat(text(err)).contains("no emitter is left");
        assertThat(run("explain", "a", "-f", folder.resolve("none.json").toString()))
                .isEqualTo(2);
    }

    @Test
    void aFileThatIsMissingIsWrongInput() {
        assertThat(run("check", "-f", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains("none.json");
    }

    @Test
    void aPluginThatNobodyProvidesFailsTheCheck() throws IOException {
        Path file = configuration("still\", \"stil", "sink");
        assertThat(run("check", "-f", file.toString())).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains("stil");
    }

    @Test
    void nothingLeftToRunEndsTheStart() throws IOException {
        Path file = configuration("still", "graphite");
        assertThat(run("-f", file.toString())).isEqualTo(1);
        assertThat(text(err).lines()).hasSize(2).last().asString().contains("no emitter is left");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void initWritesATreeThatCanBeRunAndNeverOverwritesOne() throws IOException {
        Path tree = folder.resolve("tree");
        assertThat(run("init", tree.toString())).isZero();
        assertThat(text(out).lines()).contains(tree.resolve("config.json").toString());
        assertThat(run("check", "-f", tree.resolve("config.json").toString())).isZero();
        assertThat(text(err)).isEmpty();
        String before = Files.readString(tree.resolve("config.json"));
        assertThat(run("init", tree.toString())).isEqualTo(2);
        assertThat(text(err)).isEqualTo(tree.resolve("config.json") + ": is there already, and is not overwritten\n");
        assertThat(tree.resolve("config.json")).hasContent(before);
    }

    @Test
    void initBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(run("init", file.resolve("tree").toString())).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().endsWith("file/tree: Not a directory");
    }

    private Path configuration(String modules, String emitters) throws IOException {
        return Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "web-01", "ipv4": "", "ipv6": ""},
                  "modules": {"included_modules": ["%s"]},
                  "emitters": {"included_emitters": ["%s"]}
                }
                """.formatted(modules, emitters));
    }

    private int run(String... arguments) {
        Plugins plugins = new Plugins(List.of(new Still()), List.of(new Sink()));
        Path beside = folder.resolve("plugins");
        return new Launcher(stream(out), stream(err), plugins, beside, Environment.ofThisProcess()).run(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    record NoKeys() {}

    private static final class Still implements StatModuleProvider<NoKeys> {
        @Override
        public List<String> names() {
            return List.of("still", "still_life");
        }

        @Override
        public String summary() {
            return "a module that never moves";
        }

        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public StatModule create(NoKeys config, ModuleContext context) {
            LongGauge moves = context.schema().gauge("still.life", "", "how often it has moved");
            return tick -> moves.set(0);
        }
    }

    private static final class Sink implements EmitterProvider<NoKeys> {
        @Override
        public List<String> names() {
            return List.of("sink");
        }

        @Override
        public String summary() {
            return "nowhere";
        }

        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public Confirmation confirmation() {
            return Confirmation.LOCAL;
        }

        @Override
        public Emitter create(NoKeys config, EmitterContext context) {
            return batch -> {};
        }
    }
}
