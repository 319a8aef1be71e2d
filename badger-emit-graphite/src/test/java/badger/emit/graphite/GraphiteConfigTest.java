package badger.emit.graphite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which configurations are refused, and why. */
class GraphiteConfigTest {
    private static final Optional<String> FILE = Optional.of("x.pem");
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void thePortFollowsTheProtocol() {
        assertThat(config("h", Optional.empty(), Protocol.PICKLE).portOrDefault())
                .isEqualTo(2004);
        assertThat(config("h", Optional.empty(), Protocol.PLAINTEXT).portOrDefault())
                .isEqualTo(2003);
        assertThat(config("h", Optional.of(9), Protocol.PLAINTEXT).portOrDefault())
                .isEqualTo(9);
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(" ", Optional.empty(), Protocol.PICKLE))
                .withMessage("host: must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("h", Optional.of(65_536), Protocol.PICKLE))
                .withMessage("port: must be from 1 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config("h", Optional.of(0), Protocol.PICKLE))
                .withMessage("port: must be from 1 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tls(false, FILE, NONE, NONE))
                .withMessage("ca_file, cert_file and key_file want \"tls\": true");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tls(true, NONE, FILE, NONE))
                .withMessage("cert_file and key_file belong together: one of them is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configs.with(Protocol.PICKLE, "h", 1, HostnameDots.KEEP, false, Duration.ZERO))
                .withMessage("max_age: must be more than 0");
    }

    private static GraphiteConfig config(String host, Optional<Integer> port, Protocol protocol) {
        return new GraphiteConfig(
                host, port, protocol, HostnameDots.KEEP, false, Duration.ofMinutes(5), false, NONE, NONE, NONE);
    }

    private static GraphiteConfig tls(boolean tls, Optional<String> ca, Optional<String> cert, Optional<String> key) {
        return new GraphiteConfig(
                "h",
                Optional.empty(),
                Protocol.PICKLE,
                HostnameDots.KEEP,
                false,
                Duration.ofMinutes(5),
                tls,
                ca,
                cert,
                key);
    }
}
