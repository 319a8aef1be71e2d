package badger.modules.filesystem;

import badger.core.spi.HostPaths;
import badger.proc.MountInfo;
import badger.proc.MountInfo.Mount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which mounts of the host the agent sees: on the host itself all that are in its table, in a container those that the container's own
 * table has below the host's root. One that came later does not reach a container whose mount of that root is private: what is found
 * in its place is another file system.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/mount_namespaces.7.html">mount_namespaces(7), propagation types</a>
 */
final class OwnMounts implements AutoCloseable {
    private final Path root;
    private final @Nullable MountInfo table;
    private final Set<String> seen = new HashSet<>();

    OwnMounts(HostPaths paths) {
        root = paths.inRoot("/");
        Path own = paths.self().resolve("mountinfo");
        table = own.equals(paths.mountInfo()) ? null : new MountInfo(own);
    }

    /** Reads the agent's own table, if the host's is another; whether it has changed. */
    boolean read() throws IOException {
        if (table == null || !table.read()) {
            return false;
        }
        seen.clear();
        List<Mount> mounts = table.mounts();
        Map<Long, Mount> byId = MountChoice.byId(mounts);
        for (Mount mount : mounts) {
            if (MountChoice.isReached(mount, mounts, byId)) {
                seen.add(place(mount.point(), mount.device()));
            }
        }
        return true;
    }

    /** Whether what its mount point leads to below the host's root is this mount of the host. */
    boolean show(Mount mount) {
        // not by the file system: asking one for its path may hang
        return table == null || seen.contains(place(below(mount.point()), mount.device()));
    }

    private String below(String point) {
        return point.equals("/") ? root.toString() : root + point;
    }

    private static String place(String point, String device) {
        return point + ' ' + device;
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }
}
