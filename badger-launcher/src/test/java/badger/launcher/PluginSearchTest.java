package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Plugins;
import badger.core.spi.StatModuleProvider;
import badger.launcher.PluginSearch.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins in a folder: loaded, or left out with a line that says why. */
class PluginSearchTest {
    @TempDir
    private Path folder;

    private final Plugins image = new Plugins(List.of(), List.of());

    private Path plugins() {
        return folder.resolve("plugins");
    }

    private MadePlugin made(String name) {
        return new MadePlugin(folder.resolve("made").resolve(name));
    }

    private MadePlugin good(String type, String name) throws IOException {
        return made(type).module(type, name).descriptor(type, "");
    }

    private PluginSearch search() {
        PluginSearch search = new PluginSearch(image);
        search.in(plugins());
        return search;
    }

    /** What is said, with paths as seen from the folder. */
    private List<String> said(PluginSearch search) {
        return search.findings().stream()
                .map(finding -> plugins().relativize(finding.file())
                        + (finding.isLeftOut() ? " left out: " : " ")
                        + finding.text())
                .toList();
    }

    private String reason() {
        PluginSearch search = search();
        assertThat(search.plugins().modules()).isEmpty();
        assertThat(search.findings()).hasSize(1).allMatch(Finding::isLeftOut);
        return search.findings().getFirst().text();
    }

    private static List<String> summaries(PluginSearch search) {
        return search.plugins().modules().stream()
                .map(StatModuleProvider::summary)
                .toList();
    }

    @Test
    void aFolderThatIsNotThereOrHoldsNoJavaIsNoMatter() throws IOException {
        assertThat(search().plugins()).isSameAs(image);
        Files.createDirectories(plugins().resolve("__pycache__"));
        Files.writeString(plugins().resolve("queue.py"), "class queue(object): pass");
        Files.writeString(plugins().resolve("__pycache__/queue.pyc"), "");
        Files.writeString(plugins().resolve(".half-copied.jar"), "");
        assertThat(search().plugins()).isSameAs(image);
    }

    @Test
    void aJarOfANamedModuleIsFound() throws IOException {
        good("one.One", "one").jar(plugins().resolve("one.jar"));

        PluginSearch search = search();

        assertThat(said(search)).containsExactly("one.jar module one");
        StatModuleProvider<?> one = search.plugins().module("one").orElseThrow();
        assertThat(one.getClass().getModule().getName()).isEqualTo("one");
        assertThat(search.plugins().leftOut()).isEmpty();
    }

    @Test
    void aJarWithoutADescriptorIsFoundByMetaInfServices() throws IOException {
        made("plain")
                .module("plain.Plain", "plain")
                .resource("META-INF/services/badger.core.spi.StatModuleProvider", "plain.Plain\n")
                .jar(plugins().resolve("plain-thing-1.2.jar"));

        PluginSearch search = search();

        assertThat(said(search)).containsExactly("plain-thing-1.2.jar module plain");
        assertThat(search.plugins()
                        .module("plain")
                        .orElseThrow()
                        .getClass()
                        .getModule()
                        .getName())
                .isEqualTo("plain.thing");
    }

    @Test
    void anEmitterIsFoundAsAModuleIs() throws IOException {
        made("out")
                .source("out/Out.java", """
                package out;

                import badger.core.spi.Confirmation;
                import badger.core.spi.Emitter;
                import badger.core.spi.EmitterContext;
                import badger.core.spi.EmitterProvider;
                import java.util.List;

                public final class Out implements EmitterProvider<Out.Config> {
                    record Config() {}

                    @Override
                    public List<String> names() {
                        return List.of("out");
                    }

                    @Override
                    public String summary() {
                        return "nowhere";
                    }

                    @Override
                    public Config defaults() {
                        return new Config();
                    }

                    @Override
                    public Confirmation confirmation() {
                        return Confirmation.LOCAL;
                    }

                    @Override
                    public Emitter create(Config config, EmitterContext context) {
                        return batch -> {};
                    }
                }
                """)
                .source("module-info.java", """
                module out {
                    requires badger.core;
                    opens out to badger.core;
                    provides badger.core.spi.EmitterProvider with out.Out;
                }
                """)
                .jar(plugins().resolve("out.jar"));

        PluginSearch search = search();

        assertThat(said(search)).containsExactly("out.jar emitter out");
        assertThat(search.plugins().emitter("out")).isPresent();
    }

    @Test
    void twoPluginsHaveTwoVersionsOfOneLibrary() throws IOException {
        for (String version : List.of("1", "2")) {
            Path library = made("library" + version)
                    .source("library/Version.java", """
                            package library;

                            public final class Version {
                                public static String text() {
                                    return "version %s";
                                }
                            }
                            """.formatted(version))
                    .source("module-info.java", "module library { exports library; }")
                    .jar(plugins().resolve("with" + version + "/library.jar"));
            String type = "with" + version + ".With";
            made(type)
                    .module(type, "with" + version, "library.Version.text()", "")
                    .descriptor(type, "requires library;")
                    .against(library)
                    .jar(plugins().resolve("with" + version + "/with.jar"));
        }

        PluginSearch search = search();

        assertThat(said(search)).containsExactly("with1 module with1", "with2 module with2");
        assertThat(summaries(search)).containsExactly("version 1", "version 2");
    }

    @Test
    void aPluginThatBringsTheAgentsInterfacesHasTheImagesInstead() throws IOException {
        good("one.One", "one").jar(plugins().resolve("one/one.jar"));
        MadePlugin.jarOf(MadePlugin.locationOf("badger.core"), plugins().resolve("one/badger-core.jar"));
        MadePlugin.jarOf(MadePlugin.locationOf("org.slf4j"), plugins().resolve("one/slf4j-api.jar"));

        PluginSearch search = search();

        assertThat(said(search)).containsExactly("one module one");
        assertThat(search.plugins().module("one")).isPresent();
    }

    @Test
    void whatTheImageHasIsNoPlugin() throws IOException {
        MadePlugin.jarOf(MadePlugin.locationOf("badger.core"), plugins().resolve("badger-core.jar"));

        assertThat(reason()).isEqualTo("there is no module or emitter in it but what the image has: badger.core");
    }

    @Test
    void whatIsNoJarIsLeftOut() throws IOException {
        Files.writeString(Files.createDirectories(plugins()).resolve("no.jar"), "I am no jar");

        assertThat(reason()).contains("zip").doesNotContain("\n");
    }

    @Test
    void aJarThatProvidesNothingIsLeftOut() throws IOException {
        made("lone")
                .source("lone/Lone.java", "package lone; public final class Lone {}")
                .source("module-info.java", "module lone { exports lone; }")
                .jar(plugins().resolve("lone.jar"));

        assertThat(reason()).startsWith("there is no module or emitter in it: ");
    }

    @Test
    void aProviderOfALaterJavaIsLeftOut() throws IOException {
        good("late.Late", "late").jarOfLaterJava(plugins().resolve("late.jar"), "late/Late");

        assertThat(reason()).contains(laterJava());
    }

    @Test
    void aDescriptorOfALaterJavaIsLeftOut() throws IOException {
        good("late.Late", "late").jarOfLaterJava(plugins().resolve("late.jar"), "late/Late", "module-info");

        assertThat(reason()).contains(laterJava());
    }

    private static String laterJava() {
        int feature = Runtime.version().feature();
        return "it was made for Java " + (feature + 1) + ", and this is Java " + feature;
    }

    @Test
    void aModuleThatRequiresWhatIsNotThereIsLeftOut() throws IOException {
        Path library = made("library")
                .source("library/Version.java", "package library; public final class Version {}")
                .source("module-info.java", "module library { exports library; }")
                .jar(folder.resolve("library.jar"));
        made("poor")
                .module("poor.Poor", "poor")
                .descriptor("poor.Poor", "requires library;")
                .against(library)
                .jar(plugins().resolve("poor.jar"));

        assertThat(reason())
                .isEqualTo("Module library not found, required by poor: its jar must stand beside the plug-in's, in a"
                        + " folder of their own");
    }

    @Test
    void aJarWithoutADescriptorThatLacksAClassIsLeftOut() throws IOException {
        Path library = made("library")
                .source("library/Version.java", "package library; public class Version {}")
                .jar(folder.resolve("library.jar"));
        made("poor")
                .module("poor.Poor", "poor", "\"\"", "private final Object used = new library.Version();")
                .resource("META-INF/services/badger.core.spi.StatModuleProvider", "poor.Poor\n")
                .against(library)
                .jar(plugins().resolve("poor.jar"));

        assertThat(reason())
                .endsWith("it needs the class library.Version, which is neither in its jars nor in this image");
    }

    @Test
    void aProviderThatThrowsIsLeftOutAndTheOthersOfItsJarAreNot() throws IOException {
        made("two")
                .module("two.Bad", "bad", "\"\"", "public Bad() { throw new IllegalStateException(\"no\\nway\"); }")
                .module("two.Good", "good")
                .descriptor("two.Bad, two.Good", "")
                .jar(plugins().resolve("two.jar"));

        PluginSearch search = search();

        assertThat(said(search))
                .containsExactlyInAnyOrder(
                        "two.jar left out: Provider two.Bad could not be instantiated:"
                                + " java.lang.IllegalStateException: no | way",
                        "two.jar module good");
        assertThat(search.plugins().leftOut())
                .containsExactly(
                        "the plug-in " + plugins().resolve("two.jar") + " is left out: Provider two.Bad could not"
                                + " be instantiated: java.lang.IllegalStateException: no | way");
        assertThat(search.plugins().module("good")).isPresent();
    }

    @Test
    void aProviderWithoutAPublicConstructorIsLeftOut() throws IOException {
        made("shy")
                .module("shy.Shy", "shy", "\"\"", "public Shy(int size) {}")
                .resource("META-INF/services/badger.core.spi.StatModuleProvider", "shy.Shy\n")
                .jar(plugins().resolve("shy.jar"));

        assertThat(reason()).contains("shy.Shy").contains("constructor");
    }

    @Test
    void aModuleThatIsClosedToTheCoreIsLeftOutWithTheLineThatItLacks() throws IOException {
        made("closed")
                .module("closed.Closed", "closed")
                .source("module-info.java", """
                        module closed {
                            requires badger.core;
                            provides badger.core.spi.StatModuleProvider with closed.Closed;
                        }
                        """)
                .jar(plugins().resolve("closed.jar"));

        assertThat(reason())
                .isEqualTo(
                        "closed.Closed: the module-info.java of closed lacks the line 'opens closed to badger.core;',"
                                + " so that Config cannot be filled");
    }

    @Test
    void ofTwoOfOneNameTheFirstIsTaken() throws IOException {
        good("one.One", "same").jar(plugins().resolve("a.jar"));
        good("two.Two", "same").jar(plugins().resolve("b.jar"));

        PluginSearch search = search();

        assertThat(said(search))
                .containsExactly(
                        "a.jar module same", "b.jar left out: two.Two: one has a module of the same name: same");
        assertThat(search.plugins().module("same").orElseThrow().getClass().getName())
                .isEqualTo("one.One");
    }

    @Test
    void aFolderOfTwoNamesIsSearchedOnce() throws IOException {
        good("one.One", "one").jar(plugins().resolve("one.jar"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), plugins());
        PluginSearch search = search();

        search.in(link);
        search.in(plugins().resolve("../plugins"));

        assertThat(said(search)).containsExactly("one.jar module one");
    }

    @Test
    void aFolderOfTwoVersionsOfOneModuleIsLeftOut() throws IOException {
        Path jar = good("one.One", "one").jar(plugins().resolve("one/one-1.jar"));
        Files.copy(jar, jar.resolveSibling("one-2.jar"));

        assertThat(reason()).contains("Two versions of module one", "one-1.jar", "one-2.jar");
    }
}
