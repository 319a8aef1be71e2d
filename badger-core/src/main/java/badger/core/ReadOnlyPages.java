package badger.core;

import badger.core.spi.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Gives the kernel back what only starting took: the pages of the JVM, its libraries and its class archive that are mapped
 * from files and never written. They stay in the page cache, and what is used again is mapped again when it is; the rest,
 * a third of the process, is resident no more. Java has no word for it but {@code MappedByteBuffer}'s own madvise(2) with
 * {@code MADV_DONTNEED}, which is opened to this module in the runtime image; elsewhere nothing is done.
 *
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">smaps</a>
 */
final class ReadOnlyPages {
    /** By now everything that is done once has been done. */
    private static final long FIRST_NANOS = 60_000_000_000L;

    /** What came back meanwhile and is not in use goes again. */
    private static final long AGAIN_NANOS = 600_000_000_000L;

    private final Clock clock;
    private final Path smaps;
    private @Nullable Method unload = unload();
    private long dueNanos;

    /**
     * Pages that are given back from a minute on.
     *
     * @param clock when to
     * @param self the agent's own folder of the proc file system
     */
    ReadOnlyPages(Clock clock, Path self) {
        this.clock = clock;
        this.smaps = self.resolve("smaps");
        this.dueNanos = clock.nanoTime() + FIRST_NANOS;
    }

    private static @Nullable Method unload() {
        try {
            Method method = Class.forName("java.nio.MappedMemoryUtils")
                    .getDeclaredMethod("unload", long.class, boolean.class, long.class);
            return method.trySetAccessible() ? method : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** Gives them back if it is time to; answers when to ask again. */
    long watch() {
        if (unload == null) {
            return Long.MAX_VALUE;
        }
        long now = clock.nanoTime();
        if (now - dueNanos >= 0) {
            try {
                release();
            } catch (IOException | ReflectiveOperationException e) {
                unload = null; // they merely stay
                return Long.MAX_VALUE;
            }
            dueNanos = now + AGAIN_NANOS;
        }
        return dueNanos;
    }

    /** How many kilobytes were given back. */
    long release() throws IOException, ReflectiveOperationException {
        long released = 0;
        try (BufferedReader lines = Files.newBufferedReader(smaps, StandardCharsets.ISO_8859_1)) {
            Mapping mapping = new Mapping();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (mapping.isOver(line)) {
                    released += give(mapping);
                    mapping.begin(line);
                } else {
                    mapping.read(line);
                }
            }
            return released + give(mapping);
        }
    }

    private long give(Mapping mapping) throws InvocationTargetException, IllegalAccessException {
        if (unload == null || !mapping.isReadOnlyFile()) {
            return 0;
        }
        unload.invoke(null, mapping.begin, false, mapping.end - mapping.begin);
        return mapping.resident;
    }

    /** One mapping of smaps: {@code begin-end perms offset device inode path}, and lines {@code Key: n kB}. */
    private static final class Mapping {
        private long begin;
        private long end;
        private boolean readOnlyFile;
        private long resident;
        private long written;

        /** Keys begin with a capital letter, addresses with a small one or a digit. */
        boolean isOver(String line) {
            return line.isEmpty() || !Character.isUpperCase(line.charAt(0));
        }

        void begin(String line) {
            int dash = line.indexOf('-');
            int space = line.indexOf(' ', dash);
            begin = Long.parseUnsignedLong(line, 0, dash, 16);
            end = Long.parseUnsignedLong(line, dash + 1, space, 16);
            readOnlyFile = line.charAt(space + 2) == '-' && line.indexOf('/', space) >= 0;
            resident = 0;
            written = 0;
        }

        void read(String line) {
            if (line.startsWith("Rss:")) {
                resident = kilobytes(line);
            } else if (line.startsWith("Anonymous:") || line.startsWith("Private_Dirty:")) {
                // a page that was written before its mapping became read-only is in no file
                written += kilobytes(line);
            }
        }

        private static long kilobytes(String line) {
            long value = 0;
            for (int i = line.indexOf(':') + 1; i < line.length(); i++) {
                int digit = line.charAt(i) - '0';
                value = digit >= 0 && digit <= 9 ? 10 * value + digit : value;
            }
            return value;
        }

        boolean isReadOnlyFile() {
            return readOnlyFile && resident > 0 && written == 0;
        }
    }
}
