package badger.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a configuration takes from the process that reads it. */
public interface Environment {
    /** An environment variable. */
    Optional<String> variable(String name);

    /** What relative paths of a configuration are relative to first, as in the original. */
    Path workingFolder();

    /**
     * The addresses of a network interface, in the order the system lists them; empty if there is no such interface.
     *
     * @throws IOException if the system does not tell
     */
    List<InetAddress> addresses(String networkInterface) throws IOException;

    /** The environment of this very process. */
    static Environment ofThisProcess() {
        return new Environment() {
            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(System.getenv(name));
            }

            @Override
            public Path workingFolder() {
                return Path.of("");
            }

            @Override
            public List<InetAddress> addresses(String networkInterface) throws IOException {
                NetworkInterface found = NetworkInterface.getByName(networkInterface);
                return found == null ? List.of() : Collections.list(found.getInetAddresses());
            }
        };
    }
}
