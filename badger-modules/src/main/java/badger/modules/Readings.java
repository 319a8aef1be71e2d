package badger.modules;

import badger.core.spi.Counter;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Ratio;
import badger.proc.ProcFormatException;
import badger.proc.ProcValue;
import org.jspecify.annotations.Nullable;

/** From readers to series: what is absent is not set, what could not be understood is told. */
public final class Readings {
    /** A number of so many bits times one of what is left of a long cannot be too large, which saves a division. */
    private static final int CERTAIN_BITS = 47;

    private Readings() {}

    public static void set(LongGauge gauge, long value) {
        if (value != ProcValue.ABSENT) {
            gauge.set(value);
        }
    }

    public static void set(Counter counter, long value) {
        if (value != ProcValue.ABSENT) {
            counter.set(value);
        }
    }

    /** The same for a reading in other units than the series'. */
    public static void set(Counter counter, long value, long unitsEach) {
        set(counter, inUnits(value, unitsEach));
    }

    /** A reading in other units, each of which is a part of the reading's; absent if it is, or becomes too large. */
    public static long inUnits(long value, long unitsEach) {
        if (value >>> CERTAIN_BITS == 0 && unitsEach >>> (Long.SIZE - 1 - CERTAIN_BITS) == 0) {
            return value * unitsEach;
        }
        return value > Long.MAX_VALUE / unitsEach ? ProcValue.ABSENT : Math.max(ProcValue.ABSENT, value * unitsEach);
    }

    public static void set(Ratio ratio, long part, long whole) {
        if (part != ProcValue.ABSENT && whole != ProcValue.ABSENT) {
            ratio.set(part, whole);
        }
    }

    public static void setMillis(Ratio ratio, long millis) {
        if (millis != ProcValue.ABSENT) {
            ratio.setMillis(millis);
        }
    }

    /** The same of a gauge; 0 units of anything are 0. */
    public static void set(LongGauge gauge, long value, long unitsEach) {
        if (value != ProcValue.ABSENT && (unitsEach == 0 || value <= Long.MAX_VALUE / unitsEach)) {
            gauge.set(value * unitsEach);
        }
    }

    /** Tells of a reader's problem, if it has one. */
    public static void tell(@Nullable ProcFormatException problem, ModuleContext context) {
        if (problem != null) {
            context.problem(problem);
        }
    }
}
