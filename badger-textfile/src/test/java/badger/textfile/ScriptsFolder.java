package badger.textfile;

import badger.core.spi.Series;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A host with a folder that scripts write into, and the module that reads it. */
final class ScriptsFolder implements AutoCloseable {
    static final long START = 1_800_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final ModuleTrial trial;

    private ScriptsFolder(Path folder, ModuleTrial trial) {
        this.folder = folder;
        this.trial = trial;
    }

    static TextfileConfig config() {
        return config(Duration.ofHours(1), false, 1_000);
    }

    static TextfileConfig config(Duration stale, boolean dropStale, int maxBytes) {
        return new TextfileConfig("/var/scripts", "", stale, dropStale, maxBytes);
    }

    static ScriptsFolder in(Path root, TextfileConfig config) throws IOException {
        return in(root, config, new TextfileModuleProvider().maxSeries());
    }

    static ScriptsFolder in(Path root, TextfileConfig config, int maxSeries) throws IOException {
        Path folder = Files.createDirectories(root.resolve("var/scripts"));
        return new ScriptsFolder(
                folder, ModuleTrial.of(new TextfileModuleProvider(), config, new StagedHost(root), START, maxSeries));
    }

    Path folder() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a file as if it had been written a time before the module was started. */
    ScriptsFolder write(String name, long secondsBefore, String text) throws IOException {
        return write(name, secondsBefore, text.getBytes(StandardCharsets.UTF_8));
    }

    ScriptsFolder write(String name, long secondsBefore, byte[] text) throws IOException {
        Files.write(file(name), text);
        Files.setLastModifiedTime(file(name), FileTime.from(Instant.ofEpochSecond(START - secondsBefore)));
        return this;
    }

    /** All points a second later, by name. */
    Map<String, Number> read() throws IOException {
        Map<String, Number> values = new TreeMap<>();
        for (Reading reading : trial.tick(SECOND)) {
            values.put(reading.series().name(), reading.value());
        }
        return values;
    }

    List<Series> series() {
        return trial.series();
    }

    long overBudget() {
        return trial.overBudget();
    }

    long errors() {
        return trial.errors();
    }

    @Override
    public void close() throws IOException {
        trial.close();
    }
}
