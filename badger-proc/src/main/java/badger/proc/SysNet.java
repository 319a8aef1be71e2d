package badger.proc;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * {@code /sys/class/net}, which tells interfaces that are hardware, or bonds of it, from those made of software (lo,
 * veth, bridges, tunnels). Every question is asked of the kernel. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/abi-testing.html">Documentation/ABI/testing/sysfs-class-net</a>
 */
public final class SysNet {
    private final Path folder;

    /** Names the folder. */
    public SysNet(Path folder) {
        this.folder = folder;
    }

    /** Whether the folder is there; without it no interface is known to be a real one. */
    public boolean available() {
        return Files.isDirectory(folder);
    }

    /** Whether this interface has a {@code device} (hardware, or a virtual machine's), or is the master of a bond. */
    public boolean realInterface(String name) {
        if (name.indexOf('/') >= 0) {
            return false;
        }
        try {
            Path own = folder.resolve(name);
            return Files.exists(own.resolve("device")) || Files.isDirectory(own.resolve("bonding"));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether this interface has a link whose state is shown; see {@link NetLink}. */
    public boolean hasState(String name) {
        try {
            return name.indexOf('/') < 0 && Files.exists(folder.resolve(name).resolve("operstate"));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
