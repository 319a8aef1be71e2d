package badger.core.tick;

import badger.core.rule.Passage;
import badger.core.spi.Columns;
import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Info;
import badger.core.spi.Instances;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.LongGauge;
import badger.core.spi.NumberType;
import badger.core.spi.Ratio;
import badger.core.spi.Schema;
import badger.core.spi.Series;
import badger.core.spi.Shares;
import badger.core.spi.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A module's row, or one instance's part of it: the slots in declared order, then the instances. */
public final class Scope implements Schema {
    private static final InstanceTable<?>[] NO_TABLES = {};
    private static final Slot[] NO_SLOTS = {};

    private final SeriesRegistry registry;
    private final SeriesSource source;
    private final SeriesAllowance allowance;
    /** Whether its numbers go nowhere, and those of whatever is in it. */
    private final boolean nowhere;

    private Slot[] slots = NO_SLOTS;
    private final List<Series> series = new ArrayList<>();
    private InstanceTable<?>[] tables = NO_TABLES;

    private Scope(SeriesRegistry registry, SeriesSource source, SeriesAllowance allowance, boolean nowhere) {
        this.registry = registry;
        this.source = source;
        this.allowance = allowance;
        this.nowhere = nowhere;
    }

    /**
     * The row of a module.
     *
     * @param registry where its series are opened
     * @param module the entry that owns them
     * @param passage what becomes of those it declares
     */
    public static Scope of(SeriesRegistry registry, String module, Passage passage) {
        SeriesSource source = new SeriesSource(registry, module, passage, List.of());
        return new Scope(registry, source, registry.allowance(module), false);
    }

    Scope with(Label label) {
        return new Scope(registry, source.with(label), allowance, false);
    }

    /** A row whose numbers go nowhere. */
    Scope nowhere() {
        return new Scope(registry, source.of(Passage.CLOSED), allowance, true);
    }

    /**
     * Whether a thing that is seen for the first time gets no series now: memory is short, or there are as many as there
     * may be.
     *
     * @param label what kind of thing it is
     * @param name its name
     * @param wanted how much room it wants
     */
    boolean refuses(String label, String name, int wanted) {
        if (nowhere) {
            return true;
        }
        if (registry.refusesNew()) {
            registry.turnAway(source.module(), label, name);
            return true;
        }
        // of a thing within a thing that is being declared the outer one is asked, once it is known what both want
        if (allowance.isInThing() || allowance.room() >= wanted) {
            return false;
        }
        registry.refuse(allowance, label, name, wanted);
        return true;
    }

    /** Has its module's series be there whatever others have. */
    void exempt() {
        registry.exempt(allowance);
    }

    /** What its module may have. */
    SeriesAllowance allowance() {
        return allowance;
    }

    @Override
    public LongGauge gauge(String metric, String unit, String description) {
        return add(new GaugeSlot(open(metric, unit, NumberType.INTEGER, Kind.GAUGE, description), this));
    }

    @Override
    public DoubleGauge floatingGauge(String metric, String unit, String description) {
        return add(new GaugeSlot(open(metric, unit, NumberType.FLOATING, Kind.GAUGE, description), this));
    }

    @Override
    public Counter counter(String metric, String unit, String description) {
        return counters().add(open(metric, unit, NumberType.FLOATING, Kind.COUNTER, description), false);
    }

    @Override
    public Counter counter32(String metric, String unit, String description) {
        return counters().add(open(metric, unit, NumberType.FLOATING, Kind.COUNTER, description), true);
    }

    @Override
    public Columns columns() {
        return add(new ColumnsSlot(this));
    }

    /** Opens the series of a column; null if it is filtered or refused. */
    @Nullable
    Series openColumn(String metric, String unit, String description) {
        return open(metric, unit, NumberType.FLOATING, Kind.COUNTER, description);
    }

    /** The row that the next counter belongs to: points come in the order in which their series were declared. */
    private CounterRow counters() {
        Slot last = slots.length == 0 ? null : slots[slots.length - 1];
        return last instanceof CounterRow row && !row.isFull() ? row : add(new CounterRow());
    }

    @Override
    public Shares shares() {
        return add(new SharesSlot(this));
    }

    @Override
    public Sum sum(String metric, String unit, String description) {
        return add(SumSlot.perSecond(open(metric, unit, NumberType.FLOATING, Kind.COUNTER, description)));
    }

    @Override
    public Sum sum32(String metric, String unit, String description) {
        return add(SumSlot.perSecond32(open(metric, unit, NumberType.FLOATING, Kind.COUNTER, description)));
    }

    @Override
    public Sum percentSum(String metric, String description) {
        return add(SumSlot.percentage(open(metric, "percent", NumberType.FLOATING, Kind.SHARE, description)));
    }

    @Override
    public Ratio ratio(String metric, String unit, String description) {
        return add(new RatioSlot(open(metric, unit, NumberType.FLOATING, Kind.RATIO, description), false));
    }

    @Override
    public Ratio percentRatio(String metric, String description) {
        return add(new RatioSlot(open(metric, "percent", NumberType.FLOATING, Kind.SHARE, description), true));
    }

    @Override
    public Info info(String metric, String label, String description) {
        Instances<LongGauge> texts = instances(label, schema -> ((Scope) schema).textGauge(metric, description));
        return text -> texts.at(text).set(1);
    }

    private LongGauge textGauge(String metric, String description) {
        return add(new GaugeSlot(open(metric, "", NumberType.INTEGER, Kind.INFO, description), this));
    }

    @Override
    public <T> Instances<T> instances(String label, Function<Schema, T> declare) {
        InstanceTable<T> table = new InstanceTable<>(this, label, declare);
        tables = Arrays.copyOf(tables, tables.length + 1);
        tables[tables.length - 1] = table;
        return table;
    }

    private <S extends Slot> S add(S slot) {
        slots = Arrays.copyOf(slots, slots.length + 1);
        slots[slots.length - 1] = slot;
        return slot;
    }

    /** Opens the series of a part of a whole; null if it is filtered or refused. */
    @Nullable
    Series openShare(String metric, String description) {
        return open(metric, "percent", NumberType.FLOATING, Kind.SHARE, description);
    }

    /** Counts a value that is no number, and says it once. */
    void refuseValue(String metric) {
        registry.refuseValue(source.module(), metric);
    }

    private @Nullable Series open(String metric, String unit, NumberType type, Kind kind, String description) {
        Series opened = source.declare(metric, unit, type, kind, description);
        if (opened != null) {
            series.add(opened);
        }
        return opened;
    }

    /**
     * Adds what was set since the last read.
     *
     * @param points where the points go
     * @param readNanos when the module read, on the monotonic clock
     * @return whether anything was set
     */
    public boolean take(Points points, long readNanos) {
        boolean any = false;
        for (Slot slot : slots) {
            any |= slot.take(points, readNanos);
        }
        for (InstanceTable<?> table : tables) {
            any |= table.take(points, readNanos);
        }
        return any;
    }

    /** Throws away what was set since the last read. */
    void discard() {
        for (Slot slot : slots) {
            slot.discard();
        }
        for (InstanceTable<?> table : tables) {
            table.discard();
        }
    }

    /** Closes all series. */
    void close() {
        series.forEach(registry::close);
        for (InstanceTable<?> table : tables) {
            table.close();
        }
    }
}
