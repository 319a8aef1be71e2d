package badger.core.cost;

import java.util.concurrent.atomic.AtomicLong;

/** A process that takes what a test says: threads use CPU by {@link #use}, memory is what was set. */
public final class MadeProcess implements OwnProcess {
    private final ThreadLocal<AtomicLong> used = ThreadLocal.withInitial(AtomicLong::new);
    private volatile long resident;

    /** Has the calling thread use the CPU for so long. */
    public void use(long nanos) {
        used.get().addAndGet(nanos);
    }

    /** Has the process take so much memory. */
    public void resident(long bytes) {
        resident = bytes;
    }

    @Override
    public ThreadCpu cpuOfThisThread() {
        AtomicLong mine = used.get();
        return new ThreadCpu() {
            @Override
            public long nanos() {
                return mine.get();
            }

            @Override
            public long nanosNow() {
                return mine.get();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public long residentBytes() {
        return resident;
    }

    @Override
    public long anonymousBytes() {
        return resident;
    }

    @Override
    public int processesOfHost() {
        return 0;
    }
}
