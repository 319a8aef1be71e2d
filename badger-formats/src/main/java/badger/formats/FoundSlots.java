package badger.formats;

import badger.core.spi.Instances;
import badger.core.spi.Label;
import badger.core.spi.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of all series go that were found. Each is asked for at every read, and declared when the core does not
 * have it: when it is new, when it was away for long, when there was no room for it before. Those of a kind share what takes the
 * values of all for which there is no room, so that there is one of each kind.
 */
final class FoundSlots implements Function<Schema, FoundSlot> {
    private final String prefix;
    private final Instances<FoundSlot> integers;
    private final Instances<FoundSlot> floating;
    private final Instances<FoundSlot> wholes;
    private final Instances<FoundSlot> fractions;

    /** What is asked for, and so is what has to be declared. */
    private @Nullable SeriesText wanted;

    private @Nullable Declared wantedAs;
    /** How many of its labels the schema has that comes next. */
    private int depth;

    /**
     * No series yet.
     *
     * @param schema where they are declared
     * @param prefix what each metric's name begins with, may be empty
     */
    FoundSlots(Schema schema, String prefix) {
        this.prefix = prefix;
        integers = schema.instances("", this);
        floating = schema.instances("", this);
        wholes = schema.instances("", this);
        fractions = schema.instances("", this);
    }

    /**
     * What takes the values of a series.
     *
     * @param identity what tells it from every other
     * @param text what it is
     * @param declared what it was when it was first seen
     */
    FoundSlot at(String identity, SeriesText text, Declared declared) {
        wanted = text;
        wantedAs = declared;
        return of(declared).at(identity);
    }

    private Instances<FoundSlot> of(Declared declared) {
        if (declared.counter()) {
            return declared.countsWhole() ? wholes : fractions;
        }
        return declared.whole() ? integers : floating;
    }

    /** Declares what is wanted below its labels, one after the other. */
    @Override
    public FoundSlot apply(Schema schema) {
        SeriesText text = wanted;
        Declared declared = wantedAs;
        if (text == null || declared == null) {
            throw new IllegalStateException("no series is wanted");
        }
        List<Label> labels = text.labels();
        int before = depth;
        int next = before;
        while (next < labels.size() && !isLabel(labels.get(next))) {
            next++;
        }
        if (next == labels.size()) {
            return declared.in(schema, prefix + text.metric(), text.description());
        }
        depth = next + 1;
        try {
            Instances<FoundSlot> below = schema.instances(labels.get(next).name(), this);
            return below.at(labels.get(next).value());
        } finally {
            depth = before;
        }
    }

    /** Whether it says anything. */
    static boolean isLabel(Label label) {
        return !label.name().isEmpty() && !label.value().isEmpty();
    }
}
