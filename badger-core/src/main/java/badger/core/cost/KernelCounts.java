package badger.core.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's files tell of this process: its memory, and {@code schedstat} of a thread its CPU time in
 * nanoseconds (Documentation/scheduler/sched-stats.rst).
 */
final class KernelCounts implements OwnProcess {
    /** Of a thread whose CPU cannot be told: kernels before 3.17, or without CONFIG_SCHED_INFO. */
    static final ThreadCpu UNTOLD = new ThreadCpu() {
        @Override
        public long nanos() {
            return UNKNOWN;
        }

        @Override
        public long nanosNow() {
            return UNKNOWN;
        }

        @Override
        public void close() {}
    };

    private final Path self;
    private final Path proc;
    private @Nullable Statm memory;

    /**
     * Counts below two folders.
     *
     * @param self the agent's own process
     * @param proc the host's proc file system
     */
    KernelCounts(Path self, Path proc) {
        this.self = self;
        this.proc = proc;
    }

    @Override
    public ThreadCpu cpuOfThisThread() {
        try {
            // a file opened under this name is that of the thread that opened it, whoever reads it
            KeptFile file = new KeptFile(self.resolveSibling("thread-self").resolve("schedstat"), 64);
            SchedStat cpu = new SchedStat(file, self.resolve("stat"));
            if (cpu.nanosNow() > 0) {
                return cpu;
            }
            cpu.close();
        } catch (IOException e) {
            // there is no such file: said by what is charged for it
        }
        return UNTOLD;
    }

    @Override
    public synchronized long residentBytes() {
        try {
            return memory().residentBytes();
        } catch (IOException e) {
            return ThreadCpu.UNKNOWN;
        }
    }

    @Override
    public synchronized long anonymousBytes() {
        try {
            return memory().anonymousBytes();
        } catch (IOException e) {
            return ThreadCpu.UNKNOWN;
        }
    }

    private Statm memory() throws IOException {
        Statm opened = memory;
        if (opened == null) {
            opened = new Statm(self);
            memory = opened;
        }
        return opened;
    }

    /** The links of the folder: one for each process, and a few dozen (proc_root_getattr of the kernel's fs/proc/root.c). */
    @Override
    public int processesOfHost() {
        try {
            return (int) Files.getAttribute(proc, "unix:nlink");
        } catch (IOException | UnsupportedOperationException e) {
            return 0;
        }
    }

    /**
     * One thread's schedstat.
     *
     * @param file its file
     * @param whole the file of the whole process, before whose numbers the kernel brings those of the reader up to date
     */
    private record SchedStat(KeptFile file, Path whole) implements ThreadCpu {
        @Override
        public long nanos() {
            try {
                file.read();
                return file.number(0);
            } catch (IOException e) {
                return UNKNOWN;
            }
        }

        @Override
        public long nanosNow() {
            try (KeptFile process = new KeptFile(whole, 1)) {
                process.read();
            } catch (IOException e) {
                return UNKNOWN;
            }
            return nanos();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
