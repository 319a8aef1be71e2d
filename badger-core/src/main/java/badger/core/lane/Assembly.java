package badger.core.lane;

import badger.core.spi.Host;
import badger.core.spi.Series;
import badger.core.tick.Points;
import badger.core.time.WaitingClock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes a lane's frames out of ticks: filter, interval, rollup, and when each may be sent. Guarded by the lane's lock. */
final class Assembly {
    /** Network lanes spread over so much of the second, by the host's name, so that a fleet does not send as one. */
    private static final long SPREAD_NANOS = 800_000_000L;

    private final Host host;
    private final Outbox outbox;
    private final WaitingClock clock;
    private final Consumer<LaneFrame> made;

    private LaneSettings settings;
    private Intake intake;
    private Window window;
    private long offsetNanos;
    /** The end of the interval that the newest frame is of. */
    private long intervalEnd;

    /**
     * An assembly that has made nothing yet.
     *
     * @param made takes each frame
     */
    Assembly(LaneSettings settings, Host host, Outbox outbox, WaitingClock clock, Consumer<LaneFrame> made) {
        this.settings = settings;
        this.host = host;
        this.outbox = outbox;
        this.clock = clock;
        this.made = made;
        this.intake = new Intake(settings);
        this.window = new Window(settings, intake);
        this.offsetNanos = offset(settings, host);
    }

    /** Where in the second a lane sends: at once, or by the host's name. */
    private static long offset(LaneSettings settings, Host host) {
        return settings.atOnce() ? 0 : Math.floorMod(spread(host.hostname()), SPREAD_NANOS);
    }

    /** A number that is the same on every start and differs between hosts whose names differ in a digit. */
    private static long spread(String hostname) {
        long hash = hostname.hashCode() * 0x9E3779B97F4A7C15L;
        return hash ^ (hash >>> 32);
    }

    /** Goes on under other settings; what has been gathered so far becomes a frame. */
    void use(LaneSettings others) {
        flush();
        settings = others;
        intake = new Intake(others);
        window = new Window(others, intake);
        offsetNanos = offset(others, host);
    }

    /** Takes a tick's points. */
    void offer(long epochSecond, Points points) {
        if (settings.interval() == 1 || settings.rollup() == Rollup.ALL) {
            LaneFrame frame = outbox.frame(host, epochSecond, clock.nanoTime() + offsetNanos);
            intake.fill(frame, points);
            release(frame);
            made.accept(frame);
        } else {
            gather(epochSecond, points);
        }
    }

    /** Lets a frame go now, or with the last tick of its interval. */
    private void release(LaneFrame frame) {
        long end = window.endOf(frame.epochSecond());
        if (end == frame.epochSecond()) {
            outbox.allow(frame.serial());
        } else if (end != intervalEnd) {
            outbox.allow(frame.serial() - 1);
        }
        intervalEnd = end;
    }

    private void gather(long epochSecond, Points points) {
        if (window.startsAnew(epochSecond)) {
            flush();
        }
        window.add(epochSecond, points);
        if (window.end() == epochSecond) {
            flush();
        }
    }

    private void flush() {
        if (window.isEmpty()) {
            return;
        }
        LaneFrame frame = outbox.frame(host, window.end(), clock.nanoTime() + offsetNanos);
        window.flush(frame);
        outbox.allow(frame.serial());
        made.accept(frame);
    }

    /** Makes a frame of what has been gathered, and lets all go. */
    void finish() {
        flush();
        outbox.allow(Long.MAX_VALUE);
    }

    /** Forgets a closed series; answers it as it was sent, null if it was not. */
    @Nullable
    Series forget(Series series) {
        window.forget(series);
        return intake.forget(series);
    }
}
