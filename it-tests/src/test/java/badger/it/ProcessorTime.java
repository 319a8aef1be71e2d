package badger.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What the kernel has counted of all processors' time in all their states until a moment. Of a second that is a second for each
 * processor, but less in a virtual machine that had to wait for its host.
 *
 * @param ticks the sum of the states, in hundredths of a second
 * @param nanos the moment, of {@link System#nanoTime}
 */
record ProcessorTime(long ticks, long nanos) {
    /** The states that hold no other: guest and guest_nice are in user and nice. */
    private static final int STATES = 8;

    private static final double TICKS_PER_NANO = 100 / 1e9;

    static ProcessorTime now() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            long ticks = Arrays.stream(lines.findFirst().orElseThrow().split("\\s+", -1))
                    .skip(1)
                    .limit(STATES)
                    .mapToLong(Long::parseLong)
                    .sum();
            return new ProcessorTime(ticks, System.nanoTime());
        }
    }

    /** How many processors' time was counted since an earlier moment. */
    double processorsSince(ProcessorTime earlier) {
        return (ticks - earlier.ticks) / (TICKS_PER_NANO * (nanos - earlier.nanos));
    }
}
