package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.proc.PidFiles;
import badger.proc.PidIo;
import badger.proc.PidLimits;
import badger.proc.PidNetNamespace;
import badger.proc.PidSmapsRollup;
import java.nio.file.Path;

/** The files of processes that may take a permission to be read, for all who ask for them. */
final class GuardedFiles {
    private static final int IO = 1;
    private static final int MEMORY = 2;
    private static final int FILES = 4;
    private static final int LIMITS = 8;
    private static final int NETWORK = 16;

    private final ModuleContext context;
    private final PidIo io;
    private final GuardedFile ioFile;

    GuardedFiles(ModuleContext context) {
        this.context = context;
        io = new PidIo(proc());
        ioFile = new GuardedFile("io", IO, io::read, context);
    }

    /** What a process read and wrote. */
    PidIo io() {
        return io;
    }

    /** What reads it. */
    GuardedFile ioFile() {
        return ioFile;
    }

    /** What reads the memory of a process by what it shares. */
    GuardedFile memory(PidSmapsRollup memory) {
        return new GuardedFile("smaps_rollup", MEMORY, memory::read, context);
    }

    /** What counts the open files of a process. */
    GuardedFile files(PidFiles files) {
        return new GuardedFile("fd", FILES, files::read, context);
    }

    /** What reads how many files a process may have open. */
    GuardedFile limits(PidLimits limits) {
        return new GuardedFile("limits", LIMITS, limits::read, context);
    }

    /** What tells the network namespace of a process. */
    GuardedFile namespace(PidNetNamespace namespace) {
        return new GuardedFile("ns/net", NETWORK, namespace::read, context);
    }

    Path proc() {
        return context.paths().proc();
    }

    ModuleContext context() {
        return context;
    }
}
