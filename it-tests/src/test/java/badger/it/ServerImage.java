package badger.it;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The image that a server is run from: {@code -Dit.image.NAME}, else the one that {@code it-tests/servers} has built, else
 * the published one, if it is here or can be pulled.
 *
 * @param name its name; empty if there is none
 * @param lacking why there is none
 */
record ServerImage(String name, String lacking) {
    private static final Map<String, ServerImage> KNOWN = new ConcurrentHashMap<>();

    /** The image of a server, or why there is none. */
    static ServerImage of(BackEnd server) {
        return KNOWN.computeIfAbsent(server.name(), _ -> find(server));
    }

    boolean isThere() {
        return !name.isEmpty();
    }

    DockerImageName dockerName() {
        return DockerImageName.parse(name);
    }

    /** Goes on only if there is such a server: {@link Needed}. */
    static void need(BackEnd server) {
        Needed.need(server.name(), of(server).isThere(), of(server).lacking);
    }

    /** Every server that can be started; skips the test that asks if there is none, and fails it if {@code -Dit.require} names one that is not there. */
    static List<BackEnd> serversThatAreThere() {
        for (BackEnd server : BackEnds.ALL) {
            if (Needed.isRequired(server.name()) && !of(server).isThere()) {
                Assertions.fail(server.name() + " is required, but " + of(server).lacking);
            }
        }
        List<BackEnd> there =
                BackEnds.ALL.stream().filter(server -> of(server).isThere()).toList();
        Assumptions.assumeFalse(there.isEmpty(), () -> of(BackEnds.ALL.getFirst()).lacking);
        return there;
    }

    private static ServerImage find(BackEnd server) {
        try {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return new ServerImage("", "no Docker engine answers");
            }
        } catch (RuntimeException e) {
            return new ServerImage("", "no Docker engine answers: " + e.getMessage());
        }
        String given = System.getProperty("it.image." + server.name(), "");
        if (!given.isEmpty()) {
            return new ServerImage(given, "");
        }
        String local = "badger-it/" + server.name() + ":local";
        if (isHere(local)) {
            return new ServerImage(local, "");
        }
        String published = server.published();
        return isHere(published) || canBePulled(published)
                ? new ServerImage(published, "")
                : new ServerImage("", "there is no image " + local + ", and " + published + " cannot be pulled");
    }

    private static boolean isHere(String image) {
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
            return true;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static boolean canBePulled(String image) {
        try {
            return DockerClientFactory.lazyClient().pullImageCmd(image).start().awaitCompletion() != null;
        } catch (RuntimeException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
