package badger.core.tick;

import badger.core.rule.Passage;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares one module's series under one set of labels, behind the rules for them. */
final class SeriesSource {
    private final SeriesRegistry registry;
    private final String module;
    private final Passage passage;
    private final List<Label> labels;

    SeriesSource(SeriesRegistry registry, String module, Passage passage, List<Label> labels) {
        this.registry = registry;
        this.module = module;
        this.passage = passage;
        this.labels = labels;
    }

    /** The same source with one more label; one without a name is none. */
    SeriesSource with(Label label) {
        if (label.name().isEmpty()) {
            return this;
        }
        List<Label> more = new ArrayList<>(labels);
        more.add(label);
        return new SeriesSource(registry, module, passage, List.copyOf(more));
    }

    /** The same source behind other rules. */
    SeriesSource of(Passage other) {
        return new SeriesSource(registry, module, other, labels);
    }

    /** A new series, or null if a rule stops it or its name is taken. */
    @Nullable
    Series declare(String metric, String unit, NumberType type, Kind kind, String description) {
        return registry.declare(module, metric, labels, unit, type, kind, description, passage);
    }

    String module() {
        return module;
    }
}
