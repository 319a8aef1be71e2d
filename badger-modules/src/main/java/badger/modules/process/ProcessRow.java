package badger.modules.process;

import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.spi.Sum;

/** The series of one user, control group, unit or command, or of all others together. */
final class ProcessRow implements ContestRow {
    private final long pageSize;
    private final GuardedFile ioFile;
    private final Sum cpu;
    private final LongGauge resident;
    private final LongGauge threadCount;
    private final LongGauge count;
    private final Sum read;
    private final Sum written;

    /**
     * Declares them.
     *
     * @param schema where
     * @param by what tells the processes apart
     * @param pageSize bytes of a page; a negative number if that is not known
     * @param ioFile what reads what processes read and write
     */
    ProcessRow(Schema schema, Grouping by, long pageSize, GuardedFile ioFile) {
        this.pageSize = pageSize;
        this.ioFile = ioFile;
        String prefix = "proc." + by.label() + ".";
        cpu = schema.percentSum(prefix + "cpu", "CPU time, of all that all cores had");
        resident = schema.gauge(prefix + "mem_resident", "B", "resident memory, roughly (field 24 of stat)");
        threadCount = schema.gauge(prefix + "thread_count", "", "threads");
        count = schema.gauge(prefix + "count", "", "processes");
        read = schema.sum(prefix + "read_bytes", "B", "bytes fetched from disks, per second");
        written = schema.sum(prefix + "write_bytes", "B", "bytes to be written to disks, per second");
    }

    @Override
    public void set(Amount amount, long jiffies) {
        count.set(amount.processes);
        threadCount.set(amount.threads);
        if (amount.memoryKnown && pageSize > 0 && amount.pages <= Long.MAX_VALUE / pageSize) {
            resident.set(amount.pages * pageSize);
        }
        if (amount.cpuKnown && jiffies >= 0) {
            cpu.add(0, amount.generation, amount.cpuTicks);
            cpu.set(jiffies);
        }
        if (amount.ioKnown && ioFile.wasEverRead()) {
            read.add(0, amount.generation, amount.bytesRead);
            read.set();
            written.add(0, amount.generation, amount.bytesWritten);
            written.set();
        }
    }
}
