package badger.core.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.Plugins;
import badger.core.config.Samples.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of configuration files for one test. */
record ConfigTree(Path folder, Plugins plugins, Environment environment) {
    /** What most main files of tests say of their host, so that they run on any. */
    static final String HOST = "\"core\": {\"hostname\": \"h\", \"ipv4\": \"\", \"ipv6\": \"\"}";

    static ConfigTree in(Path folder) {
        return new ConfigTree(folder, Samples.PLUGINS, World.in(folder));
    }

    ConfigTree with(Plugins others) {
        return new ConfigTree(folder, others, environment);
    }

    ConfigTree with(Environment other) {
        return new ConfigTree(folder, plugins, other);
    }

    ConfigTree file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ConfigTree main(String text) {
        return file("config.json", text);
    }

    Configuration read() throws ConfigurationException {
        return Configuration.read(folder.resolve("config.json"), plugins, environment);
    }

    /** What is wrong, a line each, with file names as seen from the folder. */
    List<String> problems() {
        ConfigurationException refused = assertThrows(ConfigurationException.class, this::read);
        return shortened(refused.problems().stream().map(Object::toString).toList());
    }

    List<String> shortened(List<String> lines) {
        return lines.stream().map(line -> line.replace(folder + "/", "")).toList();
    }
}
