package badger.modules.process;

import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.PidIo;
import badger.proc.PidIo.Column;
import badger.proc.PidStat;

/**
 * What processes read and write: {@code /proc/[pid]/io}, under the names that the kernel gives its lines.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_io.5.html">proc_pid_io(5)</a>
 */
final class IoDetail implements Detail {
    private static final Column[] COLUMNS = Column.values();

    private final GuardedFiles guarded;
    private final PidIo io;
    private Outcome outcome = Outcome.GONE;

    IoDetail(GuardedFiles guarded) {
        this.guarded = guarded;
        io = guarded.io();
    }

    @Override
    public void begin(Tick tick) {
        // every member is read at every tick
    }

    @Override
    public void read(Process process, PidStat stat) {
        outcome = guarded.ioFile().read(process);
        if (outcome == Outcome.READ) {
            Readings.tell(io.problem(), guarded.context());
        }
    }

    @Override
    public Tally tally(Schema schema) {
        return new IoTally(schema);
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    /** The series of one group. */
    private final class IoTally implements Tally {
        private final Roll roll = new Roll(guarded.ioFile());
        private final MemberSum[] sums;

        private IoTally(Schema schema) {
            sums = new MemberSum[] {
                new MemberSum(schema.sum("proc.rchar", "B", "bytes that read(2) and its like returned, per second")),
                new MemberSum(schema.sum("proc.wchar", "B", "bytes handed to write(2) and its like, per second")),
                new MemberSum(schema.sum("proc.syscr", "", "calls of read(2) and its like, per second")),
                new MemberSum(schema.sum("proc.syscw", "", "calls of write(2) and its like, per second")),
                new MemberSum(schema.sum("proc.read_bytes", "B", "bytes fetched from disks, per second")),
                new MemberSum(schema.sum("proc.write_bytes", "B", "bytes to be written to disks, per second")),
                new MemberSum(schema.sum(
                        "proc.cancelled_write_bytes", "B", "bytes kept from being written by truncating, per second"))
            };
        }

        @Override
        public void begin() {
            roll.begin();
            for (MemberSum sum : sums) {
                sum.begin();
            }
        }

        @Override
        public void add(Process process) {
            if (roll.add(outcome)) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i].add(process, io.value(COLUMNS[i]));
                }
            }
        }

        @Override
        public void end(long jiffies) {
            if (roll.isWhole()) {
                for (MemberSum sum : sums) {
                    sum.end();
                }
            }
        }
    }
}
