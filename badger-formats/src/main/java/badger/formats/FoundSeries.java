package badger.formats;

import badger.core.spi.Label;
import badger.core.spi.ModuleContext;
import badger.formats.FoundTable.Found;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The series of a module that nobody knows beforehand, since others print them: declared when they are first seen, set at
 * each read, let go when they have not been seen for a while. What one was declared as it stays: a value of another type
 * or unit is refused, and said once.
 */
public final class FoundSeries implements PointSink {
    /** A series that was not seen for so many reads is forgotten, after twice as many at the latest. */
    private static final int PATIENCE_READS = 30;

    private static final int LONGEST_NAME = 400;

    /** So many times as many series as there may be are remembered: those that are away, and those that wait for room. */
    private static final int REMEMBERED = 4;

    private final ModuleContext context;
    private final String prefix;
    private final long most;
    private final FoundTable known = new FoundTable();
    private final Map<String, Declared> declared = new HashMap<>();
    private final FoundSlots slots;
    private int reads;
    private long readMicros;
    private long refused;
    private boolean saidFull;

    /**
     * No series yet.
     *
     * @param context where they are declared, and where it is told what is wrong with them
     * @param prefix what each metric's name begins with, may be empty
     */
    public FoundSeries(ModuleContext context, String prefix) {
        this.context = context;
        this.prefix = prefix;
        this.most = (long) REMEMBERED * context.maxSeries();
        this.slots = new FoundSlots(context.schema(), prefix);
    }

    /**
     * Begins a read: to be called once in every {@code collect}, also when there is nothing to read.
     *
     * @param nanoTime when the values were read, in nanoseconds on the monotonic clock
     */
    public void begin(long nanoTime) {
        reads++;
        readMicros = nanoTime / 1_000;
        if (reads % PATIENCE_READS == 0) {
            known.forget(reads - PATIENCE_READS + 1);
            saidFull = false;
        }
    }

    @Override
    public void integer(SeriesText text, long value) {
        Found found = found(text, true);
        FoundSlot slot = slot(found, text);
        if (found == null || slot == null) {
            refused++;
            return;
        }
        slot.set(value, readMicros);
        found.lastRead = reads;
    }

    @Override
    public void floating(SeriesText text, double value) {
        boolean whole = text.isCounter() && value == Math.rint(value);
        Found found = found(text, whole);
        FoundSlot slot = slot(found, text);
        if (found == null || slot == null) {
            refused++;
            return;
        }
        if (slot.set(value, readMicros)) {
            found.lastRead = reads;
        } else {
            refused++;
            tell(found, slot, text, value);
        }
    }

    private @Nullable FoundSlot slot(@Nullable Found found, SeriesText text) {
        String identity = found == null ? null : found.identity;
        return found == null || identity == null ? null : slots.at(identity, text, found.declared);
    }

    private void tell(Found found, FoundSlot slot, SeriesText text, double value) {
        // of a gauge that is no number the core says so itself
        if (!found.told && !(slot instanceof FoundSlot.Floating)) {
            found.told = true;
            say(
                    text,
                    Double.isFinite(value)
                            ? "was " + value + " after it began with integers: such values are left out"
                            : "was " + value + ", which is no number: that point is left out");
        }
    }

    /** How many values were refused. */
    public long refused() {
        return refused;
    }

    private @Nullable Found found(SeriesText text, boolean whole) {
        Found found = known.get(text.key(), text.keyLength());
        if (found != null) {
            return found;
        }
        if (known.size() >= most) {
            if (!saidFull) {
                saidFull = true;
                say(
                        text,
                        "is not even remembered: " + most + " names were seen lately, " + REMEMBERED
                                + " times as many as max_series allows series");
            }
            return null;
        }
        Declared now = Declared.of(text, whole);
        String identity = identity(text);
        Declared first = identity == null ? now : declaredFirst(identity, now);
        if (!first.takes(now)) {
            say(text, "is refused as " + now.words() + ": it was first seen as " + first.words());
            identity = null;
        }
        Found added = known.add(text.key(), text.keyLength(), identity, first);
        added.lastRead = reads;
        return added;
    }

    /** What tells a series from every other; null if it has no name. */
    private @Nullable String identity(SeriesText text) {
        String metric = prefix + text.metric();
        if (!isName(metric)) {
            say(text, "is no name: it is empty, longer than " + LONGEST_NAME + " or has control characters");
            return null;
        }
        StringBuilder identity = new StringBuilder(metric);
        for (Label label : text.labels()) {
            if (FoundSlots.isLabel(label)) {
                identity.append('\n').append(label.name()).append('=').append(label.value());
            }
        }
        return identity.toString();
    }

    /** What a series was declared as when it was first seen, now if it never was; it stays that while it is away. */
    private Declared declaredFirst(String identity, Declared now) {
        Declared first = declared.get(identity);
        if (first != null) {
            return first;
        }
        if (declared.size() >= most) {
            declared.clear();
        }
        declared.put(identity, now);
        return now;
    }

    private static boolean isName(String metric) {
        for (int i = 0; i < metric.length(); i++) {
            if (metric.charAt(i) < ' ') {
                return false;
            }
        }
        return !metric.isEmpty() && metric.length() <= LONGEST_NAME;
    }

    private void say(SeriesText text, String what) {
        String metric = prefix + text.metric();
        String shown = metric.length() > LONGEST_NAME ? metric.substring(0, LONGEST_NAME) + "..." : metric;
        context.problem(new TextFormatException("series '" + shown + "'", what));
    }
}
