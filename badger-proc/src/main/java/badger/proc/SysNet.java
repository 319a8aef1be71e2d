package badger.proc;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code /sys/class/net}, which tells interfaces that are hardware, or bonds of it, from those made of software (lo,
 * veth, bridges, tunnels). An answer is remembered until {@link #forget()}. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/abi-testing.html">Documentation/ABI/testing/sysfs-class-net</a>
 */
public final class SysNet {
    private final Path folder;
    private final Map<String, Boolean> answers = new HashMap<>();

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
        Boolean known = answers.get(name);
        if (known == null) {
            known = look(name);
            answers.put(name, known);
        }
        return known;
    }

    /** Forgets all answers, since a name may come to mean another interface. */
    public void forget() {
        answers.clear();
    }

    private boolean look(String name) {
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
}
