package badger.core.spi;

/** An integer series. */
public interface LongGauge {
    /** Sets this tick's value, in the series' unit. */
    void set(long value);
}
