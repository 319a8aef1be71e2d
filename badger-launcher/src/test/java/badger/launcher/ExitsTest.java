package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.ModuleEntry;
import badger.core.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has called System.exit, and what becomes of whoever did it twice. */
class ExitsTest {
    private static final StackTraceElement HOOKS = frame("java.base", "java.lang.Shutdown", "exit");
    private static final StackTraceElement RUNTIME = frame("java.base", "java.lang.Runtime", "exit");
    private static final StackTraceElement SYSTEM = frame("java.base", "java.lang.System", "exit");
    private static final StackTraceElement CORE = frame("badger.core", "badger.core.tick.ModuleUnit", "collect");
    private static final StackTraceElement PLUGIN = frame("one", "one.One", "collect");
    private static final StackTraceElement LIBRARY = frame("library", "library.Library", "giveUp");

    @TempDir
    private Path folder;

    private static StackTraceElement frame(String module, String type, String method) {
        return new StackTraceElement("app", module, module.equals("one") ? "1.2" : null, type, method, null, -1);
    }

    @Test
    void thePluginIsNamedAndNotTheLibraryThatItCalled() {
        assertThat(Exits.culpritIn(HOOKS, RUNTIME, SYSTEM, PLUGIN, CORE)).contains("one@1.2");
        assertThat(Exits.culpritIn(HOOKS, RUNTIME, SYSTEM, LIBRARY, PLUGIN, CORE, LIBRARY))
                .contains("one@1.2");
        assertThat(Exits.culpritIn(HOOKS, RUNTIME, SYSTEM, LIBRARY, frame("java.base", "java.lang.Thread", "run")))
                .contains("library");
        StackTraceElement loading = frame("badger.launcher", "badger.launcher.PluginLayer", "each");
        assertThat(Exits.culpritIn(HOOKS, RUNTIME, SYSTEM, PLUGIN, loading)).contains("one@1.2");
    }

    @Test
    void whoeverIsNoModuleIsNamedByItsClass() {
        StackTraceElement loose = new StackTraceElement("a.Loose", "run", null, -1);
        assertThat(Exits.culpritIn(RUNTIME, SYSTEM, loose)).contains("a.Loose");
    }

    @Test
    void aSignalIsNobodysFault() {
        assertThat(Exits.culpritIn(HOOKS, frame("java.base", "java.lang.Terminator$1", "handle")))
                .isEmpty();
        assertThat(Exits.culpritIn(PLUGIN, CORE)).isEmpty();
        assertThat(Exits.culprit()).as("nobody ends this process").isEmpty();
    }

    @Test
    void whoDidItTwiceIsLeftOutUntilItIsAnotherVersion() throws IOException, ConfigurationException {
        Configuration configuration = configurationOf("one");
        Exits exits = Exits.in(Optional.of(folder.resolve("state/spool")));
        assertThat(exits.sift(configuration)).isSameAs(configuration);

        exits.add("one");
        exits.add("one@1.1");
        exits.add("two");
        assertThat(exits.sift(configuration).modules())
                .extracting(ModuleEntry::entry)
                .containsExactly("one");

        exits.add("one");
        Configuration sifted = exits.sift(configuration);
        assertThat(sifted.modules()).isEmpty();
        assertThat(sifted.missing())
                .containsExactly(
                        "the module one is left out: one has ended the agent by System.exit 2 times; remove its"
                                + " lines from " + folder.resolve("state/spool/exits") + " to have it again");
    }

    @Test
    void withoutAPlaceNothingIsKept() throws IOException, ConfigurationException {
        Configuration configuration = configurationOf("one");
        Exits exits = Exits.in(Optional.empty());

        exits.add("one");

        assertThat(exits.sift(configuration)).isSameAs(configuration);
    }

    /** A configuration with the module of a plug-in. */
    private Configuration configurationOf(String name) throws IOException, ConfigurationException {
        String type = name + ".Plugin";
        Path plugins = folder.resolve("plugins");
        new MadePlugin(folder.resolve("made"))
                .module(type, name)
                .descriptor(type, "")
                .jar(plugins.resolve("plugin.jar"));
        PluginSearch search = new PluginSearch(new Plugins(List.of(), List.of()));
        search.in(plugins);
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "web-01", "ipv4": "", "ipv6": ""},
                  "modules": {"included_modules": ["%s"]}
                }
                """.formatted(name));
        return Configuration.read(file, search.plugins(), Environment.ofThisProcess());
    }
}
