package badger.statsd;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configurations of tests: at a port of their own. */
final class Configs {
    private Configs() {}

    static StatsdConfig ordinary() {
        return of("");
    }

    static StatsdConfig of(String prefix) {
        StatsdConfig local = StatsdConfig.local();
        return new StatsdConfig(
                local.host(),
                FreePort.udp(),
                Optional.empty(),
                local.receiveBuffer(),
                prefix,
                List.of(50.0, 90.0, 99.9),
                Duration.ofMinutes(5));
    }
}
