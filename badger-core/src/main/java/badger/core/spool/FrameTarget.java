package badger.core.spool;

import badger.core.spi.Host;
import badger.core.spi.Series;

/** Takes a frame as it comes out of a spool. */
public interface FrameTarget {
    /** A frame follows: its host and its second. */
    void begin(Host host, long epochSecond);

    /** A point: its value is a long, or the bits of a double, as the series' type says. */
    void add(Series series, long bits);
}
