package badger.formats;

import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Ratio;
import badger.core.spi.Schema;

/** What takes the values of a series that was found in a text, with the type that it was declared with. */
interface FoundSlot {
    /**
     * Takes an integer.
     *
     * @param value the value
     * @param micros when it was read, in microseconds on the monotonic clock
     */
    void set(long value, long micros);

    /**
     * Takes a floating number.
     *
     * @param value the value
     * @param micros when it was read, in microseconds on the monotonic clock
     * @return whether the series has it now
     */
    boolean set(double value, long micros);

    /** A reading of integers. */
    record Integers(LongGauge gauge) implements FoundSlot {
        @Override
        public void set(long value, long micros) {
            gauge.set(value);
        }

        @Override
        public boolean set(double value, long micros) {
            return false;
        }
    }

    /** A reading of floating numbers; an integer is one of them, as whoever prints it may leave out the fraction. */
    record Floating(DoubleGauge gauge) implements FoundSlot {
        @Override
        public void set(long value, long micros) {
            gauge.set((double) value);
        }

        @Override
        public boolean set(double value, long micros) {
            gauge.set(value);
            return Double.isFinite(value);
        }
    }

    /** A counter of whole things. */
    record Whole(Counter counter) implements FoundSlot {
        @Override
        public void set(long value, long micros) {
            counter.set(value);
        }

        @Override
        public boolean set(double value, long micros) {
            if (!Double.isFinite(value)) {
                return false;
            }
            counter.set((long) value);
            return true;
        }
    }

    /** A counter of what comes in fractions, as seconds do: its growth in millionths by that of the time. */
    record Fractions(Ratio perSecond) implements FoundSlot {
        private static final double MILLIONTHS = 1e6;

        /** A larger one stays as it is, and so has no growth. */
        private static final double LARGEST = 9e12;

        /** Added to every reading, so that none is taken for one of 32 bits that may wrap. */
        private static final long ABOVE_32_BITS = 1L << 32;

        @Override
        public void set(long value, long micros) {
            set((double) value, micros);
        }

        @Override
        public boolean set(double value, long micros) {
            if (!Double.isFinite(value)) {
                return false;
            }
            perSecond.set(ABOVE_32_BITS + Math.round(Math.max(0, Math.min(value, LARGEST)) * MILLIONTHS), micros);
            return true;
        }
    }

    /** Declares a gauge. */
    static FoundSlot gauge(Schema schema, String metric, Declared declared, String description) {
        return declared.whole()
                ? new Integers(schema.gauge(metric, declared.unit(), description))
                : new Floating(schema.floatingGauge(metric, declared.unit(), description));
    }

    /** Declares a counter: of fractions if its first value has one, or if it counts seconds. */
    static FoundSlot counter(Schema schema, String metric, Declared declared, String description) {
        return declared.countsWhole()
                ? new Whole(schema.counter(metric, declared.unit(), description))
                : new Fractions(schema.ratio(metric, declared.unit(), description));
    }
}
