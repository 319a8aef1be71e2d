package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.EmitterEntry;
import badger.core.ModuleEntry;
import badger.core.Plugins;
import badger.core.config.Samples.Everything;
import badger.core.config.Samples.World;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    @TempDir
    Path folder;

    @Test
    void isReadAsItIsAndSaysTheDefaults() throws IOException, ConfigurationException {
        Path target = folder.resolve("new/tree");

        List<Path> written = Configuration.init(target, Samples.PLUGINS, "everything");
        Configuration configuration = Configuration.read(target.resolve("config.json"), Samples.PLUGINS, aHost());

        assertThat(written)
                .extracting(file -> target.relativize(file).toString())
                .containsExactly(
                        "config.json",
                        "conf.d/cpu.conf",
                        "conf.d/disk.conf",
                        "conf.d/process_stats.conf",
                        "conf.d/badger.conf",
                        "conf.d/stdout_pretty.conf",
                        "conf.d/influxdb08.conf",
                        "conf.d/everything.conf");
        assertThat(configuration.host().hostname()).isEqualTo("web1");
        assertThat(configuration.modules())
                .extracting(ModuleEntry::entry)
                .containsExactly("cpu", "disk", "process_stats", "badger");
        assertThat(configuration.missing()).isEmpty();
        assertThat(configuration.warnings()).isEmpty();
        EmitterEntry emitter = configuration.emitters().getFirst();
        assertThat(emitter.timeout()).isEqualTo(EmitterKeys.DEFAULTS.timeout());
        assertThat(emitter.config()).asInstanceOf(type(Everything.class)).satisfies(read -> {
            assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("token", "globs")
                    .isEqualTo(Everything.DEFAULTS);
            assertThat(read.globs()).extracting(Object::toString).containsExactly("x[0-9]");
            assertThat(read.token()).get().asString().isEqualTo("(none)");
        });
    }

    private World aHost() throws IOException {
        Files.createDirectories(folder.resolve("root/proc/sys/kernel"));
        Files.createDirectories(folder.resolve("root/sys"));
        Files.writeString(folder.resolve("root/proc/sys/kernel/hostname"), "web1\n");
        return World.in(folder)
                .with(Map.of("BADGER_HOST_ROOT", folder.resolve("root").toString()));
    }

    @Test
    void saysWhatCanBeWritten() throws IOException, ConfigurationException {
        Configuration.init(folder, Samples.PLUGINS, "stdout_pretty");

        Golden.of("template-config.json").check(Files.readString(folder.resolve("config.json")));
        Golden.of("template-process_stats.conf").check(Files.readString(folder.resolve("conf.d/process_stats.conf")));
        Golden.of("template-everything.conf").check(Files.readString(folder.resolve("conf.d/everything.conf")));
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(folder.resolve("conf.d/disk.conf"), "{}");

        assertThatThrownBy(() -> Configuration.init(folder, Samples.PLUGINS, "stdout_pretty"))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessage(folder + "/conf.d/disk.conf: is there already, and is not overwritten");
        assertThat(folder.resolve("config.json")).doesNotExist();
        assertThat(folder.resolve("conf.d/disk.conf")).hasContent("{}");
    }

    @Test
    void theReferenceNamesEveryKey() throws ConfigurationException, IOException {
        Golden.of("reference.md").check(Configuration.reference(Samples.PLUGINS));
    }

    @Test
    void whatWaitsToBeListedIsDescribedAndNotListed() throws IOException, ConfigurationException {
        Plugins plugins = new Plugins(
                List.of(Samples.module(new Samples.NoKeys(), false, "cpu"), new Door()), Samples.PLUGINS.emitters());
        Path target = folder.resolve("tree");

        Configuration.init(target, plugins, "stdout_pretty");

        assertThat(target.resolve("conf.d/door.conf")).exists();
        assertThat(Configuration.read(target.resolve("config.json"), plugins, aHost())
                        .modules())
                .extracting(ModuleEntry::entry)
                .containsExactly("cpu");
        assertThat(Configuration.builtIn(plugins, "stdout_pretty", aHost()).modules())
                .extracting(ModuleEntry::entry)
                .containsExactly("cpu");
    }

    /** A module that lets others in. */
    private static final class Door implements StatModuleProvider<Samples.NoKeys> {
        @Override
        public List<String> names() {
            return List.of("door");
        }

        @Override
        public String summary() {
            return "What others send.";
        }

        @Override
        public Samples.NoKeys defaults() {
            return new Samples.NoKeys();
        }

        @Override
        public StatModule create(Samples.NoKeys config, ModuleContext context) {
            return tick -> {};
        }

        @Override
        public boolean listedUnasked() {
            return false;
        }
    }
}
