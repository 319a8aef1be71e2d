package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.spool.Spool;
import badger.core.tick.Failures;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.event.Level;

/** What is said and counted of a lane's spool; guarded by the lane's lock. */
final class SpoolNews {
    private final EventLog log;
    private final String entry;
    private long errors;
    private long damaged;

    SpoolNews(EventLog log, String entry) {
        this.log = log;
        this.entry = entry;
    }

    void found(Spool.Found found) {
        damaged += found.damaged();
        if (found.points() > 0) {
            log.say(
                    Level.INFO,
                    entry,
                    "spool found",
                    found.points() + " points in the spool are still to be sent",
                    null);
        }
        if (found.damaged() > 0) {
            log.say(
                    Level.WARN,
                    entry,
                    "spool damaged",
                    found.damaged() + " damaged records in the spool are skipped; the others are sent",
                    null);
        }
        found.setAside()
                .forEach(file -> log.say(
                        Level.WARN,
                        entry,
                        "spool set aside",
                        "a spool file of a version that this agent does not read is set aside as " + file,
                        null));
    }

    void failed(IOException failure) {
        errors++;
        log.say(
                Level.ERROR,
                entry,
                "spool " + Failures.kind(failure),
                "its spool cannot be used, frames stay in memory until it can: " + Failures.text(failure),
                failure);
    }

    void works() {
        log.say(Level.INFO, entry, "spool works", "its spool can be used again", null);
    }

    void lost(long points) {
        if (points > 0) {
            damaged++;
            log.say(
                    Level.ERROR,
                    entry,
                    "spool lost",
                    points + " points were written to the spool and cannot be read again: they are lost",
                    null);
        }
    }

    void evicted(Spool.Evicted gone, long points, DropReason reason) {
        if (points > 0) {
            log.say(
                    Level.WARN,
                    entry,
                    "spool " + reason.label(),
                    points + " points collected from " + Instant.ofEpochSecond(gone.fromSecond()) + " to "
                            + Instant.ofEpochSecond(gone.toSecond()) + " are dropped: " + reason.words(),
                    null);
        }
    }

    long errors() {
        return errors;
    }

    long damaged() {
        return damaged;
    }
}
