package badger.statsd;

import java.math.BigDecimal;

/**
 * A percentile that timers have.
 *
 * @param percent above 0 and below 100
 */
record Percentile(double percent) {
    Percentile {
        if (!(percent > 0 && percent < 100)) {
            throw new IllegalArgumentException(
                    "percentiles: each must be above 0 and below 100, and " + percent + " is not");
        }
    }

    /** The end of its series' names: {@code p95}, {@code p99_9}. */
    String suffix() {
        return 'p'
                + new BigDecimal(String.valueOf(percent))
                        .stripTrailingZeros()
                        .toPlainString()
                        .replace('.', '_');
    }
}
