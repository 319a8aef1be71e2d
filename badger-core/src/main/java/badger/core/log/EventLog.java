package badger.core.log;

import badger.core.spi.Clock;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Says each event once: the first time in full, equal ones counted, the count told with the first that comes ten minutes
 * after the last line. An event is what a place (a module, a lane) has to say under one key.
 */
public final class EventLog {
    private static final long QUIET_NANOS = 600_000_000_000L;
    private static final int REMEMBERED = 512;

    private final Clock clock;
    private final Level least;
    private final Map<String, Repeats> events = new LinkedHashMap<>();
    private long suppressed;

    /** A log that has said nothing yet, and says what is worth knowing. */
    public EventLog(Clock clock) {
        this(clock, Level.INFO);
    }

    /**
     * A log that has said nothing yet.
     *
     * @param clock when things happen
     * @param least the least that is said
     */
    public EventLog(Clock clock, Level least) {
        this.clock = clock;
        this.least = least;
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
            String event = where + '\n' + key;
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
        String line = repeated == 0 ? text : text + " (and " + repeated + " times before, not shown)";
        write(level, where, oneLine(line), null);
        if (cause != null) {
            write(Level.DEBUG, where, oneLine(text) + ", in full:", cause);
        }
    }

    /** How many equal events were counted and not shown. */
    public synchronized long suppressed() {
        return suppressed;
    }

    /**
     * One line as slf4j-simple writes those of libraries, but without it: what every agent keeps in memory for it would be
     * a hundred classes.
     */
    private void write(Level level, String where, String text, @Nullable Throwable cause) {
        if (level.toInt() < least.toInt()) {
            return;
        }
        StringBuilder line = new StringBuilder();
        UtcTime.append(line, clock.epochNanos());
        line.append(' ').append(level).append(' ').append(where).append(" - ").append(text);
        PrintStream err = System.err;
        synchronized (err) {
            err.println(line);
            if (cause != null) {
                cause.printStackTrace(err);
            }
        }
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : text.replaceAll("\\s*[\\r\\n]+\\s*", " | ");
    }

    private static final class Repeats {
        private long saidNanos;
        private long count;
    }
}
