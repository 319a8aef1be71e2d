package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.ModuleEntry;
import badger.core.PluginFolder;
import badger.core.Plugins;
import badger.core.config.Samples.NoKeys;
import badger.core.config.Samples.World;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders of plug-ins that a main file names, and what becomes of a name that only a folder knows. */
class PluginFoldersTest {
    @TempDir
    Path folder;

    private ConfigTree tree;

    @BeforeEach
    void makeTree() {
        tree = ConfigTree.in(folder);
    }

    private List<PluginFolder> named(World world) throws ConfigurationException {
        return Configuration.pluginFolders(folder.resolve("config.json"), world);
    }

    @Test
    void areNamedBySectionAndLookedForAsAllFoldersAre() throws ConfigurationException {
        tree.main("""
                {
                    "modules": {"dir": "modules"}, "async_modules": {"dir": "${env:WHERE}"}, "emitters": {"dir": "emitters"}
                }
                """).file("work/emitters/x", "");
        World world = World.in(folder.resolve("work")).with(Map.of("WHERE", "/opt/plugins"));

        assertThat(named(world))
                .extracting(PluginFolder::section, PluginFolder::path)
                .containsExactly(
                        tuple("modules", folder.resolve("modules")),
                        tuple("async_modules", Path.of("/opt/plugins")),
                        tuple("emitters", folder.resolve("work/emitters")));
    }

    @Test
    void areNoneWhereTheFileNamesNone() throws ConfigurationException {
        World world = World.in(folder);
        tree.main("{\"modules\": {\"dir\": \"\"}, \"emitters\": {}, \"async_modules\": []}");
        assertThat(named(world)).isEmpty();
        tree.main("{\"modules\": {\"dir\": 5}, \"emitters\": {\"dir\": \"${host:cluster}\"}}");
        assertThat(named(world)).isEmpty();
    }

    @Test
    void ofAFileThatIsNoJsonAreRefusedAsTheFileIs() {
        World world = World.in(folder);
        tree.main("{\"modules\": ");
        assertThatThrownBy(() -> named(world))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("config.json:1:");
        assertThatThrownBy(() -> Configuration.pluginFolders(folder.resolve("none.json"), world))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("none.json: does not exist");
    }

    @Test
    void ofAHostThatIsNotKnownYetAreRefused() {
        tree.main("{" + ConfigTree.HOST + ", \"modules\": {\"dir\": \"${host:cluster}\"}}");

        assertThat(tree.problems()).singleElement().asString().startsWith("config.json:1:");
    }

    @Test
    void thatAreNotThereOrHoldCodeOfTheOriginalAreNoError() throws ConfigurationException {
        tree.main("{" + ConfigTree.HOST + """
                , "modules": {"dir": "none", "included_modules": ["cpu"]}, "emitters": {"dir": "emitters"}}
                """).file("emitters/old.py", "class old(object): pass");

        Configuration configuration = tree.read();

        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.missing()).isEmpty();
    }

    @Test
    void areAskedForNamesThatNobodyBears() throws ConfigurationException {
        tree.main("{" + ConfigTree.HOST + """
                , "modules": {"dir": "old", "included_modules": ["cpu", "queue", "queue@two", "gone"]},
                "async_modules": {"included_modules": ["queue@three"]}}
                """)
                .file("old/queue.py", "")
                .file("old/cpu.py", "")
                .file("conf.d/queue@two.conf", "{\"interval\": 5}");
        Plugins plugins =
                new Plugins(List.of(new Interpreter("python"), Samples.module(new NoKeys(), false, "cpu")), List.of());

        Configuration configuration = tree.with(plugins).read();

        assertThat(configuration.modules())
                .extracting(
                        ModuleEntry::entry,
                        ModuleEntry::interval,
                        entry -> entry.provider().summary())
                .containsExactly(
                        tuple("cpu", 1, "Stats of the cpu."),
                        tuple("queue", 1, "made of queue.py"),
                        tuple("queue@two", 5, "made of queue.py"));
        assertThat(tree.shortened(configuration.missing()))
                .satisfiesExactly(
                        gone -> assertThat(gone).contains("nobody provides the module 'gone'"),
                        elsewhere -> assertThat(elsewhere).contains("nobody provides the module 'queue'"));
    }

    @Test
    void whatWasLeftOutIsAWarning() throws ConfigurationException {
        Plugins plugins = new Plugins(
                Samples.PLUGINS.modules(),
                Samples.PLUGINS.emitters(),
                List.of("the plug-in x.jar is left out: no jar"));

        Configuration configuration =
                tree.with(plugins).main("{" + ConfigTree.HOST + "}").read();

        assertThat(configuration.warnings()).containsExactly("the plug-in x.jar is left out: no jar");
    }

    /** Makes a module of every file of another language. */
    private record Interpreter(String name) implements StatModuleProvider<NoKeys> {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public String summary() {
            return "made of " + name + ".py";
        }

        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public StatModule create(NoKeys config, ModuleContext context) {
            return tick -> {};
        }

        @Override
        public Optional<StatModuleProvider<?>> inFolder(Path folder, String other) {
            return Files.exists(folder.resolve(other + ".py")) ? Optional.of(new Interpreter(other)) : Optional.empty();
        }
    }
}
