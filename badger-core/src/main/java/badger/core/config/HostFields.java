package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.spi.HostPaths;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out what a configuration does not say of its host: its name and its addresses. */
final class HostFields {
    private static final String NONE = "";

    private final HostPaths paths;
    private final Environment environment;

    HostFields(HostPaths paths, Environment environment) {
        this.paths = paths;
        this.environment = environment;
    }

    /**
     * The host's name.
     *
     * @param place what to blame if it has none that tells it from others
     */
    String hostname(Place place) throws ConfigurationException {
        String name;
        try {
            name = readHostname();
        } catch (IOException e) {
            throw place.refused("the host's name cannot be read (" + e + "): set core.hostname");
        }
        boolean useless =
                name.isEmpty() || name.equals("(none)") || name.equals("localhost") || name.startsWith("localhost.");
        if (useless) {
            throw place.refused(
                    "the host calls itself " + Words.quoted(name)
                            + ", which tells it from no other: set core.hostname, or name the host (hostnamectl set-hostname NAME)");
        }
        return name;
    }

    /** The kernel answers for the agent's own container; a host that is seen from there says its name in a file. */
    private String readHostname() throws IOException {
        Path said = paths.inRoot("/etc/hostname");
        boolean seenFromElsewhere = !said.equals(Path.of("/etc/hostname"));
        Path file = seenFromElsewhere && Files.isReadable(said)
                ? said
                : paths.proc().resolve("sys/kernel/hostname");
        return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    }

    /** The address of the interface with the default route, empty if there is none or it cannot be known. */
    String ipv4() {
        try {
            Path routes = paths.net().resolve("route");
            Optional<String> networkInterface = DefaultRoute.ipv4(routes);
            if (networkInterface.isEmpty() || !isAgentsOwn(routes)) {
                return NONE;
            }
            for (InetAddress address : environment.addresses(networkInterface.get())) {
                if (address instanceof Inet4Address) {
                    return address.getHostAddress();
                }
            }
            return NONE;
        } catch (IOException e) {
            return NONE; // a host without IPv4
        }
    }

    /** In a container with a network of its own, the agent's interfaces bear the host's names and other addresses. */
    private boolean isAgentsOwn(Path routes) throws IOException {
        return Files.mismatch(routes, paths.self().resolve("net/route")) < 0;
    }

    /** The lasting global address of the interface with the default route, empty if there is none. */
    String ipv6() {
        try {
            Optional<String> networkInterface = DefaultRoute.ipv6(paths.net().resolve("ipv6_route"));
            return networkInterface.isEmpty()
                    ? NONE
                    : Ipv6Addresses.lasting(paths.net().resolve("if_inet6"), networkInterface.get())
                            .orElse(NONE);
        } catch (IOException e) {
            return NONE; // a host without IPv6
        }
    }
}
