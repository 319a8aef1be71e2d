package badger.textfile;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;

/**
 * What is known of a file besides what is in it.
 *
 * @param modified when it was last written
 * @param stale whether that is too long ago
 * @param error whether something is wrong with it
 */
record FileSeries(DoubleGauge modified, LongGauge stale, LongGauge error) {
    /** Declares them. */
    static FileSeries of(Schema schema) {
        return new FileSeries(
                schema.floatingGauge("textfile.mtime", "s", "when the file was last written, in seconds since 1970"),
                schema.gauge("textfile.stale", "", "1 if it was not written for longer than it may be, else 0"),
                schema.gauge("textfile.error", "", "1 if it cannot be read or something in it is wrong, else 0"));
    }
}
