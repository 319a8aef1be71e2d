package badger.core.lane;

import badger.core.rule.Rules;
import badger.core.rule.SeriesName;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.SeriesRegistry;
import badger.core.wire.SeriesCache;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one emitter knows its lane's series as: under the names that the lane's rules give them, settled at the first sight of
 * each. Of two that would meet in one name the second keeps its own. Used by one thread.
 */
public final class LaneNames {
    private final Rules rules;
    private final SeriesRegistry registry;
    private final Consumer<String> problems;
    private final Map<String, Holder> holders = new HashMap<>();

    private final SeriesCache<Given> given = new SeriesCache<>(this::named);

    /**
     * Names that nobody has yet.
     *
     * @param rules the lane's
     * @param registry knows which other series there are
     * @param problems told of names that cannot be given
     */
    public LaneNames(Rules rules, SeriesRegistry registry, Consumer<String> problems) {
        this.rules = rules;
        this.registry = registry;
        this.problems = problems;
    }

    /** A series as the emitter knows it. */
    public Series shown(Series series) {
        return given.get(series).as(series.type());
    }

    /** Forgets a series that was closed; answers it as the emitter knew it. */
    Series forget(Series series) {
        Given known = given.get(series);
        given.forget(series);
        known.holder.count--;
        if (known.holder.count == 0) {
            holders.remove(known.series.name());
        }
        return known.as(series.type());
    }

    private Given named(Series series) {
        SeriesName own = SeriesName.of(series);
        SeriesName name = rules.renaming().of(own);
        String another = name.flat().equals(own.flat()) ? "" : other(name.flat(), series);
        if (!another.isEmpty()) {
            problems.accept("series '" + own.flat() + "' keeps its name: '" + name.flat() + "' is that of series '"
                    + another + "' here");
            name = own;
        }
        Holder holder = holders.computeIfAbsent(name.flat(), _ -> new Holder(own.flat()));
        holder.count++;
        if (!holder.series.equals(own.flat())) {
            // it appeared later: what has gone out under its name cannot be called back
            problems.accept("series '" + own.flat() + "' has the name that a rule gives series '" + holder.series
                    + "' here: both go out under it");
        }
        return new Given(isSame(name, own) ? series : name.given(series), holder);
    }

    @SuppressWarnings("ReferenceEquality") // a name that no rule changes stays the object that it is
    private static boolean isSame(SeriesName name, SeriesName own) {
        return name == own;
    }

    /** The flat name of another series that is known by a name here, or will be as soon as it is seen; empty if there is none. */
    private String other(String name, Series series) {
        Holder holder = holders.get(name);
        if (holder != null) {
            return holder.series.equals(series.name()) ? "" : holder.series;
        }
        Series open = registry.find(name);
        if (open == null || open.name().equals(series.name())) {
            return "";
        }
        SeriesName there = rules.through(SeriesName.of(open));
        return there != null && there.flat().equals(name) ? open.name() : "";
    }

    /** What a series is known as. */
    private static final class Given {
        private final Series series;
        private final Holder holder;
        /** The same of the other number type: what was spooled under other settings may come with it. */
        private @Nullable Series other;

        private Given(Series series, Holder holder) {
            this.series = series;
            this.holder = holder;
        }

        private Series as(NumberType type) {
            if (series.type() == type) {
                return series;
            }
            Series made = other;
            if (made == null) {
                made = series.as(type);
                other = made;
            }
            return made;
        }
    }

    /** Who has a name: a series, by its own name, so that one that was closed and is back is still the same. */
    private static final class Holder {
        private final String series;
        private int count;

        private Holder(String series) {
            this.series = series;
        }
    }
}
