package badger.core.lane;

/** How fast a backlog is sent; guarded by the lane's lock. */
final class Pace {
    /** A backlog is sent so many times as fast as points come in, if nothing else is said. */
    private static final int TIMES_LIVE = 20;
    /** Never slower, whatever a host collects: a day of nothing is over in minutes. */
    private static final int LEAST_POINTS_A_SECOND = 200;

    private long pointsASecond = LEAST_POINTS_A_SECOND;
    private long nextNanos = Long.MIN_VALUE;
    private boolean held;

    /** Notes what a live frame had. */
    void live(int points, LaneSettings settings) {
        int configured =
                settings.spool().map(SpoolSettings::replayPointsPerSecond).orElse(0);
        pointsASecond = configured > 0
                ? configured
                : Math.max(LEAST_POINTS_A_SECOND, (long) points * TIMES_LIVE / settings.interval());
    }

    /** Notes that so many points of the backlog are on their way. */
    void spend(int points, long now) {
        held = true;
        nextNanos = now + points * 1_000_000_000L / pointsASecond;
    }

    /** When the next may be sent, at the earliest. */
    long dueNanos(long now) {
        return held && nextNanos - now > 0 ? nextNanos : now;
    }
}
