package badger.modules.process;

import badger.core.spi.Key;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of module process_stats.
 *
 * @param processes the groups of processes
 * @param children whether CPU time of ended children counts
 * @param extended whether groups have more of what everybody may read
 * @param io whether groups have what they read and write
 * @param ioDelay whether groups have how long they wait for disks
 * @param openFiles whether groups have open files
 * @param pss whether groups have memory by what is shared
 * @param rescan seconds between two listings of /proc
 * @param dearInterval the same while a listing is dear, and between two reads of a dear /proc/stat
 */
public record ProcessStatsConfig(
        @Key("groups of processes, each with a name for its series and a pattern of command lines")
        List<Group> processes,

        @Key("whether the CPU time of children that ended and were waited for counts, as in the original")
        boolean children,

        @Key("whether groups have page faults, virtual and swapped memory, states, and ages of processes")
        boolean extended,

        @Key("whether groups have what they read and write, disks apart; takes CAP_SYS_PTRACE for others' processes")
        boolean io,

        @Key("whether groups have how long they wait for disks, where sysctl kernel.task_delayacct is 1")
        boolean ioDelay,

        @Key("whether groups have open files and their limit")
        boolean openFiles,

        @Key(
                "whether groups have memory with what is shared divided (PSS), every ten seconds; takes CAP_SYS_PTRACE for others' processes")
        boolean pss,

        @Key(value = "time between two looks for new processes", unit = "s")
        Duration rescan,

        @Key(
                value = "time between two looks for new processes, or reads of /proc/stat, while one takes over 1 ms",
                unit = "s")
        Duration dearInterval) {

    /** As often as the original looked for new processes. */
    static final Duration DEAR_INTERVAL = Duration.ofSeconds(5);

    public ProcessStatsConfig {
        processes = List.copyOf(processes);
        Set<String> names = new HashSet<>();
        for (Group group : processes) {
            if (!names.add(group.name())) {
                throw new IllegalArgumentException("processes: the name '" + group.name() + "' is there twice");
            }
        }
        if (rescan.isNegative()) {
            throw new IllegalArgumentException("rescan: must not be negative");
        }
    }

    /** Whether more than the original's is read of the groups by pattern. */
    boolean hasDetails() {
        return extended || io || ioDelay || openFiles || pss;
    }

    /** No groups. */
    static ProcessStatsConfig none() {
        return new ProcessStatsConfig(
                List.of(), false, false, false, false, false, false, Duration.ofSeconds(1), DEAR_INTERVAL);
    }

    /**
     * One group.
     *
     * @param name stands in the names of its series
     * @param pattern tells its processes
     */
    record Group(
            @Key("stands in the names of the group's series")
            String name,

            @Key(
                    "regular expression of Python's syntax, matched from the beginning of the command line without NULs; blanks in it are removed")
            ProcessPattern pattern) {
        Group {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("name: must not be empty");
            }
        }
    }
}
