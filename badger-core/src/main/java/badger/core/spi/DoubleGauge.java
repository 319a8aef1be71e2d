package badger.core.spi;

/** A floating series. */
public interface DoubleGauge {
    /** Sets this tick's value, in the series' unit; NaN and infinity are refused and counted. */
    void set(double value);
}
