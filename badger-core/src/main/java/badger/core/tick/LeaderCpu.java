package badger.core.tick;

import badger.core.cost.ThreadCpu;

/**
 * How much of its ticks a leading thread is on a CPU. It is read every few ticks, after the thread has waited: only then has
 * the kernel counted all of it. Used by that thread alone.
 */
final class LeaderCpu implements AutoCloseable {
    /** Each reading costs as much as a small module. */
    private static final int TICKS_PER_READING = 10;

    private final ThreadCpu cpu;
    private long readNanos;
    /** What the ticks since the reading took. */
    private long wallNanos;

    private int ticksToReading;
    private double part = 1;
    private long beganNanos;
    private long endedNanos;

    LeaderCpu(ThreadCpu cpu) {
        this.cpu = cpu;
        readNanos = cpu.nanos();
    }

    /**
     * Begins a tick, or what is left of one whose leader was written off.
     *
     * @return which part of its ticks' time the thread was on a CPU, when that was read last; all of it if that cannot be told
     */
    double begin(long now) {
        wallNanos += endedNanos - beganNanos;
        beganNanos = now;
        endedNanos = now;
        if (--ticksToReading <= 0 && wallNanos > 0) {
            ticksToReading = TICKS_PER_READING;
            read();
        }
        return part;
    }

    private void read() {
        long before = readNanos;
        readNanos = cpu.nanos();
        part = readNanos < 0 ? 1 : Math.min(1, (readNanos - before) / (double) wallNanos);
        wallNanos = 0;
    }

    /** The tick is over: the thread waits for the next. */
    void end(long now) {
        endedNanos = now;
    }

    /** What the thread has used since the tick began, or if that cannot be told the time that passed. */
    long used(long now) {
        long upToNow = cpu.nanosNow();
        return upToNow < 0 ? now - beganNanos : Math.max(0, upToNow - readNanos - (long) (wallNanos * part));
    }

    @Override
    public void close() {
        cpu.close();
    }
}
