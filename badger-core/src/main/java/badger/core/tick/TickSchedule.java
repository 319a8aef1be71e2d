package badger.core.tick;

/**
 * When the next tick is due: whole seconds of the wall clock, waited for on the monotonic clock. It is worked out anew
 * after each tick, so that nothing drifts; a step of the wall clock or a pause of the process changes one interval.
 */
final class TickSchedule {
    private static final long SECOND = 1_000_000_000L;
    private static final long HALF = SECOND / 2;

    private boolean ran;
    private long lastSecond;
    private long lastTarget;
    private long second;
    private long target;
    private long missed;
    private long steps;
    /** The counts when the last tick ran: a plan that is given up for another is not counted twice. */
    private long missedBefore;

    private long stepsBefore;

    /**
     * Plans the first tick: the first whole second at least half a second away, so that the rates of the first frame
     * cover a span worth the name.
     */
    void begin(long nanoTime, long epochNanos) {
        plan(nanoTime, epochNanos + HALF, HALF);
    }

    /** Plans the tick after the one that just ran; seconds that can no longer be collected in time are missed. */
    void next(long nanoTime, long epochNanos) {
        if (!ran) {
            begin(nanoTime, epochNanos);
            return;
        }
        long expected = lastSecond * SECOND + (nanoTime - lastTarget);
        boolean stepped = Math.abs(epochNanos - expected) > HALF;
        plan(nanoTime, epochNanos, 0);
        if (stepped) {
            steps = stepsBefore + 1;
        } else if (second <= lastSecond) {
            move(lastSecond + 1 - second);
        }
        if (target - lastTarget < HALF) {
            move(1);
        }
        missed = missedBefore + Math.max(0, (target - lastTarget + HALF) / SECOND - 1);
    }

    private void plan(long nanoTime, long epochNanos, long ahead) {
        second = Math.floorDiv(epochNanos, SECOND) + 1;
        target = nanoTime + ahead + (second * SECOND - epochNanos);
    }

    private void move(long seconds) {
        second += seconds;
        target += seconds * SECOND;
    }

    /** Whether the planned second has passed altogether: it is not collected late, but missed. */
    boolean isOver(long nanoTime) {
        return nanoTime - target >= SECOND;
    }

    /** Says that the planned tick is running. */
    void run() {
        ran = true;
        lastSecond = second;
        lastTarget = target;
        missedBefore = missed;
        stepsBefore = steps;
    }

    /** The planned tick's second since the epoch. */
    long epochSecond() {
        return second;
    }

    /** When it is due on the monotonic clock. */
    long targetNanos() {
        return target;
    }

    /** Seconds without a frame since the first. */
    long missed() {
        return missed;
    }

    /** Steps of the wall clock by more than half a second. */
    long steps() {
        return steps;
    }
}
