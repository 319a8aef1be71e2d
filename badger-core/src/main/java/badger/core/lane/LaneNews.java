package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.spi.BatchRejectedException;
import badger.core.tick.Failures;
import java.time.Duration;
import org.slf4j.event.Level;

/** What a lane says of itself in the log, each event once. */
final class LaneNews {
    private final EventLog log;
    private final String entry;

    LaneNews(EventLog log, String entry) {
        this.log = log;
        this.entry = entry;
    }

    void queueFull(int points) {
        warn("queue full", "its queue is full: the oldest frames are dropped, " + points + " points now");
    }

    void notDelivered(int points, Throwable failure) {
        failed(failure, "could not deliver " + points + " points, which are kept; trying again: ");
    }

    void notMade(Throwable failure) {
        failed(failure, "cannot be made, what it would send is kept; trying again: ");
    }

    private void failed(Throwable failure, String what) {
        log.say(Level.WARN, entry, Failures.kind(failure), what + Failures.text(failure), failure);
    }

    void overdue(int points, Duration timeout) {
        warn(
                "overdue",
                "no end of an emission after " + timeout.toMillis() + " ms: its connection is closed, " + points
                        + " points are kept");
    }

    void recovered(long seconds, int failures) {
        log.say(
                Level.INFO,
                entry,
                "recovered",
                "delivers again after " + seconds + " s and " + failures + " failed attempts",
                null);
    }

    /** The back end will not take something. */
    void refused(BatchRejectedException refusal, String what) {
        warn(
                Failures.kind(refusal),
                "the back end refuses " + what + ", which are dropped; it says: " + refusal.getMessage());
    }

    void sinkClosed(Throwable failure) {
        log.say(Level.DEBUG, entry, "nobody reads it any more: " + failure.getMessage());
    }

    /** Something that is no emission failed: what it was for goes on. */
    void failedAside(String what, Throwable failure, Level level) {
        log.say(level, entry, what + " failed: " + Failures.text(failure));
    }

    /** A name cannot be given as the rules say. */
    void notNamed(String problem) {
        log.say(Level.WARN, entry, problem);
    }

    void tooManyHang(int emissions) {
        log.say(Level.ERROR, entry, emissions + " emissions hang: none is tried until one returns");
    }

    /** Points were given up at the end. */
    void ended(long points, DropReason reason) {
        if (points > 0) {
            // A reader that leaves (badger | head) is no news to whoever made it leave.
            Level level = reason == DropReason.SINK_CLOSED ? Level.DEBUG : Level.WARN;
            log.say(level, entry, reason.label(), points + " points were not delivered: " + reason.words(), null);
        }
    }

    private void warn(String key, String text) {
        log.say(Level.WARN, entry, key, text, null);
    }
}
