package badger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import badger.it.Badger.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image runs from anywhere, for anybody, and always with its class archive. */
class ImageIT {
    /** With this, Java ends with an error if it cannot use the class archive. */
    private static final Map<String, String> CACHE_OR_NOTHING = Map.of("BADGER_JAVA_OPTS", "-Xshare:on");

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @TempDir
    private Path folder;

    private Path copy;

    @BeforeEach
    void copyTheImage() throws IOException, InterruptedException {
        copy = folder.resolve("a copy");
        assertRun(Map.of(), List.of("cp", "-r", Badger.IMAGE.toString(), copy.toString()));
        assertRun(Map.of(), List.of("chmod", "-R", "a=rX", copy.toString()));
        assertRun(Map.of(), List.of("chmod", "a=rx", folder.toString()));
    }

    @Test
    void whereItWasBuilt() throws IOException, InterruptedException {
        assertRun(CACHE_OR_NOTHING, List.of(Badger.SCRIPT, "--version"));
    }

    @Test
    void copiedAndReadOnly() throws IOException, InterruptedException {
        assertRun(CACHE_OR_NOTHING, List.of(script(), "--version"));
    }

    @Test
    void throughSymbolicLinks() throws IOException, InterruptedException {
        Path links = Files.createDirectory(folder.resolve("links"));
        Path toScript = Files.createSymbolicLink(links.resolve("stats"), Path.of(script()));
        Path toLink = Files.createSymbolicLink(links.resolve("again"), Path.of("stats"));
        Path toImage = Files.createSymbolicLink(links.resolve("image"), copy);
        assertRun(CACHE_OR_NOTHING, List.of(toScript.toString(), "--version"));
        assertRun(CACHE_OR_NOTHING, List.of(toLink.toString(), "--version"));
        assertRun(CACHE_OR_NOTHING, List.of(toImage.resolve("bin/badger").toString(), "--version"));
    }

    @Test
    void withAnEmptyEnvironment() throws IOException, InterruptedException {
        Ended ended = Badger.runCommand(Map.of(), List.of("env", "-i", script(), "--ticks", "1"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(Payload.of(ended.out()).values()).containsKey("load.one");
    }

    @Test
    void theOptionsOfOtherJavaProgramsAreNotItsOwn() throws IOException, InterruptedException {
        Map<String, String> others = Map.of("JAVA_TOOL_OPTIONS", "-Dx=y", "JDK_JAVA_OPTIONS", "-XX:+NoSuchOption");
        assertRun(others, List.of(script(), "--version"));
    }

    @Test
    void asAUserWithoutRights() throws IOException, InterruptedException {
        assumeThat(System.getProperty("user.name"))
                .as("only root can become nobody")
                .isEqualTo("root");
        List<String> command = new ArrayList<>(AS_NOBODY);
        command.addAll(List.of(script(), "--ticks", "1"));
        Ended ended = Badger.runCommand(CACHE_OR_NOTHING, command);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(Payload.of(ended.out()).values()).containsKey("load.one");
    }

    /** Each class takes 8 KiB of the host for as long as the agent runs: docs/adr/0015-a-small-process.md. */
    @Test
    void fewClassesAreLoadedAndAllOfThemFromTheArchive() throws IOException, InterruptedException {
        List<String> original = classesOf("[\"system\", \"cpu\", \"disk\", \"network\", \"memory\", \"load\"]");
        assertThat(original.size()).as("classes").isBetween(500, 1_900);
        List<String> all = classesOf(StockModules.listed());
        assertThat(all.size()).as("classes of all modules").isBetween(500, 1_950);
        assertThat(all.stream().filter(line -> !line.contains("shared objects file")))
                .as("made by Java itself as it runs, each with a hundred classes for making it")
                .noneMatch(line -> line.contains("$$Lambda"))
                .hasSizeLessThan(12);
    }

    /** Java's way to native code takes megabytes, so that only a key has it loaded: docs/adr/0019-system-calls.md. */
    @Test
    void noSystemCallIsMadeReadyUntilAKeyAsksForIt() throws IOException, InterruptedException {
        String way = " java.lang.foreign.Linker ";
        assertThat(classesOf(StockModules.listed())).noneMatch(line -> line.contains(way));
        Path files = Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(files.resolve("filesystem.conf"), "{\"inodes\": true}");
        assertThat(classesOf(StockModules.listed())).anyMatch(line -> line.contains(way));
    }

    /** The classes that an agent with these modules loads in two seconds, and where each is from. */
    private List<String> classesOf(String modules) throws IOException, InterruptedException {
        Path main = folder.resolve("config.json");
        Files.writeString(main, """
                {
                    "core": {"hostname": "here"},
                    "modules": {"included_modules": %s},
                    "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(modules));
        Path loaded = folder.resolve("classes.txt");
        assertRun(
                Map.of("BADGER_JAVA_OPTS", "-Xlog:class+load:file=" + loaded),
                List.of(script(), "-f", main.toString(), "--ticks", "2"));
        return Files.readAllLines(loaded);
    }

    private String script() {
        return copy.resolve("bin/badger").toString();
    }

    private static void assertRun(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Ended ended = Badger.runCommand(environment, command);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
    }
}
