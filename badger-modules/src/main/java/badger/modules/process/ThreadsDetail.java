package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.PidStat;
import badger.proc.ProcValue;
import java.io.IOException;
import java.util.Arrays;

/**
 * CPU time of processes by the names of their threads: {@code /proc/[pid]/task/[tid]/stat}. It is read of a process with one
 * thread as well, since the process's own {@code stat} holds the time of threads that ended.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_task.5.html">proc_pid_task(5)</a>
 */
final class ThreadsDetail implements Detail {
    /** So many names of a group have series of their own. */
    private static final int TOP = 20;

    private final ModuleContext context;
    private final ThreadList list;
    private final PidStat stat;
    private final SeldomPace pace = new SeldomPace();
    private boolean due;
    private long round;
    private int size;
    private String[] names = new String[16];
    private long[] growths = new long[16];
    private boolean known;

    /**
     * Reads nothing yet.
     *
     * @param list the threads of the process that was read last
     * @param context the module's
     */
    ThreadsDetail(ThreadList list, ModuleContext context) {
        this.context = context;
        this.list = list;
        stat = new PidStat(context.paths().proc());
    }

    @Override
    public void begin(Tick tick) {
        due = pace.isDue(tick);
        round++;
    }

    @Override
    public void read(Process process, PidStat whole) {
        size = 0;
        known = true;
        ThreadTimes times = process.threadTimes();
        times.begin(round);
        for (int i = 0; i < list.size(); i++) {
            read(process.pid(), list.threadId(i), times);
        }
    }

    private void read(int pid, int threadId, ThreadTimes times) {
        try {
            if (!stat.read(pid, threadId)) {
                return;
            }
        } catch (IOException e) {
            context.problem(e);
            known = false;
            return;
        }
        Readings.tell(stat.problem(), context);
        if (stat.userTime() == ProcValue.ABSENT || stat.systemTime() == ProcValue.ABSENT) {
            known = false;
            return;
        }
        keep(stat.command(), times.growth(threadId, stat.startTime(), stat.userTime() + stat.systemTime()));
    }

    private void keep(String name, long growth) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            growths = Arrays.copyOf(growths, 2 * size);
        }
        names[size] = name;
        growths[size] = growth;
        size++;
    }

    @Override
    public Tally tally(Schema schema) {
        return new ThreadsTally(schema);
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    /** The threads of one group. */
    private final class ThreadsTally implements Tally {
        private final Contest contest;
        private boolean allKnown;

        private ThreadsTally(Schema schema) {
            contest = new Contest(TOP, schema.instances("thread", ThreadRow::new));
        }

        @Override
        public void begin() {
            contest.begin();
            allKnown = true;
        }

        @Override
        public void add(Process process) {
            allKnown &= known;
            for (int i = 0; i < size; i++) {
                Contender contender = contest.contender(names[i]);
                contender.use(growths[i], 0, 0);
                contender.amount().processes++;
            }
        }

        @Override
        public void end(long jiffies) {
            contest.end(due, allKnown ? jiffies : -1);
        }
    }

    /** The series of all threads of one name. */
    private static final class ThreadRow implements ContestRow {
        private final Sum cpu;

        private ThreadRow(Schema schema) {
            cpu = schema.percentSum("proc.thread.cpu", "CPU time of threads of that name, of all that all cores had");
        }

        @Override
        public void set(Amount amount, long jiffies) {
            if (jiffies >= 0) {
                cpu.add(0, amount.generation, amount.cpuTicks);
                cpu.set(jiffies);
            }
        }
    }
}
