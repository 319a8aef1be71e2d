package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import badger.it.Badger.Ended;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins that are dropped into the folder of a linked image. */
class PluginsIT {
    private static final String JACKSON = "requires com.fasterxml.jackson.databind;";
    private static final String ITS_VERSION = "new com.fasterxml.jackson.databind.ObjectMapper().version().toString()";

    @TempDir
    private Path folder;

    private Path image;

    @BeforeEach
    void copyTheImage() throws IOException, InterruptedException {
        image = folder.resolve("image");
        Ended copied = Badger.runCommand(Map.of(), List.of("cp", "-r", Badger.IMAGE.toString(), image.toString()));
        assertThat(copied.status()).isZero();
    }

    private Path plugins() {
        return image.resolve("plugins");
    }

    private Ended badger(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(image.resolve("bin/badger").toString()), Stream.of(arguments))
                .toList();
        return Badger.runCommand(Map.of(), command);
    }

    private Path configuration(String modules, String more) throws IOException {
        return Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "here"},
                  "modules": {%s"included_modules": %s},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(more, modules));
    }

    private Map<String, Double> oneFrame(Path file) throws IOException, InterruptedException {
        Ended ended = badger("-f", file.toString(), "--ticks", "1");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        return Payload.of(ended.out()).values();
    }

    @Test
    void twoOfThemHaveTwoVersionsOfJackson() throws IOException, InterruptedException {
        List<Path> common = List.of(
                PluginJar.of(ObjectMapper.class), PluginJar.of(JsonFactory.class), PluginJar.of(JsonProperty.class));
        List<Path> other;
        try (Stream<Path> jars = Files.list(Badger.ROOT.resolve("it-tests/target/another-jackson"))) {
            other = jars.toList();
        }
        assertThat(other).hasSize(3);
        PluginJar.make("one", JACKSON, ITS_VERSION, common, plugins().resolve("one/one.jar"));
        PluginJar.copy(common, plugins().resolve("one"));
        PluginJar.make("two", JACKSON, ITS_VERSION, other, plugins().resolve("two/two.jar"));
        PluginJar.copy(other, plugins().resolve("two"));

        assertThat(oneFrame(configuration("[\"load\", \"one\", \"two\"]", "")))
                .containsKeys(
                        "load.one",
                        "one.said." + System.getProperty("jackson.version"),
                        "two.said." + System.getProperty("jackson.other.version"));
    }

    @Test
    void oneHasALibraryOfItsOwnThatTheImageHasToo() throws IOException, InterruptedException {
        // a class that the image's part of Kafka's client has not
        List<Path> kafka = List.of(PluginJar.of(AdminClient.class));
        PluginJar.make(
                "own",
                "requires kafka.clients;",
                "org.apache.kafka.clients.producer.ProducerConfig.class.getModule().getName()",
                kafka,
                plugins().resolve("own/own.jar"));
        PluginJar.copy(kafka, plugins().resolve("own"));

        assertThat(oneFrame(configuration("[\"own\"]", ""))).containsKey("own.said.kafka.clients");
    }

    @Test
    void aFolderThatTheConfigurationNamesDoesAsWell() throws IOException, InterruptedException {
        PluginJar.make("there", "", "\"here\"", List.of(), folder.resolve("mine/there.jar"));
        Files.writeString(folder.resolve("mine/queue.py"), "class queue(object): pass");
        Path file = configuration("[\"there\"]", "\"dir\": \"mine\", ");

        assertThat(oneFrame(file)).containsKey("there.said.here");

        assertThat(badger("list").out()).doesNotContain("module   there ");
        assertThat(badger("list", "-f", file.toString()).out().lines())
                .anyMatch(line -> line.startsWith("module   there "))
                .contains("plug-in  " + folder.resolve("mine/there.jar") + "  module there");
        assertThat(badger("reference", "-f", file.toString()).out()).contains("what there says");
    }

    @Test
    void whatCannotBeLoadedIsSaidAndHarmsNobody() throws IOException, InterruptedException {
        PluginJar.make("good", "", "\"hello\"", List.of(), plugins().resolve("good.jar"));
        PluginJar.make("sql", "requires java.sql;", "\"\"", List.of(), plugins().resolve("sql.jar"));
        Files.writeString(plugins().resolve("no.jar"), "no jar");

        Ended ended =
                badger("-f", configuration("[\"load\", \"good\", \"sql\"]", "").toString(), "--ticks", "1");

        assertThat(ended.status()).isZero();
        assertThat(Payload.of(ended.out()).values()).containsKeys("load.one", "good.said.hello");
        assertThat(ended.err().lines())
                .hasSize(3)
                .anyMatch(line ->
                        line.contains("WARN config - the plug-in " + plugins().resolve("no.jar")))
                .anyMatch(line ->
                        line.contains("WARN config - the plug-in " + plugins().resolve("sql.jar"))
                                && line.contains("Module java.sql not found, required by sql")
                                && line.contains("-Djava.modules=java.sql"))
                .anyMatch(
                        line -> line.contains("ERROR config - ") && line.contains("nobody provides the module 'sql'"));
        assertThat(badger("list").out().lines())
                .contains("plug-in  " + plugins().resolve("good.jar") + "  module good")
                .anyMatch(line -> line.startsWith("plug-in  " + plugins().resolve("no.jar") + "  left out: "));
    }

    @Test
    void oneThatCallsSystemExitIsNamedAndLeftOutTheThirdTime() throws IOException, InterruptedException {
        PluginJar.make(
                "leaver",
                "",
                "String.valueOf(new Object() { public String toString() { System.exit(0); return \"\"; } })",
                List.of(),
                plugins().resolve("leaver.jar"));
        Map<String, String> environment =
                Map.of("STATE_DIRECTORY", folder.resolve("state").toString());
        List<String> command = List.of(
                image.resolve("bin/badger").toString(),
                "-f",
                configuration("[\"load\", \"leaver\"]", "").toString(),
                "--ticks",
                "1");
        for (int i = 0; i < 2; i++) {
            Ended ended = Badger.runCommand(environment, command);
            assertThat(ended.status()).isEqualTo(3);
            assertThat(ended.err().lines())
                    .singleElement()
                    .asString()
                    .endsWith("ERROR agent - must end: leaver has called System.exit");
        }

        Ended third = Badger.runCommand(environment, command);

        assertThat(third.status()).isZero();
        assertThat(third.err()).contains("left out: leaver has ended the agent by System.exit 2 times");
        assertThat(Payload.of(third.out()).values()).containsKey("load.one").doesNotContainKey("leaver.said");
    }

    /** Only who has plug-ins pays for them: docs/adr/0021-plug-ins-in-layers.md. */
    @Test
    void nothingOfLayersIsLoadedWhereThereAreNone() throws IOException, InterruptedException {
        Files.createDirectory(plugins());
        Files.writeString(plugins().resolve("queue.py"), "");
        Path loaded = folder.resolve("classes.txt");
        String file = configuration("[\"load\"]", "").toString();
        Map<String, String> environment = Map.of("BADGER_JAVA_OPTS", "-Xlog:class+load:file=" + loaded);
        String script = image.resolve("bin/badger").toString();

        assertThat(Badger.runCommand(environment, List.of(script, "-f", file, "--ticks", "1"))
                        .status())
                .isZero();
        assertThat(Files.readString(loaded))
                .contains("badger.launcher.PluginSearch")
                .doesNotContain("PluginLayer");

        PluginJar.make("good", "", "\"hello\"", List.of(), plugins().resolve("good.jar"));
        assertThat(Badger.runCommand(environment, List.of(script, "-f", file, "--ticks", "1"))
                        .status())
                .isZero();
        assertThat(Files.readString(loaded)).contains("PluginLayer");
    }
}
