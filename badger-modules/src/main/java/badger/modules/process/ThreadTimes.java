package badger.modules.process;

import java.util.Arrays;

/** The CPU times of a process's threads at its last read, in the order in which they were listed. */
final class ThreadTimes {
    private int size;
    private int[] ids = new int[1];
    private long[] starts = new long[1];
    private long[] ticks = new long[1];
    private int known;
    private int[] knownIds = new int[1];
    private long[] knownStarts = new long[1];
    private long[] knownTicks = new long[1];
    private long round = -1;
    private int cursor;

    /**
     * Begins a read.
     *
     * @param now its number: what was read in another than the one before is not compared with
     */
    void begin(long now) {
        int[] spareIds = knownIds;
        long[] spareStarts = knownStarts;
        long[] spareTicks = knownTicks;
        knownIds = ids;
        knownStarts = starts;
        knownTicks = ticks;
        known = round == now - 1 ? size : 0;
        ids = spareIds;
        starts = spareStarts;
        ticks = spareTicks;
        size = 0;
        cursor = 0;
        round = now;
    }

    /** Keeps a thread's time: what it has grown since the last read, 0 at first sight. */
    long growth(int id, long start, long time) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ticks = Arrays.copyOf(ticks, 2 * size);
        }
        ids[size] = id;
        starts[size] = start;
        ticks[size] = time;
        size++;
        // both lists rise
        while (cursor < known && knownIds[cursor] < id) {
            cursor++;
        }
        boolean seen = cursor < known && knownIds[cursor] == id && knownStarts[cursor] == start;
        return seen ? Math.max(0, time - knownTicks[cursor]) : 0;
    }
}
