package badger.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sys/block}, which tells whole disks that are hardware (or stand for it in a virtual machine) from partitions
 * and from what is made of other devices, and knows the device mapper's names. Every question is asked of the kernel. Not safe for use by several
 * threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/abi-stable.html">Documentation/ABI/stable/sysfs-block</a>
 */
public final class SysBlock {
    /** Drives of CDs and floppies (Documentation/admin-guide/devices.txt, block majors 11 and 2) are no disks. */
    private static final String[] NO_DISKS = {"sr", "scd", "fd"};

    private final Path folder;

    /** Names the folder. */
    public SysBlock(Path folder) {
        this.folder = folder;
    }

    /** Whether the folder is there; without it no device is known to be a disk. */
    public boolean available() {
        return Files.isDirectory(folder);
    }

    /**
     * Whether this device, named as in /proc/diskstats and /proc/partitions, is a whole, physical disk: it has a
     * {@code device} link, which partitions, loop, ram, zram, dm, md and nbd devices have not, it is no CD or floppy
     * drive, and not one of the hidden paths of a disk that is reached by several.
     */
    public boolean physicalDisk(String name) {
        for (String other : NO_DISKS) {
            if (name.startsWith(other) && isNumber(name, other.length())) {
                return false;
            }
        }
        try {
            Path device = device(name).resolve("device");
            return Files.exists(device) && !hidden(device.resolveSibling("hidden"));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether there is a whole device (no partition) of this name. */
    public boolean has(String name) {
        try {
            return Files.exists(device(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The name that the device mapper knows a device by ({@code vg0-root} of {@code dm-0}); null if it is none of its. */
    public @Nullable String mapperName(String name) {
        try {
            Path attribute = device(name).resolve("dm/name");
            if (!Files.exists(attribute)) {
                return null;
            }
            byte[] bytes = Files.readAllBytes(attribute);
            int length = bytes.length > 0 && bytes[bytes.length - 1] == '\n' ? bytes.length - 1 : bytes.length;
            return length == 0 ? null : RawName.decode(bytes, 0, length);
        } catch (IOException | InvalidPathException e) {
            // gone between the two questions, or no name that a file can have
            return null;
        }
    }

    /** The kernel puts ! for / in the names of sysfs (cciss/c0d0). */
    private Path device(String name) {
        return folder.resolve(name.replace('/', '!'));
    }

    private static boolean isNumber(String name, int from) {
        for (int i = from; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return from < name.length();
    }

    private static boolean hidden(Path attribute) {
        try {
            // few disks have it, and an exception for each of the others is dear
            return Files.exists(attribute) && Files.size(attribute) > 0 && Files.readAllBytes(attribute)[0] == '1';
        } catch (IOException e) {
            return false;
        }
    }
}
