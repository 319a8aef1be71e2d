package badger.modules;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.proc.CpuInfo;
import badger.proc.Partitions;
import badger.proc.ProcValue;
import badger.proc.SysBlock;
import java.io.IOException;
import java.util.List;

/** What the host is made of: {@code /proc/cpuinfo}, {@code /proc/partitions} and {@code /sys/block}. */
final class SystemModule implements StatModule {
    private final ModuleContext context;
    private final CpuInfo cpuinfo;
    private final Partitions partitions;
    private final SysBlock block;
    private final Chosen disks;
    private final LongGauge cores;
    private final DoubleGauge speed;
    private final LongGauge cacheSize;
    private final LongGauge diskCount;
    /** Kept, because a reference to a method is an object of its own each time it is written. */
    private final List<Part> parts = List.of(this::readProcessor, this::countDisks);

    SystemModule(ModuleContext context) {
        this.context = context;
        cpuinfo = new CpuInfo(context.paths().proc().resolve("cpuinfo"));
        partitions = new Partitions(context.paths().proc().resolve("partitions"));
        block = new SysBlock(context.paths().sys().resolve("block"));
        disks = new Chosen(DeviceChoice.real(), block::physicalDisk, block::forget);
        Schema schema = context.schema();
        cores = schema.gauge("cpu.cores", "", "logical processors on line");
        speed = schema.floatingGauge("cpu.speed", "MHz", "clock of the first processor");
        cacheSize = schema.gauge("cpu.cache_size", "KB", "last-level cache of the first processor");
        diskCount = schema.gauge("disk.count", "", "whole disks that are hardware");
    }

    @Override
    public void collect(Tick tick) {
        for (int i = 0; i < parts.size(); i++) {
            attempt(parts.get(i));
        }
    }

    private void attempt(Part part) {
        try {
            part.read();
        } catch (IOException e) {
            context.problem(e);
        }
    }

    private void readProcessor() throws IOException {
        cpuinfo.read();
        cores.set(cpuinfo.cores());
        if (cpuinfo.megahertz() != ProcValue.ABSENT) {
            speed.set(cpuinfo.megahertz());
        }
        Readings.set(cacheSize, cpuinfo.cacheKilobytes());
        Readings.tell(cpuinfo.problem(), context);
    }

    private void countDisks() throws IOException {
        partitions.read();
        Readings.tell(partitions.problem(), context);
        disks.begin();
        long count = 0;
        for (int row = 0; row < partitions.size(); row++) {
            if (disks.has(partitions.name(row))) {
                count++;
            }
        }
        if (partitions.problem() == null && (count > 0 || block.available())) {
            diskCount.set(count);
        }
    }

    @Override
    public void close() {
        cpuinfo.close();
        partitions.close();
    }

    /** One of the files, read apart from the others. */
    private interface Part {
        void read() throws IOException;
    }
}
