package badger.exec;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The processes that a program has started: those of its session, whoever is their parent now, and its children's children.
 * Reads {@code /proc/PID/stat}, field 6, see
 * <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>.
 */
final class Descendants {
    /** A program that forks while it is being ended is looked at again, so often. */
    private static final int LOOKS = 3;

    private static final int FIELDS_TO_SESSION = 4;

    private final Path self;

    /**
     * Finds descendants.
     *
     * @param self the agent's own process in its own proc file system, beside which the others are
     */
    Descendants(Path self) {
        this.self = self;
    }

    /** Ends a program and all of them at once. */
    void kill(Process program) {
        killTree(program);
        long leader = program.pid();
        for (int look = 0; look < LOOKS; look++) {
            if (!killSession(leader, 0)) {
                return;
            }
        }
    }

    /** Ends a program and what Java can tell of its descendants. */
    static void killTree(Process program) {
        // a handle signals and does nothing else: the streams are closed by who reads them
        List<ProcessHandle> below = program.descendants().toList();
        boolean _ = program.toHandle().destroyForcibly();
        for (ProcessHandle process : below) {
            boolean _ = process.destroyForcibly();
        }
    }

    /** Ends what a program that has ended by itself has left running; looks at processes younger than it only. */
    void killLeft(Process program) {
        boolean _ = killSession(program.pid(), program.pid());
    }

    private boolean killSession(long leader, long oldest) {
        File[] processes = self.resolveSibling("").toFile().listFiles();
        boolean any = false;
        if (processes != null) {
            for (File process : processes) {
                long pid = number(process.getName());
                if (pid > oldest && session(process.toPath()) == leader) {
                    any |= ProcessHandle.of(pid)
                            .map(ProcessHandle::destroyForcibly)
                            .orElse(false);
                }
            }
        }
        return any;
    }

    /** The number of a process, or -1. */
    private static long number(String name) {
        long number = 0;
        for (int i = 0; i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The session of a process, or -1 if it has ended in the meantime. */
    private static long session(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            int at = stat.lastIndexOf(')') + 1;
            for (int field = 0; field < FIELDS_TO_SESSION - 1; field++) {
                at = stat.indexOf(' ', at + 1);
            }
            int end = at < 0 ? -1 : stat.indexOf(' ', at + 1);
            return end < 0 ? -1 : number(stat.substring(at + 1, end));
        } catch (IOException e) {
            return -1;
        }
    }
}
