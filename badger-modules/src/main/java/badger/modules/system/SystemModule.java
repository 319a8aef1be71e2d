package badger.modules.system;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Chosen;
import badger.modules.DeviceChoice;
import badger.modules.Parts;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.CpuInfo;
import badger.proc.Partitions;
import badger.proc.ProcValue;
import badger.proc.SysBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the host is and what it is made of: {@code /proc/cpuinfo}, {@code /proc/partitions} and {@code /sys/block}, which hardly
 * change and are dear, are read every ten seconds, and set at each tick as they were read last.
 */
final class SystemModule implements StatModule {
    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration DEAR = Duration.ofSeconds(60);

    private final ModuleContext context;
    private final CpuInfo cpuinfo;
    private final ReadPace processorPace;
    private final Partitions partitions;
    private final ReadPace partitionPace;
    private final SysBlock block;
    private final Chosen disks;
    private final LongGauge cores;
    private final DoubleGauge speed;
    private final LongGauge cacheSize;
    private final LongGauge diskCount;
    private final Virtualization virtualization;
    private final Parts parts;
    /** The disks that were counted last, or {@link ProcValue#ABSENT}. */
    private long disksCounted = ProcValue.ABSENT;

    SystemModule(SystemConfig config, ModuleContext context) {
        this.context = context;
        Path processorFile = context.paths().proc().resolve("cpuinfo");
        cpuinfo = new CpuInfo(processorFile);
        processorPace = ReadPace.seldom(processorFile, USUAL, DEAR);
        Path partitionFile = context.paths().proc().resolve("partitions");
        partitions = new Partitions(partitionFile);
        partitionPace = new ReadPace(partitionFile, USUAL, DEAR);
        block = new SysBlock(context.paths().sys().resolve("block"));
        disks = new Chosen(DeviceChoice.real(), block::physicalDisk);
        Schema schema = context.schema();
        cores = schema.gauge("cpu.cores", "", "logical processors on line");
        speed = schema.floatingGauge("cpu.speed", "MHz", "clock of the first processor");
        cacheSize = schema.gauge("cpu.cache_size", "KB", "last-level cache of the first processor");
        diskCount = schema.gauge("disk.count", "", "whole disks that are hardware");
        virtualization = new Virtualization(context);
        parts = HostFacts.parts(config, context);
    }

    @Override
    public void collect(Tick tick) {
        if (processorPace.isDue(tick)) {
            readProcessor(tick);
        }
        if (cpuinfo.cores() > 0) {
            cores.set(cpuinfo.cores());
        }
        if (cpuinfo.megahertz() != ProcValue.ABSENT) {
            speed.set(cpuinfo.megahertz());
        }
        Readings.set(cacheSize, cpuinfo.cacheKilobytes());
        if (partitionPace.isDue(tick)) {
            countDisks(tick);
        }
        Readings.set(diskCount, disksCounted);
        parts.read(tick);
    }

    /** Reads the file; what it could not be trusted in is read again at the next tick. */
    private void readProcessor(Tick tick) {
        try {
            cpuinfo.read();
            if (cpuinfo.problem() == null) {
                processorPace.read(tick, cpuinfo.kernelNanos());
            }
            Readings.tell(cpuinfo.problem(), context);
            virtualization.set(cpuinfo.hypervisor());
        } catch (IOException e) {
            context.problem(e);
        }
    }

    private void countDisks(Tick tick) {
        disksCounted = ProcValue.ABSENT;
        try {
            partitions.read();
        } catch (IOException e) {
            context.problem(e);
            return;
        }
        Readings.tell(partitions.problem(), context);
        disks.begin();
        long count = 0;
        for (int row = 0; row < partitions.size(); row++) {
            if (disks.has(partitions.name(row))) {
                count++;
            }
        }
        if (partitions.problem() == null && (count > 0 || block.available())) {
            disksCounted = count;
            partitionPace.read(tick, partitions.kernelNanos());
        }
    }

    @Override
    public void close() {
        cpuinfo.close();
        partitions.close();
        parts.close();
    }
}
