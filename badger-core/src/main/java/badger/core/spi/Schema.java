package badger.core.spi;

import java.util.function.Function;

/**
 * Where a module declares its series: once, when it is made or when an instance first appears. Every metric is a
 * dotted name, every unit one of {@code docs/metrics.md} ("" where there is none), every description one line.
 */
public interface Schema {
    /** An integer that is what it is at the moment of reading. */
    LongGauge gauge(String metric, String unit, String description);

    /** A floating number that is what it is at the moment of reading. */
    DoubleGauge floatingGauge(String metric, String unit, String description);

    /** A number that only grows; its series is the growth per second, in {@code unit} per second. */
    Counter counter(String metric, String unit, String description);

    /** A counter that the kernel keeps in 32 bits, so that it may wrap. */
    Counter counter32(String metric, String unit, String description);

    /** Counters that are set together, for a module that has thousands of them. */
    Columns columns();

    /** Counters that divide one whole: each part's series is its percentage of the growth of the sum. */
    Shares shares();

    /** A counter fed by members that come and go: the growth per second of those seen in both reads. */
    Sum sum(String metric, String unit, String description);

    /** The same of members that the kernel keeps in 32 bits, so that each may wrap. */
    Sum sum32(String metric, String unit, String description);

    /** A {@link #sum}, as percentage of the growth of a whole, in {@code percent}. */
    Sum percentSum(String metric, String description);

    /** A counter's growth divided by that of another: the mean wait of a read. */
    Ratio ratio(String metric, String unit, String description);

    /** The same as a percentage, in {@code percent}; at most 100, whatever the grain of the clocks behind the two. */
    Ratio percentRatio(String metric, String description);

    /** A text: a series of value 1 that carries it in a label. */
    Info info(String metric, String label, String description);

    /**
     * Things that come and go, each with series of its own.
     *
     * @param label what tells them apart: {@code disk}, {@code interface}; empty if their metrics do, and then none is added
     * @param declare declares one instance's series in a schema that adds the label
     */
    <T> Instances<T> instances(String label, Function<Schema, T> declare);
}
