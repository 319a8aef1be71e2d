package badger.modules.container;

import badger.core.spi.HostPaths;
import badger.core.spi.ModuleContext;
import badger.proc.OpenFile;
import badger.proc.PidLimits;
import badger.proc.ProcValue;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/**
 * The files of groups that stay open between two reads, about fifteen of each container. There is room for half of what the agent may
 * have open (RLIMIT_NOFILE), so that neither a lane nor another module ever lacks a descriptor; what finds no room is opened at
 * each read.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2), RLIMIT_NOFILE</a>
 */
final class KeptFiles {
    /** Each takes 4.6 KiB of the kernel's memory, most of it the page that it was written to (fs/seq_file.c). */
    private static final long MOST = 4096;

    private static final int PARTS = 2;

    /** What most hosts have had, for where no limit is told. */
    private static final long USUAL_LIMIT = 1024;

    private static final long UNKNOWN = -1;

    private final ModuleContext context;
    private long room = UNKNOWN;
    private int kept;
    private boolean told;

    KeptFiles(ModuleContext context) {
        this.context = context;
    }

    /** A file, which is opened at the first read. */
    KeptFile file(Path path) {
        return new KeptFile(path);
    }

    private boolean keep() {
        if (room == UNKNOWN) {
            room = Math.min(MOST, limit(context.paths()) / PARTS);
        }
        if (kept >= room) {
            tell();
            return false;
        }
        kept++;
        return true;
    }

    private long limit(HostPaths paths) {
        try {
            PidLimits limits = new PidLimits(paths.self().resolve("..").normalize());
            if (limits.read("self")) {
                return limits.openFiles() == ProcValue.ABSENT ? Long.MAX_VALUE : limits.openFiles();
            }
        } catch (IOException e) {
            context.problem(e);
        }
        return USUAL_LIMIT;
    }

    private void tell() {
        if (!told) {
            told = true;
            System.getLogger("badger.modules")
                    .log(
                            Level.INFO,
                            room
                                    + " files of containers are kept open; those of more containers are opened at each read");
        }
    }

    /** One of them. */
    final class KeptFile implements AutoCloseable {
        private final OpenFile file;
        private boolean isKept;

        private KeptFile(Path path) {
            file = new OpenFile(path);
        }

        OpenFile file() {
            return file;
        }

        /** Says that it was read: it is closed if there is no room for it. */
        void wasRead() {
            if (!isKept && file.isOpen()) {
                isKept = keep();
                if (!isKept) {
                    file.close();
                }
            }
        }

        @Override
        public void close() {
            file.close();
            if (isKept) {
                isKept = false;
                kept--;
            }
        }
    }
}
