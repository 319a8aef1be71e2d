package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    @Test
    void pausesDoubleUpToHalfAMinuteAndJitterOverTheirUpperHalf() {
        Backoff backoff = new Backoff(RandomGeneratorFactory.getDefault().create(3));
        long whole = 500_000_000L;
        for (int failure = 0; failure < 100; failure++) {
            assertThat(backoff.afterFailure()).isBetween(whole / 2, whole);
            whole = Math.min(30_000_000_000L, whole * 2);
        }
        backoff.succeeded();
        assertThat(backoff.failures()).isZero();
        assertThat(backoff.afterFailure()).isLessThanOrEqualTo(500_000_000L);
    }
}
