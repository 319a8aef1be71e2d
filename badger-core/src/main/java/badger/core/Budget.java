package badger.core;

import badger.core.spi.Key;
import java.util.Optional;

/**
 * What the agent may take of its host.
 *
 * @param cpuPercent the most CPU that all modules together may take, as percent of one core; 0 = no limit
 * @param rssMb the most resident memory in MiB; 0 = no limit
 */
public record Budget(
        @Key("The most CPU that all modules together may take over a minute, in percent of one core; beyond it the"
                + " dearest is read half as often, until there is room again. 0 = no limit. Not set: 1, or on a"
                + " large host three times what the agent's makers want it to take there.")
        Optional<Double> cpuPercent,

        @Key(
                value =
                        "The most resident memory; beyond it what waits is spooled, nothing is replayed, and what is new"
                                + " on the host gets no series, until 90 % of it are enough again. 0 = no limit.",
                unit = "MiB")
        int rssMb) {

    /** What nobody said otherwise: more than a full heap and the largest client library come to. */
    public static final Budget DEFAULTS = new Budget(Optional.empty(), 160);

    private static final double LEAST_PERCENT = 1;
    private static final double TIMES_GOAL = 3;
    /** The goal of a small host: 0.6 ms a second. */
    private static final double GOAL_PERCENT = 0.06;
    /**
     * With the next, the goal of a host of 512 CPUs, 2,000 disks and 5,000 interfaces, which have 116,000 series: 5 ms a
     * second.
     */
    private static final double GOAL_PERCENT_PER_CPU = 0.000_2;

    private static final double GOAL_PERCENT_PER_SERIES = 0.000_003;
    /** The goal of 5,000 processes, all looked at: 30 ms a second. */
    private static final double GOAL_PERCENT_PER_PROCESS = 0.000_6;

    /** Refuses what is no budget. */
    public Budget {
        if (cpuPercent.isPresent() && cpuPercent.get() < 0) {
            throw new IllegalArgumentException("cpu_percent must not be negative");
        }
        if (rssMb < 0) {
            throw new IllegalArgumentException("rss_mb must not be negative");
        }
    }

    /** The limit of the modules' CPU on a host of a size, as percent of one core; 0 = none. */
    double cpuLimit(int cpus, int series, int processes) {
        double goal = GOAL_PERCENT
                + cpus * GOAL_PERCENT_PER_CPU
                + series * GOAL_PERCENT_PER_SERIES
                + processes * GOAL_PERCENT_PER_PROCESS;
        return cpuPercent.orElseGet(() -> Math.max(LEAST_PERCENT, TIMES_GOAL * goal));
    }

    /** The limit of resident memory in bytes; 0 = none. */
    long residentLimit() {
        return (long) rssMb << 20;
    }
}
