package badger.core.tick;

import badger.core.spi.Columns;

/** Counters that are set together. */
final class ColumnsSlot implements Slot, Columns {
    private final Scope scope;
    private final CounterRow row = new CounterRow();

    ColumnsSlot(Scope scope) {
        this.scope = scope;
    }

    @Override
    public void counter(String metric, String unit, String description) {
        declare(metric, unit, description, false);
    }

    @Override
    public void counter32(String metric, String unit, String description) {
        declare(metric, unit, description, true);
    }

    private void declare(String metric, String unit, String description, boolean wraps32) {
        if (row.isFull()) {
            throw new IllegalStateException(metric + " is one column more than the " + MOST + " that there may be");
        }
        int _ = row.append(scope.openColumn(metric, unit, description), wraps32);
    }

    @Override
    public void set(long[] readings) {
        row.setAll(readings);
    }

    @Override
    public boolean take(Points points, long readNanos) {
        return row.take(points, readNanos);
    }

    @Override
    public void discard() {
        row.discard();
    }
}
