package badger.emit.influx;

import badger.core.spi.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
    /** No server is obeyed for longer: it may have meant something else. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryAfter() {}

    /** The pause that is asked for, if any is. */
    static Optional<Duration> pause(String value, Clock clock) {
        if (value.matches("[0-9]+")) {
            return Optional.of(value.length() > 9 ? LONGEST : limited(Duration.ofSeconds(Long.parseLong(value))));
        }
        try {
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(limited(Duration.between(Instant.EPOCH.plusNanos(clock.epochNanos()), at)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration limited(Duration pause) {
        if (pause.isNegative()) {
            return Duration.ZERO;
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
