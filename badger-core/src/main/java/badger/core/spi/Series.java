package badger.core.spi;

import java.util.List;

/**
 * What a point is a value of.
 *
 * @param id small, dense, never reused while the agent runs: an index for what an emitter caches
 * @param metric dotted name, {@code net.rx_bytes}
 * @param labels at most a few, in declared order
 * @param unit as in {@code docs/metrics.md}
 * @param type number type of its points
 * @param kind how its values come about
 * @param description one line
 * @param name the flat name: metric and label values joined by dots, {@code net.rx_bytes.eth0}; unique among open series
 */
public record Series(
        int id,
        String metric,
        List<Label> labels,
        String unit,
        NumberType type,
        Kind kind,
        String description,
        String name) {

    /** The same series with points of another number type, as a lane's rollup makes them. */
    public Series as(NumberType other) {
        return other == type ? this : new Series(id, metric, labels, unit, other, kind, description, name);
    }
}
