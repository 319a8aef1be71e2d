package badger.modules;

import badger.core.spi.StatModuleProvider;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.Fixture;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A host of a few files that a test writes, and one module that reads it second by second. */
public final class MadeHost implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;

    private final Path root;
    private final ModuleTrial trial;

    private MadeHost(Path root, ModuleTrial trial) {
        this.root = root;
        this.trial = trial;
    }

    /** A module on an empty host; files that must be there before it is made are written below the root first. */
    public static <C extends Record> MadeHost of(Path root, StatModuleProvider<C> provider, C config)
            throws IOException {
        Files.createDirectories(root.resolve("proc"));
        return new MadeHost(root, ModuleTrial.of(provider, config, new StagedHost(root), 0));
    }

    /** Writes a file in place. */
    public static void write(Path root, String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Fixture.overwrite(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public MadeHost write(String file, String content) throws IOException {
        write(root, file, content);
        return this;
    }

    /** Lets a second pass: the points by name. */
    public Map<String, Number> tick() throws IOException {
        Map<String, Number> points = new TreeMap<>();
        for (Reading reading : trial.tick(SECOND)) {
            points.put(reading.series().name(), reading.value());
        }
        return points;
    }

    /** Lets so many seconds pass: the points of the last. */
    public Map<String, Number> ticks(int seconds) throws IOException {
        Map<String, Number> last = Map.of();
        for (int i = 0; i < seconds; i++) {
            last = tick();
        }
        return last;
    }

    /** Lets a second pass and allocates nothing for it itself: how many points there are. */
    public int count() throws IOException {
        return trial.count(SECOND);
    }

    public long errors() {
        return trial.errors();
    }

    @Override
    public void close() throws IOException {
        trial.close();
    }
}
