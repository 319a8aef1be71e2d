package badger.core.tick;

import badger.core.cost.ThreadCpu;
import java.util.ArrayList;

/** The CPU that one module is charged: what all its threads have used. Safe for all threads. */
final class ModuleCost {
    private final ArrayList<Loop> loops = new ArrayList<>(0);
    private long nanos;
    private long unsettled;
    private long reads;
    private long nanosBefore;
    private long readsBefore;
    private long windowNanos;
    private long nanosPerRead;

    /** A loop on a thread of the module's own. */
    private static final class Loop {
        private final ThreadCpu cpu;
        private long charged;

        private Loop(ThreadCpu cpu) {
            this.cpu = cpu;
            charged = cpu.nanos();
        }

        /** What it has used since it was asked last, by what it has used in all. */
        private long used(long inAll) {
            long used = inAll - charged;
            charged = Math.max(charged, inAll);
            return used;
        }
    }

    /** Charges what a thread of the module's own has used. */
    synchronized void charge(long used) {
        nanos += Math.max(0, used);
    }

    /** Charges one read that a thread of the module's own has made. */
    synchronized void chargeRead(long used) {
        charge(used);
        reads++;
    }

    /** Notes how long a read took on the thread that leads; what that comes to is known after the tick. */
    synchronized void took(long wallNanos) {
        unsettled += wallNanos;
        reads++;
    }

    /** Charges what was noted in a tick, of which the leading thread had a part on a CPU, and what loops have used. */
    synchronized void settle(double part) {
        nanos += (long) (unsettled * part);
        unsettled = 0;
        for (int i = 0; i < loops.size(); i++) {
            charge(loops.get(i).used(loops.get(i).cpu.nanos()));
        }
    }

    /** Has the calling thread, which is a loop's, charged from now on. */
    synchronized void add(ThreadCpu cpu) {
        loops.add(new Loop(cpu));
    }

    /** The same thread's loop is over. */
    synchronized void remove(ThreadCpu cpu) {
        loops.removeIf(loop -> {
            boolean over = loop.cpu.equals(cpu);
            if (over) {
                charge(loop.used(cpu.nanosNow()));
            }
            return over;
        });
    }

    /** Everything that was charged, in nanoseconds. */
    synchronized long nanos() {
        return nanos;
    }

    /** Begins a new window and answers what was charged in the one that ends. */
    synchronized long nextWindow() {
        windowNanos = nanos - nanosBefore;
        if (reads > readsBefore) {
            nanosPerRead = windowNanos / (reads - readsBefore);
        }
        nanosBefore = nanos;
        readsBefore = reads;
        return windowNanos;
    }

    /** What was charged in the last whole window. */
    synchronized long windowNanos() {
        return windowNanos;
    }

    /** What one read was charged, in the last window in which there was one. */
    synchronized long nanosPerRead() {
        return nanosPerRead;
    }
}
