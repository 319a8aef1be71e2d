package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.util.Arrays;

/**
 * The lines of a file of one number a line as they were read last. Such files have a hundred lines and more whose names never
 * change and of whose numbers few do from one second to the next: what is still the same, byte by byte, is not read again.
 * Anything but another number where one was makes it give up, and the file is read from its beginning.
 */
final class LastLines {
    private byte[] content = {};
    private int length;
    /** Of each line the length, and where behind its start the number, with the blanks before it, begins. */
    private int[] lengths = new int[64];

    private int[] names = new int[64];
    /** How many bytes follow the number, the end of the line included. */
    private int[] rests = new int[64];

    private int count;
    /** Whether they are all lines of a whole file. */
    private boolean kept;

    /**
     * Notes the next line.
     *
     * @param bytes of the file
     * @param start where the line starts
     * @param nameEnd where its name ends
     * @param numberEnd where its number ends
     */
    void add(byte[] bytes, int start, int nameEnd, int numberEnd) {
        if (count == lengths.length) {
            lengths = Arrays.copyOf(lengths, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
            rests = Arrays.copyOf(rests, 2 * count);
        }
        int end = numberEnd;
        while (bytes[end] != '\n') {
            end++;
        }
        lengths[count] = end + 1 - start;
        names[count] = nameEnd - start;
        rests[count] = end + 1 - numberEnd;
        count++;
    }

    /**
     * Keeps what was read, if each line of it is a row, in that order, and was noted; else nothing is kept.
     *
     * @param cursor at its end
     * @param rows how many there are
     */
    void keep(ProcCursor cursor, int rows) {
        kept = !cursor.hasProblem() && count == rows && end() == cursor.limit();
        if (kept) {
            copy(cursor);
        }
    }

    private int end() {
        int end = 0;
        for (int line = 0; line < count; line++) {
            end += lengths[line];
        }
        return end;
    }

    private void copy(ProcCursor cursor) {
        length = cursor.limit();
        if (content.length < length) {
            content = new byte[cursor.bytes().length];
        }
        System.arraycopy(cursor.bytes(), 0, content, 0, length);
    }

    /**
     * Puts the numbers that are others than before into their rows.
     *
     * @param cursor at the beginning of the file
     * @param rows those that were read last, cleared meanwhile, which have the number in their first column
     * @return whether the file has been read; if not, the cursor is at the beginning again, and no row is there
     */
    boolean update(ProcCursor cursor, Rows rows) {
        kept = kept && !cursor.hasProblem() && differences(cursor, rows);
        if (kept) {
            rows.restore(count);
            copy(cursor);
        } else {
            count = 0;
            cursor.moveTo(0);
        }
        return kept;
    }

    private boolean differences(ProcCursor cursor, Rows rows) {
        byte[] bytes = cursor.bytes();
        int limit = cursor.limit();
        int at = 0;
        int before = 0;
        int line = 0;
        while (line < count) {
            int same = Arrays.mismatch(bytes, at, limit, content, before, length);
            int end = same < 0 ? limit : at + same;
            while (line < count && at + lengths[line] <= end) {
                at += lengths[line];
                before += lengths[line];
                line++;
            }
            if (line < count) {
                before += lengths[line];
                int next = at + names[line] <= end ? number(cursor, rows, line, at, before) : -1;
                if (next < 0) {
                    return false;
                }
                lengths[line] = next - at;
                at = next;
                line++;
            }
        }
        return at == limit && before == length;
    }

    /** Reads another number: where the line after it starts, or -1 if that is not all that is different. */
    private int number(ProcCursor cursor, Rows rows, int line, int start, int endBefore) {
        int nameEnd = start + names[line];
        boolean blank =
                nameEnd < cursor.limit() && cursor.bytes()[nameEnd] == content[endBefore - lengths[line] + names[line]];
        if (!blank) {
            // the name goes on
            return -1;
        }
        cursor.moveTo(nameEnd);
        long value = cursor.plainLong();
        int end = cursor.position();
        int rest = rests[line];
        if (value == ABSENT || end + rest > cursor.limit()) {
            return -1;
        }
        int from = endBefore - rest;
        if (!Arrays.equals(cursor.bytes(), end, end + rest, content, from, endBefore)) {
            return -1;
        }
        rows.set(line, 0, value);
        return end + rest;
    }
}
