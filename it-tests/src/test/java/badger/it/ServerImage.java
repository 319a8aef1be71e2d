package badger.it;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The image that a server is run from: {@code -Dit.image.NAME}, else the one that {@code it-tests/servers} built, else the
 * published one, if it is here or can be pulled.
 */
final class ServerImage {
    private ServerImage() {}

    /** The image of a test's server. */
    static DockerImageName of(Class<?> test) {
        NeedsServer server = test.getAnnotation(NeedsServer.class);
        String image = find(server);
        if (image == null) {
            throw new IllegalStateException("no image of " + server.value());
        }
        return DockerImageName.parse(image);
    }

    private static @Nullable String find(NeedsServer server) {
        String given = System.getProperty("it.image." + server.value());
        if (given != null) {
            return given;
        }
        String local = "badger-it/" + server.value() + ":local";
        if (isHere(local)) {
            return local;
        }
        return isHere(server.published()) || canBePulled(server.published()) ? server.published() : null;
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

    /** Decides before any container is started. */
    static final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            NeedsServer server = context.getRequiredTestClass().getAnnotation(NeedsServer.class);
            String lacking = lacking(server);
            if (lacking.isEmpty()) {
                return ConditionEvaluationResult.enabled(server.value() + " is there");
            }
            String required = System.getProperty("it.require", "");
            if (Arrays.asList(required.split(",")).contains(server.value())) {
                throw new IllegalStateException(server.value() + " is required, but " + lacking);
            }
            return ConditionEvaluationResult.disabled(lacking);
        }

        private static String lacking(NeedsServer server) {
            try {
                if (!DockerClientFactory.instance().isDockerAvailable()) {
                    return "no Docker engine answers";
                }
                return find(server) == null
                        ? "there is no image badger-it/" + server.value() + ":local, and " + server.published()
                                + " cannot be pulled"
                        : "";
            } catch (RuntimeException e) {
                return "no Docker engine answers: " + e.getMessage();
            }
        }
    }
}
