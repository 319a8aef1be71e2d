package badger.formats;

import badger.core.spi.Instances;
import badger.core.spi.Label;
import badger.core.spi.ModuleContext;
import badger.formats.FoundTable.Found;
import org.jspecify.annotations.Nullable;

/**
 * The series of a module that nobody knows beforehand, since others print them: declared when they are first seen, set at
 * each read, let go when they have not been seen for a while. What one was declared as it stays: a value of another type
 * or unit is refused, and said once.
 */
public final class FoundSeries implements PointSink {
    /** Half of the reads after which the core closes an instance: what is closed there is not known here any more. */
    private static final int PATIENCE_READS = 30;

    private static final int LONGEST_NAME = 400;

    private final ModuleContext context;
    private final String prefix;
    private final int most;
    private final FoundTable known = new FoundTable();
    private final Instances<FoundBranch> metrics;
    private int reads;
    private long readMicros;
    private long refused;
    private boolean saidFull;

    /**
     * No series yet.
     *
     * @param context where they are declared, and where it is told what is wrong with them
     * @param prefix what each metric's name begins with, may be empty
     * @param most how many there may be at a time
     */
    public FoundSeries(ModuleContext context, String prefix, int most) {
        this.context = context;
        this.prefix = prefix;
        this.most = most;
        this.metrics = context.schema().instances("", FoundBranch::new);
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
        if (found == null || found.slot == null) {
            refused++;
            return;
        }
        found.lastRead = reads;
        found.slot.set(value, readMicros);
    }

    @Override
    public void floating(SeriesText text, double value) {
        Found found = found(text, text.isCounter() && value == Math.rint(value));
        if (found == null || found.slot == null) {
            refused++;
            return;
        }
        found.lastRead = reads;
        if (!found.slot.set(value, readMicros)) {
            refused++;
            if (!found.told) {
                found.told = true;
                say(text, "was " + value + " after it began with integers: such values are left out");
            }
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
                say(text, "has no series: there are " + most + " already, which is all that is allowed");
            }
            return null;
        }
        Found added = known.add(text.key(), text.keyLength(), declared(text, whole));
        added.lastRead = reads;
        return added;
    }

    private @Nullable FoundSlot declared(SeriesText text, boolean whole) {
        String metric = prefix + text.metric();
        if (!isName(metric)) {
            say(text, "is no name: it is empty, longer than " + LONGEST_NAME + " or has control characters");
            return null;
        }
        StringBuilder identity = new StringBuilder(metric);
        FoundBranch branch = metrics.at(metric);
        for (Label label : text.labels()) {
            if (!label.name().isEmpty() && !label.value().isEmpty()) {
                identity.append('\n').append(label.name()).append('=').append(label.value());
                branch = branch.by(label.name()).at(label.value());
            }
        }
        if (!branch.is(identity.toString())) {
            return null;
        }
        FoundSlot slot = branch.slot(metric, text, whole);
        if (slot == null) {
            say(
                    text,
                    "is refused as " + (text.isCounter() ? "a counter" : "a gauge") + " in '" + text.unit()
                            + "': it is there already as " + branch.declared());
        }
        return slot;
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
