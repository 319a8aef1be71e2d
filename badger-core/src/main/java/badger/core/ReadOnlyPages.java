package badger.core;

import badger.core.spi.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the kernel back what only starting took: the pages of the JVM, its libraries and its class archive that are mapped
 * from files and never written. They stay in the page cache, and what is used again is mapped again when it is; the rest,
 * a third of the process, is resident no more. Java has no word for it but {@code MappedByteBuffer}'s own madvise(2) with
 * {@code MADV_DONTNEED}, which is opened to this module in the runtime image; elsewhere nothing is done.
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
        Method method = unload;
        if (method == null) {
            return Long.MAX_VALUE;
        }
        long now = clock.nanoTime();
        if (now - dueNanos >= 0) {
            try {
                release(method);
            } catch (IOException | ReflectiveOperationException e) {
                unload = null; // they merely stay
                return Long.MAX_VALUE;
            }
            dueNanos = now + AGAIN_NANOS;
        }
        return dueNanos;
    }

    private void release(Method method) throws IOException, ReflectiveOperationException {
        List<CleanMapping> mappings;
        try (BufferedReader lines = Files.newBufferedReader(smaps, StandardCharsets.ISO_8859_1)) {
            mappings = CleanMapping.of(lines);
        }
        for (CleanMapping mapping : mappings) {
            method.invoke(null, mapping.begin(), false, mapping.end() - mapping.begin());
        }
    }
}
