package badger.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What tells network namespaces apart: in each {@code net/dev} is another file, whose number anybody may ask for, unlike
 * {@code /proc/[pid]/ns/net}, for which one must be allowed to trace the process.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">network_namespaces(7)</a>
 */
public final class NetworkNamespace {
    private NetworkNamespace() {}

    /** What is the same for all files {@code net/dev} of one namespace, and another for another; null if there is no such file. */
    public static @Nullable Object of(Path netDev) {
        try {
            return Files.getAttribute(netDev, "unix:ino", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether two such files are known to be of two namespaces. */
    public static boolean differ(Path one, Path other) {
        Object first = of(one);
        Object second = of(other);
        return first != null && second != null && !first.equals(second);
    }
}
