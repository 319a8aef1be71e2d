package badger.core.tick;

import badger.core.spi.Counter;
import badger.core.spi.Series;
import badger.core.spi.Shares;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counters that divide one whole, worked out together. */
final class SharesSlot implements Slot, Shares {
    private final Scope scope;
    private final List<Part> parts = new ArrayList<>();
    private boolean known;
    private long previousNanos;

    SharesSlot(Scope scope) {
        this.scope = scope;
    }

    @Override
    public Counter part(String metric, String description) {
        return add(metric, description, true);
    }

    @Override
    public Counter contained(String metric, String description) {
        return add(metric, description, false);
    }

    private Part add(String metric, String description, boolean counted) {
        Part part = new Part(scope.openShare(metric, description), counted);
        parts.add(part);
        known = false;
        return part;
    }

    @Override
    public boolean take(Points points, long readNanos) {
        boolean all = true;
        boolean any = false;
        for (int i = 0; i < parts.size(); i++) {
            all &= parts.get(i).set;
            any |= parts.get(i).set;
        }
        if (all && any) {
            if (known) {
                share(points, readNanos - previousNanos);
            }
            remember(readNanos);
        }
        discard();
        return any;
    }

    private void share(Points points, long elapsedNanos) {
        long sum = 0;
        long whole = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.counted) {
                sum += part.reading - part.previous;
                whole += part.growth();
            }
        }
        if (sum < 0 || whole <= 0 || elapsedNanos <= 0) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.series != null) {
                double percent = Rates.rounded(100.0 * part.growth() / whole);
                points.add(part.series, Double.doubleToRawLongBits(percent), part.reading, elapsedNanos);
            }
        }
    }

    private void remember(long readNanos) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).previous = parts.get(i).reading;
        }
        known = true;
        previousNanos = readNanos;
    }

    @Override
    public void discard() {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).set = false;
        }
    }

    private static final class Part implements Counter {
        private final @Nullable Series series;
        private final boolean counted;
        private boolean set;
        private long reading;
        private long previous;

        private Part(@Nullable Series series, boolean counted) {
            this.series = series;
            this.counted = counted;
        }

        @Override
        public void set(long value) {
            reading = value;
            set = true;
        }

        @Override
        public void set(long value, int among) {
            throw new UnsupportedOperationException("a share is a part of its whole and cannot be divided again");
        }

        private long growth() {
            return Math.max(0, reading - previous);
        }
    }
}
