package badger.modules.threads;

import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Parts;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.NumberFile;
import badger.proc.PidList;
import badger.proc.ProcStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Threads and processes of the whole host: how many, in which state, how many more every second, and how many there may be. */
final class ThreadsModule implements StatModule {
    private final Parts parts;

    ThreadsModule(ThreadsConfig config, ModuleContext context) {
        parts = new Parts(context);
        parts.add(new ThreadTotal(context));
        parts.add(new States(config.dearInterval(), context));
        parts.add(new Processes(context));
        Path groups = context.paths().sys().resolve("fs/cgroup");
        Path first = groups.resolve("pids");
        parts.addWhereThere(new Group(Files.isDirectory(first) ? first : groups, context));
    }

    @Override
    public void collect(Tick tick) {
        parts.read(tick);
    }

    @Override
    public void close() {
        parts.close();
    }

    /** What {@code /proc/stat} knows of states, and how many threads were made. */
    private static final class States implements Part {
        private final ModuleContext context;
        private final ProcStat stat;
        private final ReadPace pace;
        private final LongGauge running;
        private final LongGauge blocked;
        private final Counter created;

        private States(Duration dearInterval, ModuleContext context) {
            this.context = context;
            Path file = context.paths().proc().resolve("stat");
            stat = new ProcStat(file);
            pace = ReadPace.everyTick(file, dearInterval);
            Schema schema = context.schema();
            running = schema.gauge("threads.running", "", "threads that run or are ready to");
            blocked = schema.gauge("threads.blocked", "", "threads that wait for I/O");
            created = schema.counter("threads.created", "", "threads and processes created, per second");
        }

        @Override
        public void read(Tick tick) throws IOException {
            if (!pace.isDue(tick)) {
                return;
            }
            stat.read();
            pace.read(tick, stat.kernelNanos());
            Readings.set(running, stat.procsRunning());
            Readings.set(blocked, stat.procsBlocked());
            Readings.set(created, stat.forks());
            Readings.tell(stat.problem(), context);
        }

        @Override
        public void close() {
            stat.close();
        }
    }

    /** How many processes {@code /proc} lists: every minute, since the list is the one thing here that is made anew each time. */
    private static final class Processes implements Part {
        private static final Duration INTERVAL = Duration.ofSeconds(60);

        private final PidList list;
        private final ReadPace pace;
        private final LongGauge processes;

        private Processes(ModuleContext context) {
            Path proc = context.paths().proc();
            list = new PidList(proc);
            pace = ReadPace.seldom(proc, INTERVAL, INTERVAL);
            processes = context.schema().gauge("threads.processes", "", "processes there are");
        }

        @Override
        public void read(Tick tick) throws IOException {
            if (pace.isDue(tick)) {
                list.read();
                pace.read(tick, list.kernelNanos());
                processes.set(list.size());
            }
        }

        @Override
        public void close() {
            // nothing is kept open
        }
    }

    /**
     * The control group that is the root for the agent, of version 1 or 2: a container's own; a host's has no such files.
     *
     * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#pid">Documentation/admin-guide/cgroup-v2.rst, PID</a>
     */
    private static final class Group implements Part {
        private final NumberFile current;
        private final NumberFile max;
        private final LongGauge total;
        private final LongGauge limit;

        private Group(Path folder, ModuleContext context) {
            current = new NumberFile(folder.resolve("pids.current"));
            max = new NumberFile(folder.resolve("pids.max"));
            Schema schema = context.schema();
            total = schema.gauge("threads.cgroup", "", "threads in the control group that is the agent's root");
            limit = schema.gauge("threads.cgroup_limit", "", "threads that there may be in it");
        }

        @Override
        public void read(Tick tick) throws IOException {
            current.read();
            Readings.set(total, current.value());
            max.read();
            Readings.set(limit, max.value());
        }

        @Override
        public void close() {
            current.close();
            max.close();
        }
    }
}
