package badger.core.tick;

import badger.core.cost.ThreadCpu;

/**
 * How much of a tick its leading thread was on a CPU. It is read once a tick, after the thread has waited: only then has the
 * kernel counted all of it. Used by that thread alone.
 */
final class LeaderCpu implements AutoCloseable {
    private final ThreadCpu cpu;
    private long cpuNanos;
    private long beganNanos;
    private long endedNanos;

    LeaderCpu(ThreadCpu cpu) {
        this.cpu = cpu;
        cpuNanos = cpu.nanos();
    }

    /**
     * Begins a tick, or what is left of one whose leader was written off.
     *
     * @return which part of the last tick's time the thread was on a CPU; all of it if that cannot be told
     */
    double begin(long now) {
        long before = cpuNanos;
        long wall = endedNanos - beganNanos;
        cpuNanos = cpu.nanos();
        beganNanos = now;
        endedNanos = now;
        return cpuNanos < 0 || wall <= 0 ? 1 : Math.min(1, (cpuNanos - before) / (double) wall);
    }

    /** The tick is over: the thread waits for the next. */
    void end(long now) {
        endedNanos = now;
    }

    /** What the thread has used since the tick began, or if that cannot be told the time that passed. */
    long used(long now) {
        long upToNow = cpu.nanosNow();
        return upToNow < 0 ? now - beganNanos : upToNow - cpuNanos;
    }

    @Override
    public void close() {
        cpu.close();
    }
}
