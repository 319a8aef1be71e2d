package badger.modules.process;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.PidFiles;
import badger.proc.PidLimits;
import badger.proc.PidStat;
import badger.proc.ProcValue;

/**
 * Open files of processes and how many they may have: {@code /proc/[pid]/fd} and {@code limits}. Where the kernel does not
 * tell the number (before 6.2) the folder is listed, every ten seconds.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html">proc_pid_fd(5)</a>
 * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2), RLIMIT_NOFILE</a>
 */
final class OpenFilesDetail implements Detail {
    private static final double MILLIONTHS = 1e6;

    private final GuardedFiles guarded;
    private final PidFiles files;
    private final GuardedFile filesFile;
    private final PidLimits limits;
    private final GuardedFile limitsFile;
    private final SeldomPace pace = new SeldomPace();
    private boolean due;
    private Outcome counted = Outcome.GONE;
    private Outcome limited = Outcome.GONE;

    OpenFilesDetail(GuardedFiles guarded) {
        this.guarded = guarded;
        files = new PidFiles(guarded.proc(), guarded.context().paths().self());
        filesFile = guarded.files(files);
        limits = new PidLimits(guarded.proc());
        limitsFile = guarded.limits(limits);
    }

    @Override
    public void begin(Tick tick) {
        due = files.isTold() || pace.isDue(tick);
    }

    @Override
    public void read(Process process, PidStat stat) {
        if (!due) {
            return;
        }
        counted = filesFile.read(process);
        limited = limitsFile.read(process);
        if (limited == Outcome.READ) {
            Readings.tell(limits.problem(), guarded.context());
        }
    }

    @Override
    public Tally tally(Schema schema) {
        return new OpenFilesTally(schema);
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    /** The series of one group. */
    private final class OpenFilesTally implements Tally {
        private final Roll counts = new Roll(filesFile);
        private final Roll limitations = new Roll(limitsFile);
        private final LongGauge openFiles;
        private final LongGauge tightestLimit;
        private final DoubleGauge usage;
        private long open;
        private double tightest;
        private long limit;

        private OpenFilesTally(Schema schema) {
            openFiles = schema.gauge("proc.open_files", "", "files that are open");
            tightestLimit = schema.gauge(
                    "proc.open_files_limit", "", "files that the process that is nearest to its limit may have open");
            usage = schema.floatingGauge("proc.open_files_usage", "percent", "files that it has open, of that limit");
        }

        @Override
        public void begin() {
            counts.begin();
            limitations.begin();
            open = 0;
            tightest = ProcValue.ABSENT;
        }

        @Override
        public void add(Process process) {
            if (!due) {
                return;
            }
            boolean isCounted = counts.add(counted);
            boolean isLimited = limitations.add(limited);
            if (isCounted) {
                open += files.count();
            }
            if (isCounted && isLimited && limits.openFiles() > 0) {
                double used = (double) files.count() / limits.openFiles();
                if (used > tightest) {
                    tightest = used;
                    limit = limits.openFiles();
                }
            }
        }

        @Override
        public void end(long jiffies) {
            if (!due || !counts.isWhole()) {
                return;
            }
            openFiles.set(open);
            if (limitations.isWhole() && tightest >= 0) {
                tightestLimit.set(limit);
                // a limit may be lowered below what is open
                usage.set(Math.rint(100 * MILLIONTHS * Math.min(1, tightest)) / MILLIONTHS);
            }
        }
    }
}
