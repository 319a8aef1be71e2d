package badger.modules.container;

import badger.core.spi.Sum;
import badger.proc.ProcValue;

/**
 * A counter of a control group. One that fell has begun anew, and so has that of another group under the same name: its
 * first reading has no growth.
 */
final class Growth {
    private final Sum sum;
    private long resets;
    private long previous;

    Growth(Sum sum) {
        this.sum = sum;
    }

    /**
     * Sets it to a reading of a group; nothing if that is absent.
     *
     * @param group the group's number
     * @param reading the counter
     */
    void set(long group, long reading) {
        if (add(group, reading)) {
            sum.set();
        }
    }

    /** The same of a part of a whole. */
    void set(long group, long reading, long whole) {
        if (whole != ProcValue.ABSENT && add(group, reading)) {
            sum.set(whole);
        }
    }

    private boolean add(long group, long reading) {
        if (reading == ProcValue.ABSENT) {
            return false;
        }
        resets += reading < previous ? 1 : 0;
        previous = reading;
        sum.add(group, resets, reading);
        return true;
    }
}
