package badger.modules.container;

import static badger.proc.ProcValue.ABSENT;

import badger.core.spi.ModuleContext;
import badger.modules.Readings;
import badger.modules.Seldom;
import badger.modules.container.GroupFile.Format;
import badger.proc.CgroupBlkio;
import badger.proc.CgroupBlkio.Column;
import badger.proc.CgroupCfsQuota;
import badger.proc.CgroupCpuStat;
import badger.proc.CgroupMemoryStat;
import badger.proc.OpenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Control groups of version 1: a tree of each controller, in which engines give a container the same path. Stalls are
 * counted by the tree of version 2 only, which hybrid hosts have beside them.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/index.html">Documentation/admin-guide/cgroup-v1</a>
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">Documentation/scheduler/sched-bwc.rst</a>
 */
final class CgroupVersion1 implements CgroupVersion {
    private static final long NANOS_PER_MICRO = 1_000;

    private final ModuleContext context;
    private final Path root;
    private final boolean extended;
    private final @Nullable Path cpuTree;
    private final @Nullable Path cpuUseTree;
    private final @Nullable Path memoryTree;
    private final @Nullable Path ioTree;
    private final @Nullable Path pidsTree;
    private final @Nullable Path unifiedTree;

    private final CgroupCpuStat cpuStat = new CgroupCpuStat();
    private final CgroupCfsQuota cfsQuota = new CgroupCfsQuota();
    private final CgroupMemoryStat memoryStat = CgroupMemoryStat.ofVersion1();
    private final CgroupBlkio blkio = new CgroupBlkio();
    private final GroupFormats shared;

    private final Format cpuUse = this::cpuUse;
    private final Format user = this::user;
    private final Format system = this::system;
    private final Format throttling = this::throttling;
    private final Format quota = this::quota;
    private final Format period = this::period;
    private final Format memory = this::memory;
    private final Format limitHits = this::limitHits;
    private final Format ioBytes = this::ioBytes;
    private final Format ioOperations = this::ioOperations;

    /**
     * The trees of a host.
     *
     * @param mount the folder in which they are mounted
     * @param root the one that is walked; see {@link #tree}
     * @param context who is told what cannot be read
     * @param extended whether what is only shown on request is read
     */
    CgroupVersion1(Path mount, Path root, ModuleContext context, boolean extended) {
        this.context = context;
        shared = new GroupFormats(context);
        this.root = root;
        this.extended = extended;
        cpuTree = first(mount, "cpu", "cpu,cpuacct", "cpuacct,cpu");
        cpuUseTree = first(mount, "cpuacct", "cpu,cpuacct", "cpuacct,cpu");
        memoryTree = first(mount, "memory");
        ioTree = first(mount, "blkio");
        pidsTree = first(mount, "pids");
        unifiedTree = first(mount, "unified");
    }

    /** The tree in which groups are looked for: of a controller that every engine uses; null if there is none. */
    static @Nullable Path tree(Path mount) {
        return first(mount, "memory", "cpuacct", "cpu,cpuacct", "cpuacct,cpu", "pids");
    }

    private static @Nullable Path first(Path mount, String... names) {
        for (String name : names) {
            Path tree = mount.resolve(name);
            if (Files.isDirectory(tree)) {
                return tree;
            }
        }
        return null;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public long changes() {
        return ABSENT;
    }

    @Override
    public boolean isContained() {
        // a root itself has no such file
        return pidsTree != null && Files.exists(pidsTree.resolve("pids.max"));
    }

    @Override
    public void open(Group group) {
        add(group, cpuUseTree, "cpuacct.usage", cpuUse);
        if (extended) {
            add(group, cpuUseTree, "cpuacct.usage_user", user);
            add(group, cpuUseTree, "cpuacct.usage_sys", system);
        }
        add(group, cpuTree, "cpu.stat", throttling);
        seldom(group, cpuTree, "cpu.cfs_quota_us", quota);
        seldom(group, cpuTree, "cpu.cfs_period_us", period);
        add(group, memoryTree, "memory.usage_in_bytes", shared.memoryUsage);
        add(group, memoryTree, "memory.stat", memory);
        seldom(group, memoryTree, "memory.limit_in_bytes", shared.memoryLimit);
        add(group, memoryTree, "memory.oom_control", shared.memoryEvents);
        if (extended) {
            add(group, memoryTree, "memory.failcnt", limitHits);
        }
        addIo(group, "blkio.throttle.io_service_bytes", ioBytes);
        addIo(group, "blkio.throttle.io_serviced", ioOperations);
        add(group, pidsTree, "pids.current", shared.pids);
        seldom(group, pidsTree, "pids.max", shared.pidsLimit);
        add(group, unifiedTree, "cpu.pressure", shared.cpuStall);
        add(group, unifiedTree, "memory.pressure", shared.memoryStall);
        add(group, unifiedTree, "io.pressure", shared.ioStall);
    }

    private static void add(Group group, @Nullable Path tree, String file, Format format) {
        if (tree != null) {
            group.add(new GroupFile(folder(group, tree).resolve(file), format, group));
        }
    }

    private static void seldom(Group group, @Nullable Path tree, String file, Format format) {
        if (tree != null) {
            group.add(new Seldom(new GroupFile(folder(group, tree).resolve(file), format, group)));
        }
    }

    /** Since 4.5 there is a count with the groups below as well, which is what the other controllers count. */
    private void addIo(Group group, String file, Format format) {
        String recursive = file + "_recursive";
        boolean isThere = ioTree != null && Files.exists(folder(group, ioTree).resolve(recursive));
        add(group, ioTree, isThere ? recursive : file, format);
    }

    private static Path folder(Group group, Path tree) {
        return tree.resolve(group.path());
    }

    private void cpuUse(OpenFile file, ContainerSeries to) throws IOException {
        to.cpu(micros(file));
    }

    private void user(OpenFile file, ContainerSeries to) throws IOException {
        to.cpuByMode(micros(file), ABSENT);
    }

    private void system(OpenFile file, ContainerSeries to) throws IOException {
        to.cpuByMode(ABSENT, micros(file));
    }

    private void throttling(OpenFile file, ContainerSeries to) throws IOException {
        cpuStat.read(file);
        to.throttling(cpuStat);
        Readings.tell(cpuStat.problem(), context);
    }

    private void quota(OpenFile file, ContainerSeries to) throws IOException {
        cfsQuota.read(file);
        to.cpuQuota(cfsQuota.quotaMicros());
    }

    private void period(OpenFile file, ContainerSeries to) throws IOException {
        to.cpuPeriod(shared.number(file));
    }

    private void memory(OpenFile file, ContainerSeries to) throws IOException {
        memoryStat.read(file);
        to.memory(memoryStat);
        to.swap(memoryStat.swapped());
        Readings.tell(memoryStat.problem(), context);
    }

    private void limitHits(OpenFile file, ContainerSeries to) throws IOException {
        to.limitHits(shared.number(file));
    }

    /** Where no disk is named nothing is known: the kernel (since 6.10) counts only for disks that some group has a limit of. */
    private void ioBytes(OpenFile file, ContainerSeries to) throws IOException {
        blkio.read(file);
        if (blkio.size() > 0) {
            to.ioBytes(blkio.sum(Column.READ), blkio.sum(Column.WRITTEN));
        }
        Readings.tell(blkio.problem(), context);
    }

    private void ioOperations(OpenFile file, ContainerSeries to) throws IOException {
        blkio.read(file);
        if (blkio.size() > 0) {
            to.ioOperations(blkio.sum(Column.READ), blkio.sum(Column.WRITTEN));
        }
        Readings.tell(blkio.problem(), context);
    }

    private long micros(OpenFile file) throws IOException {
        long nanos = shared.number(file);
        return nanos == ABSENT ? ABSENT : nanos / NANOS_PER_MICRO;
    }

    @Override
    public void close() {
        // what is kept open is the groups'
    }
}
