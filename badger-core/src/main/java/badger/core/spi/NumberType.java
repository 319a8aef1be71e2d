package badger.core.spi;

/** The number type of a series, fixed for ever. */
public enum NumberType {
    /** 64 bits, exact. */
    INTEGER,
    /** A finite double. */
    FLOATING
}
