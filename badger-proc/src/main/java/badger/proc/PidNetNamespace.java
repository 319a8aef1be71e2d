package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reader of the link {@code /proc/[pid]/ns/net}, which tells the network namespace of a process: {@code net:[4026531840]}. Who may
 * not trace a process may not read it; a zombie has none. Since 3.0. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7), the /proc/[pid]/ns/ directory</a>
 */
public final class PidNetNamespace {
    private static final String BEGIN = "net:[";
    private static final String END = "]";

    private final Path proc;
    private long number = ABSENT;

    /** Names the folder that holds the processes: the mount point of proc. */
    public PidNetNamespace(Path proc) {
        this.proc = proc;
    }

    /**
     * Reads the link of this process; false if there is no such process any more, or it has no network namespace.
     *
     * @throws ProcFormatException if it does not name one
     * @throws java.nio.file.AccessDeniedException if it may not be read
     * @throws IOException if it cannot be read
     */
    public boolean read(int pid) throws IOException {
        number = ABSENT;
        Path link = proc.resolve(pid + "/ns/net");
        String name;
        try {
            name = Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            return false;
        }
        if (!name.startsWith(BEGIN) || !name.endsWith(END)) {
            throw refused(link);
        }
        try {
            number = Long.parseLong(name, BEGIN.length(), name.length() - END.length(), 10);
        } catch (NumberFormatException e) {
            throw refused(link);
        }
        return true;
    }

    private static ProcFormatException refused(Path link) {
        return new ProcFormatException(link, 0, "net:[number] was expected");
    }

    /** The number of the namespace: another one at the same time has another. */
    public long number() {
        return number;
    }
}
