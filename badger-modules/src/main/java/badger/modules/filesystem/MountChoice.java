package badger.modules.filesystem;

import badger.modules.DeviceChoice;
import badger.proc.MountInfo.Mount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the mounts that are worth asking from a table of all. */
final class MountChoice {
    /** Asking one would have it mount something. */
    private static final String AUTOFS = "autofs";

    /** What holds layers of containers; only as the root of one is it somebody's disk. */
    private static final String OVERLAY = "overlay";

    /** Made up by the kernel or by a daemon, or images that are full for ever: node_exporter's list, and some more. */
    private static final Set<String> UNREAL = Set.of(
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devpts",
            "devtmpfs",
            "efivarfs",
            "erofs",
            "fuse.gvfsd-fuse",
            "fuse.lxcfs",
            "fuse.portal",
            "fuse.snapfuse",
            "fusectl",
            "hugetlbfs",
            "iso9660",
            "mqueue",
            "nfsd",
            "nsfs",
            OVERLAY,
            "proc",
            "pstore",
            "ramfs",
            "rootfs",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "squashfs",
            "sysfs",
            "tracefs");

    /** What is mounted below comes and goes with sessions, services and containers, or is the kernel's. */
    private static final String[] UNREAL_BELOW = {
        "/dev",
        "/proc",
        "/sys",
        "/run/containerd",
        "/run/containers",
        "/run/credentials",
        "/run/docker",
        "/run/k3s",
        "/run/user",
        "/var/lib/containerd",
        "/var/lib/containers",
        "/var/lib/docker",
        "/var/lib/kubelet/pods",
        "/var/lib/rancher"
    };

    /** A table that was read while it changed may lead in circles. */
    private static final int DEEPEST = 100;

    private final DeviceChoice choice;
    private final OwnMounts own;

    /**
     * A choice.
     *
     * @param choice which mount points are wanted
     * @param own which mounts can be asked
     */
    MountChoice(DeviceChoice choice, OwnMounts own) {
        this.choice = choice;
        this.own = own;
    }

    /**
     * The mounts of a table that are wanted, that their mount point leads to, and that the agent sees. Of those that are real each file system
     * comes once: where its mount point is shortest.
     */
    List<Mount> of(List<Mount> table) {
        Map<Long, Mount> byId = byId(table);
        List<Mount> chosen = new ArrayList<>();
        for (Mount mount : table) {
            if (isWanted(mount) && own.show(mount) && isReached(mount, table, byId)) {
                add(mount, chosen);
            }
        }
        return chosen;
    }

    /** The mounts of a table by their numbers. */
    static Map<Long, Mount> byId(List<Mount> table) {
        Map<Long, Mount> byId = new HashMap<>();
        for (Mount mount : table) {
            byId.put(mount.id(), mount);
        }
        return byId;
    }

    /** Whether its mount point leads to it, and to no other one that lies over it or over the way to it. */
    static boolean isReached(Mount mount, List<Mount> table, Map<Long, Mount> byId) {
        return !isCovered(mount, table) && !isHidden(mount, table, byId);
    }

    private boolean isWanted(Mount mount) {
        if (mount.type().equals(AUTOFS)) {
            return false;
        }
        return choice.isReal() ? isReal(mount) : choice.names(mount.point());
    }

    private static boolean isReal(Mount mount) {
        if (mount.point().equals("/")) {
            return !UNREAL.contains(mount.type()) || mount.type().equals(OVERLAY);
        }
        if (UNREAL.contains(mount.type())) {
            return false;
        }
        for (String folder : UNREAL_BELOW) {
            if (isBelow(mount.point(), folder)) {
                return false;
            }
        }
        return true;
    }

    private void add(Mount mount, List<Mount> chosen) {
        for (int i = 0; i < chosen.size(); i++) {
            Mount other = chosen.get(i);
            if (mount.point().equals(other.point())) {
                chosen.set(i, mount);
                return;
            }
            if (choice.isReal() && mount.device().equals(other.device())) {
                if (mount.point().length() < other.point().length()) {
                    chosen.set(i, mount);
                }
                return;
            }
        }
        chosen.add(mount);
    }

    /** Whether another one is mounted on top of it. */
    private static boolean isCovered(Mount mount, List<Mount> table) {
        for (Mount other : table) {
            if (other.parent() == mount.id()
                    && other.id() != mount.id()
                    && other.point().equals(mount.point())) {
                return true;
            }
        }
        return false;
    }

    /** Whether its mount point, or one on the way to it, lies below where another one is mounted now. */
    private static boolean isHidden(Mount mount, List<Mount> table, Map<Long, Mount> byId) {
        Mount step = mount;
        for (int depth = 0; step != null && depth < DEEPEST; depth++) {
            for (Mount other : table) {
                if (other.parent() == step.parent() && isBelow(step.point(), other.point())) {
                    return true;
                }
            }
            step = byId.get(step.parent());
        }
        return false;
    }

    private static boolean isBelow(String point, String folder) {
        return folder.equals("/")
                ? point.length() > 1
                : point.length() > folder.length() && point.startsWith(folder) && point.charAt(folder.length()) == '/';
    }
}
