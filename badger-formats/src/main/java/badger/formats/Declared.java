package badger.formats;

import badger.core.spi.Schema;

/**
 * What a series was declared as when it was first seen, which it stays.
 *
 * @param unit its unit
 * @param counter whether it only grows
 * @param whole whether its values are integers
 */
record Declared(String unit, boolean counter, boolean whole) {
    /** What a text says of a series whose first value is, or is not, an integer. */
    static Declared of(SeriesText text, boolean whole) {
        return new Declared(text.unit(), text.isCounter(), whole);
    }

    /** Whether what came with this can be that series; of which numbers its values may be, its slot knows. */
    boolean takes(Declared other) {
        return unit.equals(other.unit) && counter == other.counter;
    }

    /** Whether it is a counter of whole things: its first value has no fraction, and it counts no seconds. */
    boolean countsWhole() {
        return counter && whole && !unit.equals("s");
    }

    /** Declares it. */
    FoundSlot in(Schema schema, String metric, String description) {
        return counter
                ? FoundSlot.counter(schema, metric, this, description)
                : FoundSlot.gauge(schema, metric, this, description);
    }

    /** It in words. */
    String words() {
        return (counter ? "a counter" : "a gauge") + " in '" + unit + "'";
    }
}
