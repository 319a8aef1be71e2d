package badger.emit.influx;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a back end has stored.
 *
 * @param points values by what they are a value of: what is written again under the same key overwrites
 */
record Stored(Map<Cell, String> points) {
    /**
     * What tells points apart.
     *
     * @param series name with tags, if any
     * @param epochSecond time
     * @param field field, or sequence number
     */
    record Cell(String series, long epochSecond, String field) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }
    }

    Stored() {
        this(new TreeMap<>());
    }

    synchronized void store(Map<Cell, String> more) {
        points.putAll(more);
    }

    synchronized int size() {
        return points.size();
    }

    synchronized Map<Cell, String> copy() {
        return new TreeMap<>(points);
    }
}
