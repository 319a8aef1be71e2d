package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.proc.ProcFormatException;
import java.io.IOException;

/**
 * A file of processes that may take a permission to be read. One that was refused is not tried again before the process is
 * looked at anew, and the first refusal is told, once in the module's life.
 */
final class GuardedFile {
    /** Reads the file of a process. */
    interface Reader {
        /** Reads it; false if there is no such process any more. */
        boolean read(int pid) throws IOException;
    }

    private final String name;
    private final int mark;
    private final Reader reader;
    private final ModuleContext context;
    private boolean told;
    private boolean everRead;

    /**
     * Names the file.
     *
     * @param name its name in a process's folder
     * @param mark a bit of its own among such files: what a process remembers
     * @param reader reads it
     * @param context who is told
     */
    GuardedFile(String name, int mark, Reader reader, ModuleContext context) {
        this.name = name;
        this.mark = mark;
        this.reader = reader;
        this.context = context;
    }

    /** Reads the file of this process. */
    Outcome read(Process process) {
        if (process.isRefused(mark)) {
            return Outcome.UNKNOWN;
        }
        try {
            if (!reader.read(process.pid())) {
                return Outcome.GONE;
            }
            everRead = true;
            return Outcome.READ;
        } catch (ProcFormatException e) {
            context.problem(e);
            return Outcome.UNKNOWN;
        } catch (IOException e) {
            // EACCES of opening is an exception of its own; that of reading, Java tells by its translated text only
            process.refuse(mark);
            tell(process, e);
            return Outcome.UNKNOWN;
        }
    }

    /** Whether it was ever read of any process: else this kernel may lack it. */
    boolean wasEverRead() {
        return everRead;
    }

    private void tell(Process process, IOException thrown) {
        if (!told) {
            told = true;
            context.problem(new IOException(
                    name + " of process " + process.pid() + " may not be read (" + thrown.getMessage()
                            + "): what is made of it is left out of all groups with such processes, and this is said once;"
                            + " root has the permission, or who has the capability CAP_SYS_PTRACE",
                    thrown));
        }
    }
}
