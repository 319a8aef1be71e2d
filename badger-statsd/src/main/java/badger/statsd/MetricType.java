package badger.statsd;

import org.jspecify.annotations.Nullable;

/**
 * What a metric says that its values are.
 *
 * @see <a href="https://github.com/statsd/statsd/blob/master/docs/metric_types.md">StatsD Metric Types</a>
 * @see <a href="https://docs.datadoghq.com/extend/dogstatsd/datagram_shell/">DogStatsD, Datagram format</a>
 */
enum MetricType {
    /** Things that happened. */
    COUNTER("c"),
    /** How something is. */
    GAUGE("g"),
    /** How long things took, in milliseconds. */
    TIMER("ms"),
    /** How large things were. */
    HISTOGRAM("h"),
    /** The same to DogStatsD's server, which has their percentiles over all hosts; here it is a histogram. */
    DISTRIBUTION("d"),
    /** Who or what took part: different ones are counted. */
    SET("s");

    private static final MetricType[] ALL = values();

    private final String word;

    /**
     * A type.
     *
     * @param word how packets write it
     */
    MetricType(String word) {
        this.word = word;
    }

    /** The type that is written between two places, or null. */
    static @Nullable MetricType of(byte[] bytes, int from, int to) {
        for (MetricType type : ALL) {
            if (type.isWritten(bytes, from, to)) {
                return type;
            }
        }
        return null;
    }

    private boolean isWritten(byte[] bytes, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] != word.charAt(i - from)) {
                return false;
            }
        }
        return true;
    }
}
