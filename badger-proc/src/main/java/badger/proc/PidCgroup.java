package badger.proc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /proc/[pid]/cgroup}: which control group a process is in. There is a line for each hierarchy: the unified
 * one of version 2 ({@code 0::/path}), systemd's own ({@code 1:name=systemd:/path}) and those of the controllers of version 1. What counts
 * is the first of them, in this order, in which the process is below the root. Since 2.6.24. Nothing is kept open. Not safe for
 * use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/cgroups.7.html">cgroups(7), /proc/[pid]/cgroup</a>
 */
public final class PidCgroup {
    private static final String ROOT = "/";
    private static final byte[] UNIFIED = "0::".getBytes(US_ASCII);
    private static final byte[] SYSTEMD = "name=systemd:".getBytes(US_ASCII);
    /** Stands behind the path of a group that was removed while a zombie was in it. */
    private static final byte[] DELETED = " (deleted)".getBytes(US_ASCII);

    /** Kinds of hierarchies, in the order in which they count: the unified one, systemd's, those of controllers. */
    static final int KINDS = 3;

    private static final int NONE = -1;

    private final PidFile file;
    private final Names paths = new Names(1024);
    /** Of which kinds a path below the root was read. */
    private final boolean[] below = new boolean[KINDS];

    private boolean known;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidCgroup(Path proc) {
        this.file = PidFile.inOneGo(proc, "cgroup", 1 << 16);
    }

    /**
     * Reads the file of this process; false if there is no such process any more, and then nothing is known.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public boolean read(int pid) throws IOException {
        clear();
        if (!file.read(pid)) {
            return false;
        }
        parse(file.cursor());
        return true;
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /**
     * The path of the group below the root of its hierarchy, as the reader's control group namespace shows it: {@code
     * /system.slice/cron.service}, {@code /} for the root. The same object as long as it stays the same.
     */
    public String path() {
        for (int kind = 0; kind < KINDS; kind++) {
            if (below[kind]) {
                return paths.name(kind);
            }
        }
        return ROOT;
    }

    /** The first path below the root in hierarchies of this kind, or the root. */
    String path(int kind) {
        return below[kind] ? paths.name(kind) : ROOT;
    }

    void clear() {
        Arrays.fill(below, false);
        known = false;
        paths.begin();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            line(cursor);
            cursor.endLine();
        }
        if (!known) {
            throw cursor.nothingTrusted(file.path(), "no line of /proc/[pid]/cgroup is in it");
        }
    }

    private void line(ProcCursor cursor) {
        int start = cursor.position();
        int kind = kind(cursor);
        int from = cursor.position();
        if (kind == NONE || !cursor.accept('/')) {
            cursor.problem(start, "a number, controllers and a path were expected");
            return;
        }
        known = true;
        int to = end(cursor);
        if (!below[kind] && to - from > 1) {
            below[kind] = true;
            paths.share(kind, cursor.bytes(), from, to);
        }
    }

    /** Moves to the path: the kind of the line's hierarchy, or {@link #NONE}. */
    private static int kind(ProcCursor cursor) {
        if (cursor.accept(UNIFIED)) {
            return 0;
        }
        if (cursor.nextLongBefore(':') == ProcValue.ABSENT) {
            return NONE;
        }
        if (cursor.accept(SYSTEMD)) {
            return 1;
        }
        return cursor.skipPast(':') ? 2 : NONE;
    }

    /** Where the path ends that goes on here. */
    private static int end(ProcCursor cursor) {
        byte[] bytes = cursor.bytes();
        int to = cursor.position();
        while (bytes[to] != '\n') {
            to++;
        }
        int from = to - DELETED.length;
        if (from <= cursor.position()) {
            return to;
        }
        for (int i = 0; i < DELETED.length; i++) {
            if (bytes[from + i] != DELETED[i]) {
                return to;
            }
        }
        return from;
    }
}
