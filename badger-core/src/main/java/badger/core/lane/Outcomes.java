package badger.core.lane;

import badger.core.spi.BatchRejectedException;
import badger.core.spi.RetryLaterException;
import badger.core.time.WaitingClock;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * What the outcomes of a lane's emissions mean: for the points of the batch, for the size of the next one, and for when that
 * is tried. Guarded by the lane's lock.
 */
final class Outcomes {
    /** A back end may ask to be left alone for so long at most. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final Settlement settlement;
    private final WaitingClock clock;
    private final Setback setback;
    private final LaneNews news;
    private LaneSettings settings;
    private int mostPoints;

    Outcomes(LaneSettings settings, Settlement settlement, WaitingClock clock, Setback setback, LaneNews news) {
        this.settings = settings;
        this.settlement = settlement;
        this.clock = clock;
        this.setback = setback;
        this.news = news;
        this.mostPoints = settings.maxPoints();
    }

    /** Goes on under other settings; what the last back end made of its batches says nothing about the next one. */
    void use(LaneSettings others) {
        settings = others;
        mostPoints = others.maxPoints();
        setback.forgive();
    }

    /** The most points that the next batch may carry. */
    int mostPoints() {
        return mostPoints;
    }

    /** All of a batch was taken. */
    void delivered(LaneBatch batch, long now) {
        settlement.settle(batch, null, now);
        mostPoints = (int) Math.min(settings.maxPoints(), mostPoints * 2L);
        setback.end(news);
    }

    /** Its emission does not return. */
    void overdue(LaneBatch batch, long now) {
        settlement.putBackHeld(batch, now);
        setback.add(0);
        news.overdue(batch.points(), settings.timeout());
    }

    /** Its emission threw: what of it is not refused is kept. */
    void failed(LaneBatch batch, Throwable failure) {
        if (failure instanceof BatchRejectedException refusal) {
            refuse(batch, refusal);
        } else if (failure instanceof RetryLaterException later) {
            settlement.land(batch);
            retry(batch, later, nanos(later.pause()));
        } else {
            settlement.comeBack(batch, hasLeft(failure), clock.nanoTime());
            retry(batch, failure, 0);
        }
    }

    private void refuse(LaneBatch batch, BatchRejectedException refusal) {
        long now = clock.nanoTime();
        if (!refusal.points().isEmpty() && settlement.reject(batch, refusal.points(), now) > 0) {
            news.refused(refusal, refusal.points().size() + " points");
        } else if (batch.points() == 1) {
            String name = batch.frame(0).series(0).name();
            settlement.settle(batch, DropReason.REJECTED, now);
            news.refused(refusal, "series '" + name + "'");
        } else {
            mostPoints = Math.max(1, batch.points() / 2);
            settlement.land(batch);
        }
    }

    private void retry(LaneBatch batch, Throwable failure, long pauseNanos) {
        setback.add(pauseNanos);
        news.notDelivered(batch.points(), failure);
    }

    /** Whether any of a batch may have left this host: not if there was no connection. */
    private static boolean hasLeft(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException) {
                return false;
            }
        }
        return true;
    }

    /** A pause that a back end asks for; what comes off a wire may be any number. */
    private static long nanos(Duration pause) {
        return pause.isNegative() ? 0 : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE.toNanos() : pause.toNanos();
    }
}
