package badger.modules.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A configuration of process_stats as a test wants it: everything off at first. */
final class Keys {
    private final List<ProcessStatsConfig.Group> patterns = new ArrayList<>();
    private final List<ProcessStatsConfig.Everyone> groups = new ArrayList<>();
    private final Set<String> on;
    private boolean children;
    private Duration rescan = Duration.ofSeconds(1);

    private Keys(Set<String> on) {
        this.on = on;
    }

    /** These booleans on, by their names in a file. */
    static Keys on(String... names) {
        return new Keys(Set.of(names));
    }

    Keys pattern(String name, String pattern) {
        patterns.add(new ProcessStatsConfig.Group(name, ProcessPattern.parse(pattern)));
        return this;
    }

    Keys group(Grouping by, int top) {
        groups.add(new ProcessStatsConfig.Everyone(by, Optional.of(top)));
        return this;
    }

    Keys children(boolean count) {
        children = count;
        return this;
    }

    Keys rescan(Duration interval) {
        rescan = interval;
        return this;
    }

    ProcessStatsConfig config() {
        return new ProcessStatsConfig(
                patterns,
                groups,
                children,
                on.contains("extended"),
                on.contains("io"),
                on.contains("io_delay"),
                on.contains("open_files"),
                on.contains("pss"),
                on.contains("threads"),
                on.contains("network"),
                rescan,
                ProcessStatsConfig.DEAR_INTERVAL);
    }
}
