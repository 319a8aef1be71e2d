package badger.modules.process;

import badger.core.spi.Key;
import badger.modules.ReadPace;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of module process_stats.
 *
 * @param processes the groups of processes
 * @param groups groups of all processes
 * @param children whether CPU time of ended children counts
 * @param extended whether groups have more of what everybody may read
 * @param io whether groups have what they read and write
 * @param ioDelay whether groups have how long they wait for disks
 * @param openFiles whether groups have open files
 * @param pss whether groups have memory by what is shared
 * @param threads whether groups have the CPU time of their threads
 * @param network whether groups have the traffic of network namespaces of their own
 * @param rescan seconds between two listings of /proc
 * @param dearInterval the same while a listing is dear, and between two reads of a dear /proc/stat
 */
public record ProcessStatsConfig(
        @Key("groups of processes, each with a name for its series and a pattern of command lines")
        List<Group> processes,

        @Key(
                "groups of all processes of the host, of which the largest have series of their own, and all others are added up as other")
        List<Everyone> groups,

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

        @Key(
                "whether groups have the CPU time of their threads, by the threads' names: the 20 largest, and all others added up")
        boolean threads,

        @Key(
                "whether groups that have network namespaces for themselves have what they receive and send; takes CAP_SYS_PTRACE for others' processes")
        boolean network,

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
        groups = List.copyOf(groups);
        Set<Grouping> groupings = new HashSet<>();
        for (Everyone group : groups) {
            if (!groupings.add(group.by())) {
                throw new IllegalArgumentException("groups: '" + group.by().label() + "' is there twice");
            }
        }
        if (rescan.isNegative()) {
            throw new IllegalArgumentException("rescan: must not be negative");
        }
        dearInterval = ReadPace.dearInterval(dearInterval);
    }

    /** Whether more than the original's is read of the groups by pattern. */
    boolean hasDetails() {
        return extended || io || ioDelay || openFiles || pss || threads || network;
    }

    /** No groups. */
    static ProcessStatsConfig none() {
        return new ProcessStatsConfig(
                List.of(),
                List.of(),
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                Duration.ofSeconds(1),
                DEAR_INTERVAL);
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

    /**
     * Groups of all processes.
     *
     * @param by what tells them apart
     * @param top how many are chosen by each measure
     */
    record Everyone(
            @Key("what tells the groups apart: user, cgroup (control group), unit (of systemd) or command (name)")
            Grouping by,

            @Key(
                    "how many groups have series of their own by CPU time, by memory and by disk I/O: up to three times as many in all; 10 if it is not given")
            Optional<Integer> top) {
        private static final int USUAL_TOP = 10;
        private static final int LARGEST_TOP = 100;

        Everyone {
            if (top.isPresent() && (top.get() < 1 || top.get() > LARGEST_TOP)) {
                throw new IllegalArgumentException("top: must be between 1 and " + LARGEST_TOP);
            }
        }

        int most() {
            return top.orElse(USUAL_TOP);
        }
    }
}
