package badger.modules.process;

import badger.core.spi.LongGauge;
import badger.proc.ProcValue;

/** A number of a group: the sum of what its members have, not known in a tick in which that of one is not. */
final class MemberTotal {
    private final LongGauge gauge;
    private long total;
    private boolean known;

    MemberTotal(LongGauge gauge) {
        this.gauge = gauge;
    }

    void begin() {
        total = 0;
        known = true;
    }

    /** Adds what a member has, or that it is not known. */
    void add(long reading) {
        known &= reading != ProcValue.ABSENT && reading <= Long.MAX_VALUE - total;
        total = known ? total + reading : 0;
    }

    void end() {
        if (known) {
            gauge.set(total);
        }
    }
}
