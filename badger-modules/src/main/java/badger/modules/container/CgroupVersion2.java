package badger.modules.container;

import badger.core.spi.ModuleContext;
import badger.modules.Readings;
import badger.modules.Seldom;
import badger.modules.container.GroupFile.Format;
import badger.proc.CgroupCpuMax;
import badger.proc.CgroupCpuStat;
import badger.proc.CgroupIoStat;
import badger.proc.CgroupIoStat.Column;
import badger.proc.CgroupMemoryStat;
import badger.proc.CgroupStat;
import badger.proc.OpenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Control groups of version 2: one tree.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Documentation/admin-guide/cgroup-v2.rst</a>
 */
final class CgroupVersion2 implements CgroupVersion {
    private final ModuleContext context;
    private final Path root;
    private final boolean extended;
    private final CgroupStat stat;
    private final CgroupCpuStat cpuStat = new CgroupCpuStat();
    private final CgroupCpuMax cpuMax = new CgroupCpuMax();
    private final CgroupMemoryStat memoryStat = CgroupMemoryStat.ofVersion2();
    private final CgroupIoStat ioStat = new CgroupIoStat();
    private final GroupFormats shared;

    private final Format cpu = this::cpu;
    private final Format cpuLimit = this::cpuLimit;
    private final Format memory = this::memory;
    private final Format swap = this::swap;
    private final Format io = this::io;

    /**
     * A tree of them.
     *
     * @param root where it is mounted
     * @param context who is told what cannot be read
     * @param extended whether what is only shown on request is read
     */
    CgroupVersion2(Path root, ModuleContext context, boolean extended) {
        this.context = context;
        shared = new GroupFormats(context);
        this.root = root;
        this.extended = extended;
        stat = new CgroupStat(root.resolve("cgroup.stat"));
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public long changes() throws IOException {
        stat.read();
        return stat.descendants();
    }

    @Override
    public boolean isContained() {
        // the root itself has no such file
        return Files.exists(root.resolve("cgroup.events"));
    }

    @Override
    public void open(Group group) {
        add(group, "cpu.stat", cpu);
        seldom(group, "cpu.max", cpuLimit);
        add(group, "memory.current", shared.memoryUsage);
        add(group, "memory.stat", memory);
        if (extended) {
            add(group, "memory.swap.current", swap);
        }
        seldom(group, "memory.max", shared.memoryLimit);
        add(group, "memory.events", shared.memoryEvents);
        add(group, "io.stat", io);
        add(group, "pids.current", shared.pids);
        seldom(group, "pids.max", shared.pidsLimit);
        add(group, "cpu.pressure", shared.cpuStall);
        add(group, "memory.pressure", shared.memoryStall);
        add(group, "io.pressure", shared.ioStall);
    }

    private static void add(Group group, String file, Format format) {
        group.add(new GroupFile(group.folder().resolve(file), format, group));
    }

    private static void seldom(Group group, String file, Format format) {
        group.add(new Seldom(new GroupFile(group.folder().resolve(file), format, group)));
    }

    private void cpu(OpenFile file, ContainerSeries to) throws IOException {
        cpuStat.read(file);
        to.cpu(cpuStat.usageMicros());
        to.cpuByMode(cpuStat.userMicros(), cpuStat.systemMicros());
        to.throttling(cpuStat);
        Readings.tell(cpuStat.problem(), context);
    }

    private void cpuLimit(OpenFile file, ContainerSeries to) throws IOException {
        cpuMax.read(file);
        to.cpuQuota(cpuMax.quotaMicros());
        to.cpuPeriod(cpuMax.periodMicros());
    }

    private void memory(OpenFile file, ContainerSeries to) throws IOException {
        memoryStat.read(file);
        to.memory(memoryStat);
        Readings.tell(memoryStat.problem(), context);
    }

    private void swap(OpenFile file, ContainerSeries to) throws IOException {
        to.swap(shared.number(file));
    }

    private void io(OpenFile file, ContainerSeries to) throws IOException {
        ioStat.read(file);
        to.ioBytes(ioStat.sum(Column.READ_BYTES), ioStat.sum(Column.WRITTEN_BYTES));
        to.ioOperations(ioStat.sum(Column.READS), ioStat.sum(Column.WRITES));
        Readings.tell(ioStat.problem(), context);
    }

    @Override
    public void close() {
        stat.close();
    }
}
