package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The flat keyed files of control groups: a name and a number a line. Of their many lines those with certain names are read,
 * wherever they stand; reading ends with the last of them, and of a name that is there twice the first counts.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#format">Documentation/admin-guide/cgroup-v2.rst, Format</a>
 */
final class FlatKeyed {
    private final ProcFile file;
    private final byte[][] names;
    private final long[] values;
    private final boolean[] seen;

    /**
     * Reads nothing yet.
     *
     * @param expectedBytes the length of such a file
     * @param names of the lines that are wanted; a value is asked for by its place among them
     */
    FlatKeyed(int expectedBytes, String... names) {
        file = ProcFile.inOneGo(expectedBytes);
        this.names = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            this.names[i] = (names[i] + " ").getBytes(US_ASCII);
        }
        values = new long[names.length];
        seen = new boolean[names.length];
    }

    void read(OpenFile one) throws IOException {
        clear();
        parse(file.read(one));
    }

    @Nullable
    ProcFormatException problem() {
        return file.problem();
    }

    /** The number behind the name at this place. */
    long value(int name) {
        return values[name];
    }

    void clear() {
        Arrays.fill(values, ABSENT);
        Arrays.fill(seen, false);
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        int left = names.length;
        boolean any = false;
        while (left > 0 && cursor.hasLine()) {
            int name = nameHere(cursor);
            if (name >= 0) {
                left--;
                any |= value(name, cursor);
            }
            cursor.endLine();
        }
        if (!any) {
            throw cursor.nothingTrusted(file.path(), "none of the names that this file has is in it");
        }
    }

    /** Moves behind the name that stands here: its place, or -1 if it is not wanted, or was there before. */
    private int nameHere(ProcCursor cursor) {
        for (int i = 0; i < names.length; i++) {
            if (!seen[i] && cursor.accept(names[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean value(int name, ProcCursor cursor) {
        seen[name] = true;
        if (cursor.atLineEnd()) {
            cursor.problem(cursor.position(), "a number was expected");
            return false;
        }
        values[name] = cursor.lastLong();
        return values[name] != ABSENT;
    }
}
