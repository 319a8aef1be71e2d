package badger.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatsdConfigTest {
    private static final StatsdConfig LOCAL = StatsdConfig.local();

    private static StatsdConfig at(String host, int port, Optional<String> socket) {
        return new StatsdConfig(
                host, port, socket, LOCAL.receiveBuffer(), LOCAL.prefix(), LOCAL.percentiles(), LOCAL.idle());
    }

    private static StatsdConfig with(int receiveBuffer, List<Double> percentiles, Duration idle) {
        return new StatsdConfig(
                LOCAL.host(), LOCAL.port(), LOCAL.socket(), receiveBuffer, LOCAL.prefix(), percentiles, idle);
    }

    private static void assertRefused(Runnable making, String reason) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void whatCannotBeIsRefusedByItsKey() {
        assertRefused(() -> at(" ", 8125, Optional.empty()), "host: ");
        assertRefused(() -> at("127.0.0.1", -1, Optional.empty()), "port: ");
        assertRefused(() -> at("127.0.0.1", 65_536, Optional.empty()), "port: ");
        assertRefused(() -> at("127.0.0.1", 0, Optional.empty()), "port: 0, and no socket either");
        assertRefused(() -> at("127.0.0.1", 0, Optional.of("statsd.socket")), "socket: ");
        assertRefused(() -> at("127.0.0.1", 0, Optional.of("/" + "a".repeat(107))), "socket: ");
        assertRefused(() -> with(0, List.of(), Duration.ofSeconds(1)), "receive_buffer: ");
        assertRefused(() -> with(1, List.of(0.0), Duration.ofSeconds(1)), "percentiles: ");
        assertRefused(() -> with(1, List.of(100.0), Duration.ofSeconds(1)), "percentiles: ");
        assertRefused(() -> with(1, List.of(50.0, 50.0), Duration.ofSeconds(1)), "percentiles: ");
        assertRefused(() -> with(1, Collections.nCopies(11, 50.0), Duration.ofSeconds(1)), "percentiles: ");
        assertRefused(() -> with(1, List.of(), Duration.ZERO), "idle: ");
    }

    @Test
    void aSocketMayBeAllThereIs() {
        assertThat(at("127.0.0.1", 0, Optional.of("/run/statsd.socket")).socket())
                .hasValue("/run/statsd.socket");
    }

    @Test
    void percentilesHaveNamesThatAreNoPaths() {
        assertThat(with(1, List.of(50.0, 99.0, 99.9, 99.99), Duration.ofSeconds(1))
                        .wanted())
                .extracting(Percentile::suffix)
                .containsExactly("p50", "p99", "p99_9", "p99_99");
    }
}
