package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.HostRoot;
import badger.core.LogSettings;
import badger.core.config.MainFile.Core;
import badger.core.config.MainFile.Paths;
import badger.core.config.Node.ObjectNode;
import badger.core.spi.Host;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the main file says of the host and the agent, and what that comes to here.
 *
 * @param core what it says
 * @param node where it says so
 * @param environment what it does not say
 */
record CoreSection(Core core, ObjectNode node, Environment environment) {
    private static final String HOST_ROOT_VARIABLE = "BADGER_HOST_ROOT";
    private static final String OWN_FOLDER = "stat-badger";
    private static final String SPOOL = "spool";

    /** Where the host is: its root, and parts of it that are mounted elsewhere. */
    HostRoot paths() throws ConfigurationException {
        Gathering gathering = new Gathering();
        HostRoot paths = HostRoot.own();
        Optional<String> variable = environment.variable(HOST_ROOT_VARIABLE).filter(v -> !v.isEmpty());
        if (core.hostRoot().isPresent()) {
            paths = gathering.attempt(
                    () -> HostRoot.at(folder(core.hostRoot().get(), node.placeOf("host_root"))), paths);
        } else if (variable.isPresent()) {
            Place place = Place.whole(HOST_ROOT_VARIABLE);
            paths = gathering.attempt(() -> HostRoot.at(folder(variable.get(), place)), paths);
        }
        HostRoot whole = paths;
        HostRoot inParts = gathering.attempt(() -> withParts(whole), whole);
        gathering.throwIfAny();
        return inParts;
    }

    private HostRoot withParts(HostRoot whole) throws ConfigurationException {
        Paths parts = core.paths();
        HostRoot paths = whole;
        if (parts.root().isPresent()) {
            paths = paths.withRoot(folder(parts.root().get(), partPlace("root")));
        }
        if (parts.proc().isPresent()) {
            paths = paths.withProc(folder(parts.proc().get(), partPlace("proc")));
        }
        if (parts.sys().isPresent()) {
            paths = paths.withSys(folder(parts.sys().get(), partPlace("sys")));
        }
        return paths;
    }

    private Place partPlace(String key) {
        Node.Member paths = node.members().get("paths");
        return paths != null && paths.value() instanceof ObjectNode object
                ? object.placeOf(key)
                : node.placeOf("paths").key(key);
    }

    private static Path folder(String written, Place place) throws ConfigurationException {
        try {
            Path folder = Path.of(written).toAbsolutePath().normalize();
            if (Files.isDirectory(folder)) {
                return folder;
            }
        } catch (InvalidPathException e) {
            throw place.refused("not a path: " + e.getReason());
        }
        throw place.refused("there is no folder " + Words.quoted(written));
    }

    /**
     * The folder with a spool for each lane: what is configured, else what the service manager gives, else the user's own;
     * empty if there is none of them.
     */
    Optional<Path> spoolFolder() {
        if (core.spoolDir().isPresent()) {
            return absolute(core.spoolDir().get());
        }
        String service = variable("STATE_DIRECTORY");
        if (!service.isEmpty()) {
            // systemd lists several, divided by colons, if a unit has several
            return absolute(first(service), SPOOL);
        }
        String state = variable("XDG_STATE_HOME");
        if (!state.isEmpty()) {
            return absolute(state, OWN_FOLDER, SPOOL);
        }
        String home = variable("HOME");
        return home.isEmpty() ? Optional.empty() : absolute(home, ".local", "state", OWN_FOLDER, SPOOL);
    }

    private static Optional<Path> absolute(String first, String... more) {
        return Optional.of(Path.of(first, more).toAbsolutePath());
    }

    private static String first(String folders) {
        int colon = folders.indexOf(':');
        return colon < 0 ? folders : folders.substring(0, colon);
    }

    private String variable(String name) {
        return environment.variable(name).orElse("");
    }

    /** The seven fields, found out where they are not written; one that cannot be is empty and told. */
    Host host(HostRoot paths, Gathering gathering) {
        HostFields fields = new HostFields(paths, environment);
        boolean named = !core.hostname().equals(MainFile.AUTO);
        return new Host(
                core.datacenter(),
                core.region(),
                core.zone(),
                core.cluster(),
                // called either way: the image's archive knows what its training has seen
                gathering.attempt(() -> named ? core.hostname() : fields.hostname(node.placeOf("hostname")), ""),
                core.ipv4().equals(MainFile.AUTO) ? fields.ipv4() : core.ipv4(),
                core.ipv6().equals(MainFile.AUTO) ? fields.ipv6() : core.ipv6());
    }

    LogSettings log() {
        return new LogSettings(
                core.log().dest() == MainFile.Destination.FILE
                        ? LogSettings.Destination.FILE
                        : LogSettings.Destination.STDERR,
                core.log().dest() == MainFile.Destination.FILE ? core.log().fileName() : "",
                switch (core.log().level()) {
                    case DEBUG -> LogSettings.Level.DEBUG;
                    case INFO -> LogSettings.Level.INFO;
                    case WARN, WARNING -> LogSettings.Level.WARN;
                    case ERROR -> LogSettings.Level.ERROR;
                });
    }
}
