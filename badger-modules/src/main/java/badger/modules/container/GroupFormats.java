package badger.modules.container;

import badger.core.spi.ModuleContext;
import badger.modules.Readings;
import badger.modules.container.GroupFile.Format;
import badger.proc.CgroupMemoryEvents;
import badger.proc.NumberFile;
import badger.proc.OpenFile;
import badger.proc.Pressure;
import java.io.IOException;

/** How the files are read that groups of both versions have, if under other names. */
final class GroupFormats {
    final Format memoryUsage = this::memoryUsage;
    final Format memoryLimit = this::memoryLimit;
    final Format memoryEvents = this::memoryEvents;
    final Format pids = this::pids;
    final Format pidsLimit = this::pidsLimit;
    final Format cpuStall = this::cpuStall;
    final Format memoryStall = this::memoryStall;
    final Format ioStall = this::ioStall;

    private final ModuleContext context;
    private final NumberFile number = new NumberFile();
    private final CgroupMemoryEvents events = new CgroupMemoryEvents();
    private final Pressure pressure = new Pressure();

    GroupFormats(ModuleContext context) {
        this.context = context;
    }

    /** The number that a file holds; absent if there is no limit. */
    long number(OpenFile file) throws IOException {
        number.read(file);
        return number.value();
    }

    private void memoryUsage(OpenFile file, ContainerSeries to) throws IOException {
        to.memoryUsage(number(file));
    }

    private void memoryLimit(OpenFile file, ContainerSeries to) throws IOException {
        to.memoryLimit(number(file));
    }

    private void memoryEvents(OpenFile file, ContainerSeries to) throws IOException {
        events.read(file);
        to.memoryEvents(events);
        Readings.tell(events.problem(), context);
    }

    private void pids(OpenFile file, ContainerSeries to) throws IOException {
        to.pids(number(file));
    }

    private void pidsLimit(OpenFile file, ContainerSeries to) throws IOException {
        to.pidsLimit(number(file));
    }

    private void cpuStall(OpenFile file, ContainerSeries to) throws IOException {
        to.cpuStall(pressure(file));
    }

    private void memoryStall(OpenFile file, ContainerSeries to) throws IOException {
        to.memoryStall(pressure(file));
    }

    private void ioStall(OpenFile file, ContainerSeries to) throws IOException {
        to.ioStall(pressure(file));
    }

    private Pressure pressure(OpenFile file) throws IOException {
        pressure.read(file);
        Readings.tell(pressure.problem(), context);
        return pressure;
    }
}
