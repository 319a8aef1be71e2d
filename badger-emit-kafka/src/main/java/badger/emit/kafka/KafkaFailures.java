package badger.emit.kafka;

import java.io.IOException;
import java.util.Arrays;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What the client throws, said so that its reader knows what to do. */
final class KafkaFailures {
    private static final String JAAS_PARSER = "org.apache.kafka.common.security.JaasConfig";

    private final String brokers;
    private final String topic;
    private final ProducerSettings settings;

    KafkaFailures(KafkaConfig config, ProducerSettings settings) {
        this.brokers = String.join(", ", config.brokers());
        this.topic = config.topic();
        this.settings = settings;
    }

    /** Whether the brokers will never take the message. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTimestampException;
    }

    /** Whether the same producer may go on after it. */
    static boolean isPassing(Throwable failure) {
        return failure instanceof RetriableException;
    }

    /** A failed emission. */
    IOException told(Throwable failure) {
        return new IOException(words(failure), failure);
    }

    /** No producer could be made: of its causes, which may quote secrets, only the last one's words are passed on. */
    IOException notMade(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            last = cause;
            if (Arrays.stream(cause.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(JAAS_PARSER))) {
                return new IOException(
                        "the producer's property sasl.jaas.config cannot be read: it must be"
                                + " 'class required name=\"value\" ... ;', quotes and backslashes in a value with a backslash before");
            }
        }
        String words =
                settings.masked(last.getMessage() == null ? last.getClass().getName() : last.getMessage());
        return new IOException(
                last instanceof ConfigException && words.contains("bootstrap")
                        ? "none of the brokers " + brokers + " has an address: check their names"
                        : "no producer can be made of its properties: " + words);
    }

    private String words(Throwable failure) {
        String said = settings.masked(failure.getMessage());
        if (has(failure, UnknownTopicOrPartitionException.class)) {
            return "there is no topic '" + topic + "': create it, or let the brokers do so (auto.create.topics.enable)";
        }
        return switch (failure) {
            case SslAuthenticationException _ ->
                "TLS failed between us and " + brokers + ": check ssl.truststore.* and their certificate; "
                        + root(failure);
            case AuthenticationException _ ->
                "the brokers " + brokers + " refuse the login: check sasl.mechanism and sasl.jaas.config; they say: "
                        + said;
            case AuthorizationException _ ->
                "writing to topic '" + topic + "' is not allowed: give this user the right WRITE on it; they say: "
                        + said;
            case TimeoutException _
            when said.contains("not present in metadata") ->
                "none of the brokers " + brokers + " answers: are they up, is this their address, and does"
                        + " security.protocol fit?";
            case TimeoutException _ -> "the brokers do not acknowledge in time: " + said;
            case java.util.concurrent.TimeoutException _ -> "the brokers do not acknowledge in time";
            case RetriableException _ -> "the brokers cannot take it now: " + said;
            default -> failure.getClass().getSimpleName() + ": " + said;
        };
    }

    private String root(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return settings.masked(last.getMessage());
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
