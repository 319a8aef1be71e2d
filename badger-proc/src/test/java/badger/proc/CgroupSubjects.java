package badger.proc;

import static badger.proc.Subject.put;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The readers of control groups under test. */
final class CgroupSubjects {
    private static final String GROUPS = "sys/fs/cgroup/**/";

    private CgroupSubjects() {}

    /** All of them, each new. */
    static List<Subject> all() {
        return List.of(
                new Subject(GROUPS + "cpu.stat", NaiveCgroup::cpuStat, cpuStat()),
                new Subject(GROUPS + "memory.events", CgroupSubjects::events, memoryEvents()),
                new Subject(GROUPS + "memory.oom_control", CgroupSubjects::events, memoryEvents()),
                new Subject(GROUPS + "cgroup.stat", text -> flat(text, "nr_descendants"), cgroupStat()),
                new Subject(
                        "sys/fs/cgroup/{docker,kube,lxc,machine,system}**/memory.stat",
                        text -> flat(text, "anon", "file", "shmem", "inactive_file", "pgfault", "pgmajfault"),
                        memoryStat(CgroupMemoryStat.ofVersion2(), "")),
                new Subject(
                        "sys/fs/cgroup/memory/**/memory.stat",
                        text -> flat(
                                text,
                                "total_rss",
                                "total_cache",
                                "total_shmem",
                                "total_inactive_file",
                                "total_pgfault",
                                "total_pgmajfault",
                                "total_swap"),
                        memoryStat(CgroupMemoryStat.ofVersion1(), "total_")),
                new Subject(GROUPS + "cpu.max", NaiveCgroup::cpuMax, cpuMax()),
                new Subject(GROUPS + "cpu.cfs_quota_us", NaiveCgroup::cfsQuota, cfsQuota()),
                new Subject(GROUPS + "cgroup.procs", NaiveCgroup::procs, procs()),
                new Subject(GROUPS + "blkio.throttle.io_service*", NaiveCgroup::blkio, blkio()),
                new Subject(GROUPS + "io.stat", NaiveCgroup::ioStat, ioStat()));
    }

    private static Map<String, String> flat(String text, String... names) {
        return NaiveCgroup.flatKeyed(text, List.of(names));
    }

    private static Map<String, String> events(String text) {
        return flat(text, "max", "oom_kill", "under_oom");
    }

    private static Subject.Parser cpuStat() {
        CgroupCpuStat reader = new CgroupCpuStat();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "usage_usec", reader.usageMicros());
            put(found, "user_usec", reader.userMicros());
            put(found, "system_usec", reader.systemMicros());
            put(found, "nr_periods", reader.periods());
            put(found, "nr_throttled", reader.throttledPeriods());
            put(found, "throttled_usec", reader.throttledMicros());
        };
    }

    private static Subject.Parser memoryEvents() {
        CgroupMemoryEvents reader = new CgroupMemoryEvents();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "max", reader.limitHits());
            put(found, "oom_kill", reader.oomKills());
            put(found, "under_oom", reader.underOom());
        };
    }

    private static Subject.Parser cgroupStat() {
        CgroupStat reader = new CgroupStat(Path.of("/nowhere"));
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "nr_descendants", reader.descendants());
        };
    }

    private static Subject.Parser memoryStat(CgroupMemoryStat reader, String prefix) {
        boolean first = !prefix.isEmpty();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, first ? "total_rss" : "anon", reader.anonymous());
            put(found, first ? "total_cache" : "file", reader.file());
            put(found, prefix + "shmem", reader.shared());
            put(found, prefix + "inactive_file", reader.inactiveFile());
            put(found, prefix + "pgfault", reader.faults());
            put(found, prefix + "pgmajfault", reader.majorFaults());
            put(found, prefix + "swap", reader.swapped());
        };
    }

    private static Subject.Parser cpuMax() {
        CgroupCpuMax reader = new CgroupCpuMax();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "quota", reader.quotaMicros());
            put(found, "period", reader.periodMicros());
        };
    }

    private static Subject.Parser cfsQuota() {
        CgroupCfsQuota reader = new CgroupCfsQuota();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("known", "true");
            put(found, "quota", reader.quotaMicros());
        };
    }

    private static Subject.Parser procs() {
        CgroupProcs reader = new CgroupProcs();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "first", reader.first());
        };
    }

    private static Subject.Parser blkio() {
        CgroupBlkio reader = new CgroupBlkio();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("known", "true");
            for (int row = 0; row < reader.size(); row++) {
                String prefix = "row" + row + ".";
                found.put(prefix + "device", Subject.bytesOf(reader.device(row)));
                put(found, prefix + "Read", reader.value(row, CgroupBlkio.Column.READ));
                put(found, prefix + "Write", reader.value(row, CgroupBlkio.Column.WRITTEN));
                put(found, prefix + "Discard", reader.value(row, CgroupBlkio.Column.DISCARDED));
            }
        };
    }

    private static Subject.Parser ioStat() {
        CgroupIoStat reader = new CgroupIoStat();
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (int row = 0; row < reader.size(); row++) {
                String prefix = "row" + row + ".";
                found.put(prefix + "device", Subject.bytesOf(reader.device(row)));
                put(found, prefix + "rbytes", reader.value(row, CgroupIoStat.Column.READ_BYTES));
                put(found, prefix + "wbytes", reader.value(row, CgroupIoStat.Column.WRITTEN_BYTES));
                put(found, prefix + "rios", reader.value(row, CgroupIoStat.Column.READS));
                put(found, prefix + "wios", reader.value(row, CgroupIoStat.Column.WRITES));
                put(found, prefix + "dbytes", reader.value(row, CgroupIoStat.Column.DISCARDED_BYTES));
                put(found, prefix + "dios", reader.value(row, CgroupIoStat.Column.DISCARDS));
            }
        };
    }
}
