package badger.core.tick;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Series;
import org.jspecify.annotations.Nullable;

/** A value read at a moment; without a series (filtered, refused) it takes values and gives no points. */
final class GaugeSlot implements Slot, LongGauge, DoubleGauge {
    private final @Nullable Series series;
    private final Scope scope;
    private boolean set;
    private long bits;

    GaugeSlot(@Nullable Series series, Scope scope) {
        this.series = series;
        this.scope = scope;
    }

    @Override
    public void set(long value) {
        bits = value;
        set = true;
    }

    @Override
    public void set(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            if (series != null) {
                scope.refuseValue(series.metric());
            }
            return;
        }
        bits = Double.doubleToRawLongBits(value);
        set = true;
    }

    @Override
    public boolean take(Points points, long readNanos) {
        boolean was = set;
        set = false;
        if (was && series != null) {
            points.add(series, bits, bits, 0);
        }
        return was;
    }

    @Override
    public void discard() {
        set = false;
    }
}
