package badger.modules.process;

import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.PidSmapsRollup;
import badger.proc.PidStat;
import badger.proc.ProcValue;

/**
 * Memory of processes with what they share divided among those who share it, every ten seconds: {@code
 * /proc/[pid]/smaps_rollup}, which takes the kernel milliseconds for a large process.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html">proc_pid_smaps(5)</a>
 */
final class PssDetail implements Detail {
    private static final long KILOBYTE = 1024;

    private final GuardedFiles guarded;
    private final PidSmapsRollup memory;
    private final GuardedFile file;
    private final SeldomPace pace = new SeldomPace();
    private boolean due;
    private Outcome outcome = Outcome.GONE;
    private long bytes;

    PssDetail(GuardedFiles guarded) {
        this.guarded = guarded;
        memory = new PidSmapsRollup(guarded.proc());
        file = guarded.memory(memory);
    }

    @Override
    public void begin(Tick tick) {
        due = pace.isDue(tick);
    }

    @Override
    public void read(Process process, PidStat stat) {
        if (!due) {
            return;
        }
        bytes = 0;
        if (stat.virtualBytes() == 0) {
            // a kernel thread or a zombie: the file is there and cannot be read
            outcome = Outcome.READ;
            return;
        }
        outcome = file.read(process);
        if (outcome == Outcome.READ) {
            Readings.tell(memory.problem(), guarded.context());
            long kilobytes = memory.proportionalKilobytes();
            bytes = kilobytes <= Long.MAX_VALUE / KILOBYTE ? kilobytes * KILOBYTE : ProcValue.ABSENT;
        }
    }

    @Override
    public Tally tally(Schema schema) {
        return new PssTally(schema);
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    /** The series of one group. */
    private final class PssTally implements Tally {
        private final Roll roll = new Roll(file);
        private final MemberTotal total;

        private PssTally(Schema schema) {
            total = new MemberTotal(
                    schema.gauge("proc.mem_pss", "B", "memory, what is shared divided among those who share it (PSS)"));
        }

        @Override
        public void begin() {
            roll.begin();
            total.begin();
        }

        @Override
        public void add(Process process) {
            if (due && roll.add(outcome)) {
                total.add(bytes);
            }
        }

        @Override
        public void end(long jiffies) {
            if (due && roll.isWhole()) {
                total.end();
            }
        }
    }
}
