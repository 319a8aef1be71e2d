package badger.modules.filesystem;

import badger.natives.Statfs;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much room a mounted file system has, in bytes, and in files if those were asked for.
 *
 * @param total its size (f_blocks)
 * @param free what nothing uses (f_bfree)
 * @param available the part of it that is not reserved for root (f_bavail)
 * @param inodes how many files there can be (f_files); 0 if that is not known, or made up as they are needed
 * @param inodesFree how many more there can be (f_ffree)
 * @see <a href="https://man7.org/linux/man-pages/man3/statvfs.3.html">statvfs(3)</a>
 */
record Space(long total, long free, long available, long inodes, long inodesFree) {
    /** Whoever can be asked for the room at a mount point; the answer may never come. */
    @FunctionalInterface
    interface Source {
        /** Asks, and waits as long as it takes. */
        Space at(Path mountPoint) throws IOException;
    }

    /** Asks the kernel. A file system that has no blocks (most that are made up by the kernel) has a total of 0. */
    static Space of(Path mountPoint) throws IOException {
        return askedBy(mountPoint.toFile());
    }

    /**
     * Asks for each number by itself. {@link File} is cheap, and 0 is also what it says of a failure: then a store is asked, which reads
     * the table of mounts first, and tells the two apart.
     */
    static Space askedBy(File mountPoint) throws IOException {
        long total = mountPoint.getTotalSpace();
        long free = mountPoint.getFreeSpace();
        long available = mountPoint.getUsableSpace();
        return total == 0 || free == 0 || available == 0
                ? askedByStore(mountPoint.toPath())
                : new Space(total, free, available, 0, 0);
    }

    /** The same by the system call itself, which says more. */
    static Space withInodes(Path mountPoint) throws IOException {
        Statfs statfs = Statfs.of(mountPoint);
        return new Space(statfs.total(), statfs.free(), statfs.available(), statfs.inodes(), statfs.inodesFree());
    }

    private static Space askedByStore(Path mountPoint) throws IOException {
        try {
            FileStore store = Files.getFileStore(mountPoint);
            return new Space(store.getTotalSpace(), store.getUnallocatedSpace(), store.getUsableSpace(), 0, 0);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(mountPoint + ": " + e.getMessage(), e);
        }
    }
}
