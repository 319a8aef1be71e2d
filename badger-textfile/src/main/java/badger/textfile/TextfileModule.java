package badger.textfile;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.formats.FoundSeries;
import badger.formats.TextFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus text files that scripts write into a folder, as the textfile collector of node_exporter has them. Every file is read at every
 * read: what is in it is how things are until it is written anew.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Prometheus, Text-based format</a>
 * @see <a href="https://github.com/prometheus/node_exporter#textfile-collector">node_exporter, Textfile Collector</a>
 */
final class TextfileModule implements StatModule {
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final double MILLIS_A_SECOND = 1e3;

    private final TextfileConfig config;
    private final ModuleContext context;
    private final PromFolder folder;
    private final FileText text;
    private final FoundSeries found;
    private final Instances<FileSeries> series;
    private final LongGauge files;
    private final Counter refused;

    /** By name, when the version of a file was written whose fault was told. */
    private final Map<String, Long> told = new HashMap<>();

    TextfileModule(TextfileConfig config, ModuleContext context) {
        this.config = config;
        this.context = context;
        folder = new PromFolder(config.folder(), context);
        text = new FileText(config.maxBytes());
        files = context.schema().gauge("textfile.files", "", "files that are read");
        refused = context.schema().counter("textfile.refused", "", "values that were refused, per second");
        series = context.schema().instances("file", FileSeries::of);
        found = new FoundSeries(context, config.prefix());
    }

    @Override
    public void collect(Tick tick) throws IOException {
        found.begin(tick.nanoTime());
        Path path = folder.path();
        List<String> names = folder.names(path);
        for (int i = 0; i < names.size(); i++) {
            read(path, names.get(i));
        }
        if (!told.isEmpty()) {
            told.keySet().retainAll(new HashSet<>(names));
        }
        files.set(names.size());
        refused.set(found.refused());
    }

    private void read(Path path, String name) {
        Path file = path.resolve(name);
        long millis = 0;
        IOException wrong;
        FileSeries of = series.at(name.substring(0, name.length() - PromFolder.SUFFIX.length()));
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            millis = attributes.lastModifiedTime().toMillis();
            boolean stale = isStale(millis);
            of.modified().set(millis / MILLIS_A_SECOND);
            of.stale().set(stale ? 1 : 0);
            wrong = stale && config.dropStale() ? null : read(file, name, attributes);
        } catch (NoSuchFileException e) {
            // it went after the folder was listed
            return;
        } catch (IOException e) {
            wrong = e;
        }
        of.error().set(wrong == null ? 0 : 1);
        if (wrong == null) {
            told.remove(name);
        } else if (!Long.valueOf(millis).equals(told.put(name, millis))) {
            context.problem(wrong);
        }
    }

    private @Nullable IOException read(Path file, String name, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            // a pipe would be waited for
            return new TextFormatException(folder.source(name), "is no regular file");
        }
        return text.read(file, folder.source(name), found);
    }

    private boolean isStale(long millis) {
        return !config.stale().isZero()
                && context.clock().epochNanos() / NANOS_A_MILLI - millis
                        > config.stale().toMillis();
    }
}
