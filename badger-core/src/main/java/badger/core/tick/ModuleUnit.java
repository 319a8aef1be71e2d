package badger.core.tick;

import badger.core.spi.Clock;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One module of the agent with its row and its account; made, stopped and replaced alone. */
public final class ModuleUnit {
    private final String entry;
    private final int interval;
    private final StatModule module;
    private final ModuleSetting setting;
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private volatile long lastNanos;
    /** How often its interval was doubled, for what it cost. */
    private final AtomicInteger doublings = new AtomicInteger();

    /** Whether a call is out; written under the lock of whoever calls. */
    private volatile boolean out;

    ModuleUnit(String entry, int interval, StatModule module, ModuleSetting setting) {
        this.entry = entry;
        this.interval = interval;
        this.module = module;
        this.setting = setting;
    }

    /** The name it is listed under. */
    public String entry() {
        return entry;
    }

    /** Calls that threw and parts that could not be read. */
    public long errors() {
        return errors.get() + setting.problems();
    }

    /** Frames that left without its row though it was due. */
    public long missing() {
        return missing.get();
    }

    /** Rows that came after their frame had left and were thrown away. */
    public long late() {
        return late.get();
    }

    /** How often there was no room for a new thing or series of its. */
    public long overBudget() {
        return setting.overBudget();
    }

    /** How long its last call took, in nanoseconds. */
    public long lastNanos() {
        return lastNanos;
    }

    boolean isDue(long epochSecond) {
        return epochSecond % interval() == 0;
    }

    /** Seconds between two reads: those configured, or more while it is slowed for what it costs. */
    public int interval() {
        return interval << doublings.get();
    }

    /** The CPU that its threads have used since the start, in nanoseconds. */
    public long cpuNanos() {
        return setting.cost().nanos();
    }

    ModuleCost cost() {
        return setting.cost();
    }

    /** Whether it is read less often than it is configured. */
    public boolean isSlowed() {
        return doublings.get() > 0;
    }

    void slowDown() {
        doublings.incrementAndGet();
    }

    void speedUp() {
        doublings.decrementAndGet();
    }

    Scope scope() {
        return setting.scope();
    }

    boolean isOut() {
        return out;
    }

    void out(boolean now) {
        out = now;
    }

    void countMissing() {
        missing.incrementAndGet();
    }

    void countLate() {
        late.incrementAndGet();
    }

    void countError() {
        errors.incrementAndGet();
    }

    /** Calls the module once and keeps the time. */
    void collect(Tick tick, Clock clock) throws IOException {
        long began = clock.nanoTime();
        try {
            module.collect(tick);
        } finally {
            lastNanos = clock.nanoTime() - began;
        }
    }

    /**
     * Reads the module once, all by itself.
     *
     * @param tick the second
     * @param clock its time
     * @param points where the points go
     * @throws IOException what the module threw; what it had set is thrown away
     */
    public void read(Tick tick, Clock clock, Points points) throws IOException {
        long began = clock.nanoTime();
        try {
            collect(tick, clock);
        } catch (IOException | RuntimeException e) {
            countError();
            setting.scope().discard();
            throw e;
        }
        setting.scope().take(points, began);
    }

    /**
     * Closes the module, its loops and its series; one that hangs in a call is left as it is.
     *
     * @throws IOException if closing it failed
     */
    public void close() throws IOException {
        setting.close();
        if (!out) {
            module.close();
        }
    }
}
