package badger.modules.nfs;

import badger.proc.MountInfo;
import badger.proc.MountInfo.Mount;
import badger.proc.MountStats;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which file system each mount of NFS is of. All mounts of one file system of a server share a superblock and its counters, whatever
 * folder they show, and with {@code nosharecache} two mounts of one folder have two: what tells them apart is the device number in
 * {@code /proc/[pid]/mountinfo}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/nfs.5.html">nfs(5), sharecache</a>
 */
final class Superblocks implements AutoCloseable {
    private final MountInfo table;
    /** A number for each device number ever seen; the kernel gives those of mounts that are gone to new ones. */
    private final Map<String, Long> numbers = new HashMap<>();

    private @Nullable String[] devices = {};
    private @Nullable String[] points = {};
    private long[] number = {};
    private boolean[] first = {};
    private int size;

    Superblocks(Path mountInfo) {
        table = new MountInfo(mountInfo);
    }

    /** Looks at the mounts that were read just now. */
    void read(MountStats mounts) throws IOException {
        if (mounts.mounts() > 0 && (tableChanged() || areOthers(mounts))) {
            follow(mounts);
        }
    }

    /** The number of a mount's superblock. */
    long number(int mount) {
        return number[mount];
    }

    /** Whether no mount before it has the same superblock. */
    boolean isFirst(int mount) {
        return first[mount];
    }

    private boolean tableChanged() throws IOException {
        try {
            return table.read();
        } catch (NoSuchFileException e) {
            // before 2.6.26: a mount is known by what is mounted, as it is when it came after the table was read
            return false;
        }
    }

    private boolean areOthers(MountStats mounts) {
        if (mounts.mounts() != size) {
            return true;
        }
        for (int mount = 0; mount < size; mount++) {
            if (!mounts.point(mount).equals(points[mount])
                    || !mounts.device(mount).equals(devices[mount])) {
                return true;
            }
        }
        return false;
    }

    /** Both files list the mounts in one order, so that of several at one mount point each finds its own. */
    private void follow(MountStats mounts) {
        size = mounts.mounts();
        devices = new @Nullable String[size];
        points = new @Nullable String[size];
        number = new long[size];
        first = new boolean[size];
        int next = 0;
        for (int mount = 0; mount < size; mount++) {
            devices[mount] = mounts.device(mount);
            points[mount] = mounts.point(mount);
            int row = row(mounts.point(mount), next);
            next = row < 0 ? next : row + 1;
            String identity =
                    row < 0 ? mounts.device(mount) : table.mounts().get(row).device();
            number[mount] = numbers.computeIfAbsent(identity, _ -> (long) numbers.size());
            first[mount] = isNew(mount);
        }
    }

    private int row(String point, int from) {
        List<Mount> rows = table.mounts();
        for (int row = from; row < rows.size(); row++) {
            Mount candidate = rows.get(row);
            if (isNfs(candidate.type()) && escaped(candidate.point()).equals(point)) {
                return row;
            }
        }
        return -1;
    }

    private static boolean isNfs(String type) {
        return type.equals("nfs") || type.equals("nfs4");
    }

    /** A mount point as the kernel writes it. */
    private static String escaped(String point) {
        return point.replace("\\", "\\134")
                .replace(" ", "\\040")
                .replace("\t", "\\011")
                .replace("\n", "\\012");
    }

    private boolean isNew(int mount) {
        for (int before = 0; before < mount; before++) {
            if (number[before] == number[mount]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        table.close();
    }
}
