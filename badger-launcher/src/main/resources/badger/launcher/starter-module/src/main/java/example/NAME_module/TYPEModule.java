package example.@NAME@_module;

import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How many files are open on the whole host: {@code /proc/sys/fs/file-nr}, which holds the number of those that are open, 0,
 * and the most there may be.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/sysctl/fs.html">Documentation/admin-guide/sysctl/fs.rst</a>
 */
final class @TYPE@Module implements StatModule {
    private static final int OPEN = 0;
    private static final int LIMIT = 2;

    private final Path file;
    private final LongGauge open;
    private final Optional<LongGauge> limit;

    @TYPE@Module(@TYPE@Config config, ModuleContext context) {
        file = context.paths().proc().resolve("sys/fs/file-nr");
        open = context.schema().gauge("@NAME@.open", "", "files that are open on this host");
        limit = config.limit()
                ? Optional.of(context.schema().gauge("@NAME@.limit", "", "files that may be open on this host"))
                : Optional.empty();
    }

    @Override
    public void collect(Tick tick) throws IOException {
        String[] columns = line().split("\\s+");
        open.set(number(columns, OPEN));
        if (limit.isPresent()) {
            limit.get().set(number(columns, LIMIT));
        }
    }

    /** Not by {@code Files.readString}: that asks for a single byte first, and from a file of /proc/sys nothing comes after it. */
    private String line() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        }
    }

    /** What is no number is told as such: the agent counts it, logs it once, and goes on. */
    private long number(String[] columns, int column) throws IOException {
        try {
            return Long.parseLong(columns[column]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + ": no number in column " + (column + 1), e);
        }
    }
}
