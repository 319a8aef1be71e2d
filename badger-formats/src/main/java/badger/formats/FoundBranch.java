package badger.formats;

import badger.core.spi.Instances;
import badger.core.spi.Schema;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A metric under some labels, one after the other: the series of just these, if there is one, and those under one more. */
final class FoundBranch {
    private final Schema schema;
    private final Map<String, Instances<FoundBranch>> below = HashMap.newHashMap(1);
    private @Nullable String identity;
    private @Nullable FoundSlot slot;
    private String unit = "";
    private boolean counter;

    FoundBranch(Schema schema) {
        this.schema = schema;
    }

    /** Those under one more label. */
    Instances<FoundBranch> by(String label) {
        Instances<FoundBranch> known = below.get(label);
        if (known == null) {
            known = schema.instances(label, FoundBranch::new);
            below.put(label, known);
        }
        return known;
    }

    /** Whether this is the series of that metric and labels; all that get none now, for memory is short, share one. */
    boolean is(String other) {
        if (identity == null) {
            identity = other;
        }
        return other.equals(identity);
    }

    /** The series, declared now if it has never been; null if it is there already with another unit or type. */
    @Nullable
    FoundSlot slot(String metric, SeriesText text, boolean whole) {
        if (slot == null) {
            unit = text.unit();
            counter = text.isCounter();
            slot = counter
                    ? FoundSlot.counter(schema, metric, text, whole)
                    : FoundSlot.gauge(schema, metric, text, whole);
            return slot;
        }
        return counter == text.isCounter() && unit.equals(text.unit()) ? slot : null;
    }

    /** What it was declared with, in words. */
    String declared() {
        return (counter ? "a counter" : "a gauge") + " in '" + unit + "'";
    }
}
