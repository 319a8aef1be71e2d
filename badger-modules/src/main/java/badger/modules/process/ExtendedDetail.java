package badger.modules.process;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.PidStat;
import badger.proc.PidStatus;
import badger.proc.ProcValue;
import badger.proc.Uptime;
import java.io.IOException;

/**
 * Page faults, memory that is not resident, states and ages of processes, from files that everybody may read: {@code stat},
 * {@code status} and {@code /proc/uptime}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
final class ExtendedDetail implements Detail {
    private static final long KILOBYTE = 1024;
    /** USER_HZ: start times are in hundredths of a second. */
    private static final double TICKS_A_SECOND = 100;

    private final ModuleContext context;
    private final PidStatus status;
    private final Uptime uptime;
    private double now;
    private long minorFaults;
    private long majorFaults;
    private long virtualBytes;
    private long swappedBytes;
    /** Before 2.6.34 the kernel did not say what is swapped out. */
    private boolean swapKnown;

    private char state;
    private double age;

    /**
     * Reads nothing yet.
     *
     * @param status the status of the process that was read last
     * @param context the module's
     */
    ExtendedDetail(PidStatus status, ModuleContext context) {
        this.context = context;
        this.status = status;
        uptime = new Uptime(context.paths().proc().resolve("uptime"));
    }

    @Override
    public void begin(Tick tick) {
        now = ProcValue.ABSENT;
        try {
            uptime.read();
            now = uptime.seconds();
            Readings.tell(uptime.problem(), context);
        } catch (IOException e) {
            context.problem(e);
        }
    }

    @Override
    public void read(Process process, PidStat stat) {
        minorFaults = stat.minorFaults();
        majorFaults = stat.majorFaults();
        virtualBytes = stat.virtualBytes();
        swappedBytes = swapped(stat);
        state = stat.state();
        age = now < 0 ? ProcValue.ABSENT : Math.max(0, now - stat.startTime() / TICKS_A_SECOND);
    }

    /** A kernel thread and a zombie have no VmSwap, nor has a kernel before 2.6.34. */
    private long swapped(PidStat stat) {
        long kilobytes = status.swappedKilobytes();
        swapKnown |= kilobytes != ProcValue.ABSENT;
        if (kilobytes == ProcValue.ABSENT) {
            return stat.virtualBytes() == 0 ? 0 : ProcValue.ABSENT;
        }
        return kilobytes <= Long.MAX_VALUE / KILOBYTE ? kilobytes * KILOBYTE : ProcValue.ABSENT;
    }

    @Override
    public Tally tally(Schema schema) {
        return new ExtendedTally(schema);
    }

    @Override
    public void close() {
        uptime.close();
    }

    /** The series of one group. */
    private final class ExtendedTally implements Tally {
        private final MemberSum minor;
        private final MemberSum major;
        private final MemberTotal virtual;
        private final MemberTotal swap;
        private final LongGauge running;
        private final LongGauge sleeping;
        private final LongGauge blocked;
        private final LongGauge stopped;
        private final LongGauge zombies;
        private final DoubleGauge oldest;
        private final DoubleGauge youngest;
        private long runs;
        private long sleeps;
        private long blocks;
        private long stops;
        private long deads;
        private double oldestAge;
        private double youngestAge;

        private ExtendedTally(Schema schema) {
            minor = new MemberSum(schema.sum("proc.minor_faults", "", "page faults that needed no disk, per second"));
            major = new MemberSum(schema.sum("proc.major_faults", "", "page faults that needed a disk, per second"));
            virtual = new MemberTotal(schema.gauge("proc.mem_virtual", "B", "virtual memory (VmSize)"));
            swap = new MemberTotal(schema.gauge("proc.mem_swap", "B", "memory that is swapped out (VmSwap)"));
            running = schema.gauge("proc.running", "", "processes whose main thread runs or is ready to");
            sleeping = schema.gauge("proc.sleeping", "", "processes whose main thread sleeps");
            blocked = schema.gauge("proc.blocked", "", "processes whose main thread waits for I/O, uninterruptibly");
            stopped = schema.gauge("proc.stopped", "", "processes that are stopped or traced");
            zombies = schema.gauge("proc.zombies", "", "processes that ended and were not waited for");
            oldest = schema.floatingGauge("proc.uptime_oldest", "s", "age of the oldest process");
            youngest = schema.floatingGauge("proc.uptime_youngest", "s", "age of the youngest process");
        }

        @Override
        public void begin() {
            minor.begin();
            major.begin();
            virtual.begin();
            swap.begin();
            runs = 0;
            sleeps = 0;
            blocks = 0;
            stops = 0;
            deads = 0;
            oldestAge = ProcValue.ABSENT;
            youngestAge = ProcValue.ABSENT;
        }

        @Override
        public void add(Process process) {
            minor.add(process, minorFaults);
            major.add(process, majorFaults);
            virtual.add(virtualBytes);
            swap.add(swappedBytes);
            addState();
            if (age >= 0) {
                oldestAge = Math.max(oldestAge, age);
                youngestAge = youngestAge < 0 ? age : Math.min(youngestAge, age);
            }
        }

        private void addState() {
            switch (state) {
                case 'R' -> runs++;
                case 'D' -> blocks++;
                case 'T', 't' -> stops++;
                case 'Z', 'X', 'x' -> deads++;
                // S, and what kernel threads do: I (idle), P (parked); top(1) counts them so
                default -> sleeps++;
            }
        }

        @Override
        public void end(long jiffies) {
            minor.end();
            major.end();
            virtual.end();
            if (swapKnown) {
                swap.end();
            }
            running.set(runs);
            sleeping.set(sleeps);
            blocked.set(blocks);
            stopped.set(stops);
            zombies.set(deads);
            if (oldestAge >= 0) {
                oldest.set(hundredths(oldestAge));
                youngest.set(hundredths(youngestAge));
            }
        }

        private static double hundredths(double seconds) {
            return Math.rint(seconds * TICKS_A_SECOND) / TICKS_A_SECOND;
        }
    }
}
