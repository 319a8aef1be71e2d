package badger.statsd;

import java.util.Arrays;

/**
 * How many different members one window has, by their hashes: exact while there is room for all, beyond that an estimate. When the table is
 * full, only members whose hash ends in one more zero bit are kept, half of them, and each stands for twice as many: Wegman's adaptive
 * sampling. With room for 1,024 the standard error is about 4 percent.
 *
 * @see <a href="https://doi.org/10.1007/BF02241657">P. Flajolet, On adaptive sampling, Computing 43 (1990)</a>
 */
final class Distinct {
    /** So many members are always held. */
    static final int LEAST_HELD = 16;
    /** So many at the most: the number of more members is an estimate. */
    static final int MOST_HELD = 1024;

    /** Stands for the hash 0, which is a free place; it ends in zero bits as well. */
    private static final long ZERO = Long.MIN_VALUE;

    /** Half full at the most. */
    private long[] table = new long[2 * LEAST_HELD];

    private int size;
    private int level;

    /**
     * Takes a member.
     *
     * @param hash of its bytes, as good as random
     * @param room where more of it is from
     */
    void add(long hash, SampleRoom room) {
        long member = hash == 0 ? ZERO : hash;
        if (!isWanted(member) || !put(table, member)) {
            return;
        }
        size++;
        if (size <= table.length / 2) {
            return;
        }
        if (table.length < 2 * MOST_HELD && room.take(table.length)) {
            rebuild(2 * table.length);
            return;
        }
        // all may end in one more zero, so that none goes
        while (size > table.length / 2 && level < Long.SIZE - 1) {
            level++;
            rebuild(table.length);
        }
    }

    private boolean isWanted(long member) {
        return Long.numberOfTrailingZeros(member) >= level;
    }

    private static boolean put(long[] into, long member) {
        int place = (int) (member >>> Integer.SIZE) & (into.length - 1);
        while (into[place] != 0) {
            if (into[place] == member) {
                return false;
            }
            place = (place + 1) & (into.length - 1);
        }
        into[place] = member;
        return true;
    }

    private void rebuild(int length) {
        long[] kept = new long[length];
        size = 0;
        for (long member : table) {
            if (member != 0 && isWanted(member) && put(kept, member)) {
                size++;
            }
        }
        table = kept;
    }

    /** How many there are. */
    long count() {
        return (long) size << level;
    }

    /** What it has taken of the room. */
    int taken() {
        return table.length - 2 * LEAST_HELD;
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(table, 0);
            size = 0;
        }
        level = 0;
    }
}
