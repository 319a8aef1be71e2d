package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.NumberFile;
import badger.proc.PidStat;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long processes wait for disks: field 42 of {@code stat}, which the kernel counts only if it is told to (since 5.14:
 * {@code /proc/sys/kernel/task_delayacct}, before at the boot). That of a process is its main thread's alone, so that of a process
 * with several threads each is read.
 *
 * @see <a href="https://docs.kernel.org/accounting/delay-accounting.html">Documentation/accounting/delay-accounting.rst</a>
 */
final class IoDelayDetail implements Detail {
    /** USER_HZ: ticks are hundredths of a second. */
    private static final long MILLIS_A_TICK = 10;

    private final ModuleContext context;
    private final ThreadList list;
    private final PidStat thread;
    private final NumberFile counts;
    private final SeldomPace pace = new SeldomPace();
    private boolean counted;
    /** Where the kernel does not say whether it counts, any wait that was counted does. */
    private boolean untold;

    private boolean told;
    private int size;
    private int[] ids = new int[16];
    private long[] starts = new long[16];
    private long[] waits = new long[16];

    /**
     * Reads nothing yet.
     *
     * @param list the threads of the process that was read last
     * @param context the module's
     */
    IoDelayDetail(ThreadList list, ModuleContext context) {
        this.context = context;
        this.list = list;
        Path proc = context.paths().proc();
        thread = PidStat.withIoDelay(proc);
        counts = new NumberFile(proc.resolve("sys/kernel/task_delayacct"));
    }

    @Override
    public void begin(Tick tick) {
        if (!pace.isDue(tick)) {
            return;
        }
        try {
            counts.read();
            counted = counts.value() == 1;
            untold = false;
            if (!counted && !told) {
                told = true;
                context.problem(new IOException("waits for disks (io_delay) are not counted by this kernel until"
                        + " sysctl kernel.task_delayacct is 1; this is said once"));
            }
        } catch (NoSuchFileException e) {
            untold = true;
        } catch (IOException e) {
            context.problem(e);
        }
    }

    @Override
    public void read(Process process, PidStat stat) {
        size = 0;
        if (!counted && !untold) {
            return;
        }
        if (list.isSingle()) {
            keep(process.pid(), stat);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            readThread(process.pid(), list.threadId(i));
        }
    }

    private void readThread(int pid, int threadId) {
        try {
            if (thread.read(pid, threadId)) {
                Readings.tell(thread.problem(), context);
                keep(threadId, thread);
            }
        } catch (IOException e) {
            context.problem(e);
            keep(threadId, 0, ProcValue.ABSENT);
        }
    }

    private void keep(int id, PidStat from) {
        long ticks = from.ioDelay();
        counted |= untold && ticks > 0;
        boolean known = ticks != ProcValue.ABSENT && ticks <= Long.MAX_VALUE / MILLIS_A_TICK;
        keep(id, from.startTime(), known ? ticks * MILLIS_A_TICK : ProcValue.ABSENT);
    }

    private void keep(int id, long start, long millis) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            waits = Arrays.copyOf(waits, 2 * size);
        }
        ids[size] = id;
        starts[size] = start;
        waits[size] = millis;
        size++;
    }

    @Override
    public Tally tally(Schema schema) {
        return new IoDelayTally(schema);
    }

    @Override
    public void close() {
        counts.close();
    }

    /** The series of one group. */
    private final class IoDelayTally implements Tally {
        private final MemberSum sum;

        private IoDelayTally(Schema schema) {
            sum = new MemberSum(
                    schema.sum("proc.io_delay", "ms", "time for which threads waited for disks, added up, per second"));
        }

        @Override
        public void begin() {
            sum.begin();
        }

        @Override
        public void add(Process process) {
            for (int i = 0; i < size; i++) {
                sum.add(ids[i], starts[i], waits[i]);
            }
        }

        @Override
        public void end(long jiffies) {
            if (counted) {
                sum.end();
            }
        }
    }
}
