package badger.formats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The series that were found, by the bytes that tell them apart; looking one up allocates nothing. */
final class FoundTable {
    private static final int FIRST_SIZE = 64;

    private @Nullable Found[] table = new @Nullable Found[FIRST_SIZE];
    private int size;

    @Nullable
    Found get(byte[] key, int length) {
        int hash = hash(key, length);
        int slot = hash & (table.length - 1);
        Found found = table[slot];
        while (found != null) {
            if (found.hash == hash && found.is(key, length)) {
                return found;
            }
            slot = (slot + 1) & (table.length - 1);
            found = table[slot];
        }
        return null;
    }

    /** Adds a series under bytes that no other has. */
    Found add(byte[] key, int length, @Nullable String identity, Declared declared) {
        if (2 * (size + 1) > table.length) {
            rebuild(2 * table.length, Integer.MIN_VALUE);
        }
        Found added = new Found(Arrays.copyOf(key, length), hash(key, length), identity, declared);
        place(added);
        return added;
    }

    int size() {
        return size;
    }

    /** Lets go of those that no read since this one has set, and of those that were refused. */
    void forget(int oldest) {
        rebuild(table.length, oldest);
    }

    private void rebuild(int length, int oldest) {
        @Nullable Found[] old = table;
        table = new @Nullable Found[length];
        size = 0;
        for (Found found : old) {
            if (found != null && found.lastRead >= oldest && (found.identity != null || oldest == Integer.MIN_VALUE)) {
                place(found);
            }
        }
    }

    private void place(Found found) {
        int slot = found.hash & (table.length - 1);
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = found;
        size++;
    }

    private static int hash(byte[] bytes, int length) {
        int hash = 17;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }

    /** One of them. */
    static final class Found {
        private final byte[] key;
        private final int hash;
        /** What tells it from every other, in whichever order its labels are; null if it was refused. */
        final @Nullable String identity;

        /** What it is. */
        final Declared declared;

        /** The last read that had a value that it took. */
        int lastRead;

        /** Whether it was said that a value did not fit. */
        boolean told;

        Found(byte[] key, int hash, @Nullable String identity, Declared declared) {
            this.key = key;
            this.hash = hash;
            this.identity = identity;
            this.declared = declared;
        }

        private boolean is(byte[] other, int length) {
            return key.length == length && Arrays.equals(key, 0, length, other, 0, length);
        }
    }
}
