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

    /** The series, declared now if it has never been. */
    FoundSlot slot(String metric, Declared declared, String description) {
        FoundSlot known = slot;
        if (known == null) {
            known = declared.in(schema, metric, description);
            slot = known;
        }
        return known;
    }
}
