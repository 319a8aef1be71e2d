package badger.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of a control group: its folders are the groups below it, its files those of controllers. How many groups are
 * below it is the count of its links, less two, as on most file systems: a group need not be listed to see that it has none,
 * or the same as before.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#organizing-processes-and-threads">Documentation/admin-guide/cgroup-v2.rst</a>
 */
public final class CgroupFolder {
    /** Links of a folder that has no folders in it. */
    private static final int LINKS_OF_A_LEAF = 2;

    /** What names of files begin with, whichever controller they are of. */
    private static final String[] FILES = {
        "blkio.",
        "cgroup.",
        "cpu.",
        "cpuacct.",
        "cpuset.",
        "devices.",
        "dmem.",
        "freezer.",
        "hugetlb.",
        "io.",
        "irq.",
        "memory.",
        "misc.",
        "net_cls.",
        "net_prio.",
        "notify_on_release",
        "perf_event.",
        "pids.",
        "rdma.",
        "release_agent",
        "tasks"
    };

    private CgroupFolder() {}

    /**
     * How many folders are in a folder; -1 where the file system does not tell.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such group
     * @throws IOException if it cannot be known
     */
    public static int count(Path folder) throws IOException {
        Object links = Files.getAttribute(folder, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        return links instanceof Integer number && number >= LINKS_OF_A_LEAF ? number - LINKS_OF_A_LEAF : -1;
    }

    /**
     * The names of the folders in a folder, in no order; none if it is gone.
     *
     * @throws IOException if it is there and cannot be listed: for want of a descriptor
     */
    public static List<String> names(Path folder) throws IOException {
        String[] entries = folder.toFile().list();
        if (entries == null && Files.isDirectory(folder)) {
            throw new IOException(folder + ": cannot be listed");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; entries != null && i < entries.length; i++) {
            if (!isFile(entries[i]) && isFolder(folder, entries[i])) {
                names.add(entries[i]);
            }
        }
        return names;
    }

    private static boolean isFolder(Path parent, String name) {
        try {
            return Files.isDirectory(parent.resolve(name), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            // no path in this locale: it could not be read either
            return false;
        }
    }

    private static boolean isFile(String name) {
        for (String beginning : FILES) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
