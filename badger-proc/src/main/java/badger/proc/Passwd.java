package badger.proc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /etc/passwd}: the names of the users that the host itself knows. Those of a directory service are not in it.
 * Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/passwd.5.html">passwd(5)</a>
 */
public final class Passwd implements AutoCloseable {
    private final ProcFile file;
    private Map<Long, String> names = new HashMap<>();

    /** Names the file, which is opened at the first read. */
    public Passwd(Path file) {
        this.file = new ProcFile(file, 4096);
    }

    /**
     * Reads the file. A line that cannot be trusted is left out, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** The name of the first user of that number, or null. */
    public @Nullable String name(long user) {
        return names.get(user);
    }

    /** All users by their numbers. */
    Map<Long, String> names() {
        return names;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        names = new HashMap<>();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (names.isEmpty()) {
            throw cursor.nothingTrusted(file.path(), "no line of /etc/passwd is in it");
        }
    }

    /** A line is name, password, number and four more fields, with colons between them. */
    private void line(ProcCursor cursor) {
        int from = cursor.position();
        // NIS: a line that names others
        if (cursor.atLineEnd() || cursor.accept('#') || cursor.accept('+') || cursor.accept('-')) {
            return;
        }
        cursor.moveTo(from);
        boolean named = cursor.skipPast(':');
        int to = cursor.position() - 1;
        if (!named || to == from || !cursor.skipPast(':')) {
            cursor.problem(from, "a name, a password and a number were expected");
            return;
        }
        long user = cursor.nextLongBefore(':');
        if (user != ProcValue.ABSENT && !names.containsKey(user)) {
            names.put(user, RawName.decode(cursor.bytes(), from, to));
        }
    }
}
