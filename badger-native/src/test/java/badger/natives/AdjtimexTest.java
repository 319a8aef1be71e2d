package badger.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AdjtimexTest {
    /** NTP_PHASE_LIMIT in include/linux/timex.h: an unkept clock's error grows until it is 16 s, in microseconds. */
    private static final long MOST_MICROS = 16_000_000;

    @Test
    void saysWhatTheKernelCanSay() throws IOException {
        Adjtimex now = Adjtimex.now();
        assertThat(now.maxErrorMicros()).isBetween(1L, MOST_MICROS);
        assertThat(now.estimatedErrorMicros()).isBetween(0L, MOST_MICROS);
        assertThat(Math.abs(now.frequencyPpm())).as("MAXFREQ").isLessThanOrEqualTo(500);
        assertThat(Math.abs(now.offsetNanos())).as("MAXPHASE").isLessThanOrEqualTo(500_000_000);
        assertThat(now.taiSeconds()).isBetween(0, 60);
    }

    @Test
    void anErrorThatGrewToItsMostIsThatOfAClockThatNobodyKeeps() throws IOException {
        Adjtimex now = Adjtimex.now();
        assertThat(now.synchronizedNow() && now.maxErrorMicros() == MOST_MICROS).isFalse();
    }
}
