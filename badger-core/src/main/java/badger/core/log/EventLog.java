package badger.core.log;

import badger.core.spi.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Says each event once: the first time in full, equal ones counted, the count told with the first that comes ten minutes
 * after the last line. An event is what a place (a module, a lane) has to say under one key.
 */
public final class EventLog {
    private static final long QUIET_NANOS = 600_000_000_000L;
    private static final int REMEMBERED = 512;

    private final Clock clock;
    private final Map<Event, Repeats> events = new LinkedHashMap<>();
    private long suppressed;

    /** A log that has said nothing yet. */
    public EventLog(Clock clock) {
        this.clock = clock;
    }

    /** Says an event: {@code text} is its key too. */
    public void say(Level level, String where, String text) {
        say(level, where, text, text, null);
    }

    /**
     * Says an event whose text may differ from time to time.
     *
     * @param level how bad it is
     * @param where the module, lane or part of the core that it comes from
     * @param key what makes two events of one place equal
     * @param text the line
     * @param cause shown in full at level debug only: a line of a log is one line
     */
    public void say(Level level, String where, String key, String text, @Nullable Throwable cause) {
        long repeated;
        synchronized (this) {
            long now = clock.nanoTime();
            Event event = new Event(where, key);
            Repeats repeats = events.get(event);
            if (repeats != null && now - repeats.saidNanos < QUIET_NANOS) {
                repeats.count++;
                suppressed++;
                return;
            }
            if (repeats == null) {
                if (events.size() >= REMEMBERED) {
                    events.remove(events.keySet().iterator().next());
                }
                repeats = new Repeats();
                events.put(event, repeats);
            }
            repeated = repeats.count;
            repeats.count = 0;
            repeats.saidNanos = now;
        }
        Logger logger = LoggerFactory.getLogger(where);
        String line = repeated == 0 ? text : text + " (and " + repeated + " times before, not shown)";
        logger.atLevel(level).log(oneLine(line));
        if (cause != null) {
            logger.debug("{}, in full:", text, cause);
        }
    }

    /** How many equal events were counted and not shown. */
    public synchronized long suppressed() {
        return suppressed;
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("\\s*[\\r\\n]+\\s*", " | ");
    }

    private record Event(String where, String key) {}

    private static final class Repeats {
        private long saidNanos;
        private long count;
    }
}
