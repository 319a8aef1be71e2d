package badger.core.tick;

/** Part of a module's row: one series, or several that are worked out together. */
sealed interface Slot permits GaugeSlot, CounterRow, ColumnsSlot, SharesSlot, SumSlot, RatioSlot {
    /**
     * Adds the points of this read.
     *
     * @param points where they go
     * @param readNanos when the module read, on the monotonic clock
     * @return whether anything was set since the last read
     */
    boolean take(Points points, long readNanos);

    /** Throws away what was set; counters keep the reading of the last read that was taken. */
    void discard();
}
