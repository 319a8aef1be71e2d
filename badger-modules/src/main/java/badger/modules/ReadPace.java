package badger.modules;

import badger.core.spi.Tick;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How often a file is read: at its usual interval, and at a longer one while it takes the kernel over a millisecond to
 * produce it. The least of some reads counts, since any single one may have been interrupted.
 */
public final class ReadPace {
    /** Above this a file is dear; one that has become dear is so until it takes less than half of it. */
    static final long DEAR_NANOS = 1_000_000;
    /** So many reads decide. */
    static final int READS = 5;
    /** Seconds between two reads of a dear file. */
    public static final Duration DEAR_INTERVAL = Duration.ofSeconds(10);

    /** Rows that are not set for longer are taken for gone. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path file;
    private final long usual;
    private final long rare;
    private boolean dear;
    /** Reads that are due at once. */
    private int first = 1;

    private long lastSecond;
    private long least = Long.MAX_VALUE;
    private int reads;

    /**
     * A pace for a file that has not been read yet.
     *
     * @param file the file
     * @param usual seconds between two reads
     * @param rare the same while it is dear; nothing changes if it is not longer
     */
    public ReadPace(Path file, Duration usual, Duration rare) {
        this.file = file;
        this.usual = Math.max(1, usual.toSeconds());
        this.rare = Math.max(this.usual, rare.toSeconds());
    }

    /**
     * A key {@code dear_interval} as it may be.
     *
     * @throws IllegalArgumentException if it is none, or so long that series would be closed between two reads
     */
    public static Duration dearInterval(Duration interval) {
        if (interval.isNegative() || interval.isZero() || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "dear_interval: must be more than 0 and not over " + LONGEST.toSeconds() + " s");
        }
        return interval;
    }

    /**
     * A pace for a file that is read so seldom and has points only then: it is read at the first two ticks, since it takes two to
     * make the one frame that {@code badger once} shows.
     */
    public static ReadPace seldom(Path file, Duration usual, Duration rare) {
        ReadPace pace = new ReadPace(file, usual, rare);
        pace.first = 2;
        return pace;
    }

    /** A pace for a file that is read at every tick unless it is dear. */
    public static ReadPace everyTick(Path file, Duration rare) {
        return new ReadPace(file, Duration.ofSeconds(1), rare);
    }

    /** Whether a multiple of its interval lies between the last read and this tick, or at it, or it was never read. */
    public boolean isDue(Tick tick) {
        long interval = dear ? rare : usual;
        return first > 0 || Math.floorDiv(tick.epochSecond(), interval) != Math.floorDiv(lastSecond, interval);
    }

    /** Whether it is read at its longer interval now. */
    public boolean isDear() {
        return dear;
    }

    /**
     * Says that the file was read.
     *
     * @param tick at which tick
     * @param kernelNanos how long the kernel took
     */
    public void read(Tick tick, long kernelNanos) {
        first = Math.max(0, first - 1);
        lastSecond = tick.epochSecond();
        least = Math.min(least, kernelNanos);
        if (++reads == READS) {
            decide();
            least = Long.MAX_VALUE;
            reads = 0;
        }
    }

    private void decide() {
        boolean isDear = least > (dear ? DEAR_NANOS / 2 : DEAR_NANOS);
        if (isDear != dear && rare > usual) {
            dear = isDear;
            System.getLogger("badger.modules")
                    .log(
                            Level.INFO,
                            file + " takes the kernel " + least / 1_000 + " microseconds: it is read every "
                                    + (dear ? rare : usual) + " s from now on");
        }
    }
}
