package badger.core.tick;

import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.rule.SeriesName;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** All open series of the agent: gives ids, keeps names apart, tells when one is closed. Safe for all threads. */
public final class SeriesRegistry {
    private final EventLog log;
    private final Map<String, Owned> open = new HashMap<>();
    private final SeriesAllowance whole = new SeriesAllowance("", null);
    /** By module. */
    private final Map<String, SeriesAllowance> allowances = new HashMap<>();

    private final List<Consumer<Series>> listeners = new ArrayList<>();
    private int nextId;
    private long refused;
    private long refusedValues;
    private long turnedAway;
    private boolean saidTurnedAway;
    private volatile boolean closedToNew;
    /** Only where somebody asks for what was not opened as well. */
    private volatile @Nullable List<Declaration> declarations;

    /** A registry without series, and without a limit. */
    public SeriesRegistry(EventLog log) {
        this.log = log;
    }

    /**
     * A registry without series.
     *
     * @param log where it is said what gets none
     * @param most how many all modules together may have
     */
    public SeriesRegistry(EventLog log, int most) {
        this(log);
        whole.limit(most);
    }

    /**
     * Limits the series of a module.
     *
     * @param module the entry that owns them
     * @param most how many it may have; 0 = as many as all together
     */
    public void limit(String module, int most) {
        allowance(module).limit(most == 0 ? SeriesAllowance.UNLIMITED : most);
    }

    /** Has a module's series be there whatever others have, and take none of their room. */
    synchronized void exempt(SeriesAllowance module) {
        module.exempt();
    }

    /** What a module may have. */
    synchronized SeriesAllowance allowance(String module) {
        SeriesAllowance known = allowances.get(module);
        if (known == null) {
            known = new SeriesAllowance(module, whole);
            allowances.put(module, known);
        }
        return known;
    }

    @Nullable
    Series declare(
            String module,
            String metric,
            List<Label> labels,
            String unit,
            NumberType type,
            Kind kind,
            String description,
            Passage passage) {
        SeriesName made = SeriesName.of(metric, labels, unit);
        SeriesName name = passage.through(made);
        Series series = name == null ? null : open(module, made, name, type, kind, description);
        List<Declaration> kept = declarations;
        if (kept != null) {
            kept.add(new Declaration(module, made, type, kind, description, series));
        }
        return series;
    }

    private @Nullable Series open(
            String module, SeriesName made, SeriesName name, NumberType type, Kind kind, String description) {
        Owned taken;
        SeriesAllowance allowance;
        synchronized (this) {
            taken = open.get(name.flat());
            allowance = allowance(module);
            if (taken == null && allowance.room() > 0) {
                Series series = new Series(
                        nextId++, name.metric(), name.labels(), name.unit(), type, kind, description, name.flat());
                open.put(name.flat(), new Owned(series, module));
                allowance.opened();
                return series;
            }
            refused += taken == null ? 0 : 1;
        }
        if (taken != null) {
            String named = made.flat().equals(name.flat()) ? "" : ", made as '" + made.flat() + "',";
            log.say(
                    Level.ERROR,
                    module,
                    "series '" + name.flat() + "'" + named + " is refused: module " + taken.module
                            + " already has that name");
        } else if (allowance.isInThing()) {
            allowance.lacks();
        } else {
            refuse(allowance, "series", name.flat(), 1);
        }
        return null;
    }

    /** Has it keep what modules declare from now on, whether it is opened or not. */
    public void keepDeclarations() {
        declarations = Collections.synchronizedList(new ArrayList<>());
    }

    /** What modules have declared since {@link #keepDeclarations}, in that order. */
    public List<Declaration> declarations() {
        List<Declaration> kept = declarations;
        return kept == null ? List.of() : List.of(kept.toArray(new Declaration[0]));
    }

    /** Closes a series, unless it is closed; its name is free again, its id never is. */
    void close(Series series) {
        List<Consumer<Series>> told;
        synchronized (this) {
            Owned owned = open.get(series.name());
            if (owned == null || owned.series.id() != series.id()) {
                return;
            }
            open.remove(series.name());
            allowance(owned.module).closed();
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(series));
    }

    /**
     * The series that a point of an earlier time belongs to: the open one if it is the same but for its number type, else a
     * new one that is not open.
     */
    public synchronized Series recall(
            String metric, List<Label> labels, String unit, NumberType type, Kind kind, String name) {
        Owned owned = open.get(name);
        if (owned != null
                && owned.series.metric().equals(metric)
                && owned.series.labels().equals(labels)
                && owned.series.unit().equals(unit)
                && owned.series.kind() == kind) {
            return owned.series.as(type);
        }
        return new Series(nextId++, metric, labels, unit, type, kind, "", name);
    }

    /** The open series of a flat name; null if there is none. */
    public synchronized @Nullable Series find(String name) {
        Owned owned = open.get(name);
        return owned == null ? null : owned.series;
    }

    /** Whether a series is open. */
    public synchronized boolean isOpen(Series series) {
        Owned owned = open.get(series.name());
        return owned != null && owned.series.id() == series.id();
    }

    /** Calls {@code listener} for each series that is closed from now on. */
    public synchronized void onClose(Consumer<Series> listener) {
        listeners.add(listener);
    }

    /** Takes a listener away. */
    public synchronized void removeListener(Consumer<Series> listener) {
        listeners.remove(listener);
    }

    /** Has things that are seen for the first time get no series, for memory is short, or series again. */
    public synchronized void refuseNew(boolean now) {
        closedToNew = now;
        saidTurnedAway = false;
    }

    boolean refusesNew() {
        return closedToNew;
    }

    /** Counts a thing that gets no series; the first of them is said. */
    void turnAway(String module, String label, String name) {
        synchronized (this) {
            turnedAway++;
            if (saidTurnedAway) {
                return;
            }
            saidTurnedAway = true;
        }
        log.say(
                Level.WARN,
                module,
                "turned away",
                label + " '" + name + "' is new and has no series until the agent takes less memory, nor has any other"
                        + " that is new",
                null);
    }

    /** Counts a thing for which there is no room; see {@link SeriesAllowance#refuse}. */
    void refuse(SeriesAllowance allowance, String label, String name, int wanted) {
        allowance.refuse(log, label, name, wanted);
    }

    /** How often there was no room for a new thing or series, of all modules. */
    public synchronized long overBudget() {
        long all = 0;
        for (SeriesAllowance allowance : allowances.values()) {
            all += allowance.refused();
        }
        return all;
    }

    /** How often a module had numbers of a thing that has no series because memory was short. */
    public synchronized long turnedAway() {
        return turnedAway;
    }

    /** Counts and says once a value that is no number. */
    void refuseValue(String module, String name) {
        synchronized (this) {
            refusedValues++;
        }
        log.say(Level.WARN, module, "series '" + name + "' was set to NaN or infinity: that point is left out");
    }

    /** How many series are open. */
    public synchronized int open() {
        return open.size();
    }

    /** How many declarations were refused because their name was taken. */
    public synchronized long refused() {
        return refused;
    }

    /** How many values were refused because they were NaN or infinite. */
    public synchronized long refusedValues() {
        return refusedValues;
    }

    /** The open series, in the order of their ids. */
    public synchronized List<Series> series() {
        return open.values().stream()
                .map(Owned::series)
                .sorted(Comparator.comparingInt(Series::id))
                .toList();
    }

    private record Owned(Series series, String module) {}
}
