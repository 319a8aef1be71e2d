package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SideCallsTest {
    private final SideCalls calls = new SideCalls();

    @Test
    void aCallThatReturnsInTimeGivesItsResult() throws IOException {
        assertThat(calls.call("/mnt", Duration.ofSeconds(20), () -> 7)).isEqualTo(7);
        assertThat(calls.call("/mnt", Duration.ofSeconds(20), () -> 8)).isEqualTo(8);
    }

    @Test
    void aCallThatHangsIsNotRepeatedUntilItReturns() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        assertThat(calls.<Integer>call("/mnt", Duration.ofMillis(1), () -> {
                    release.await();
                    over.countDown();
                    return 1;
                }))
                .isNull();
        assertThat(calls.<Integer>call("/mnt", Duration.ofSeconds(20), () -> {
                    throw new AssertionError("asked again");
                }))
                .isNull();
        assertThat(calls.call("/home", Duration.ofSeconds(20), () -> 2)).isEqualTo(2);
        while (calls.hanging() == 0) {
            // for a second it is only late
            Thread.onSpinWait();
        }
        assertThat(calls.hanging()).isEqualTo(1);
        release.countDown();
        over.await();
        Integer again = null;
        while (again == null) {
            again = calls.call("/mnt", Duration.ofSeconds(20), () -> 3);
        }
        assertThat(again).isEqualTo(3);
        assertThat(calls.hanging()).isZero();
    }

    @Test
    void whatATaskThrowsIsThrown() {
        assertThatIOException()
                .isThrownBy(() -> calls.call("/mnt", Duration.ofSeconds(20), () -> {
                    throw new IOException("stale handle");
                }))
                .withMessage("stale handle");
        assertThatIOException()
                .isThrownBy(() -> calls.call("/mnt", Duration.ofSeconds(20), () -> {
                    throw new IllegalStateException("defect");
                }))
                .withMessageContaining("/mnt")
                .withMessageContaining("defect");
    }

    @Test
    void soManyCallsMayHangAndNoMore() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 16; i++) {
            assertThat(calls.<Integer>call("mount" + i, Duration.ZERO, () -> {
                        release.await();
                        return 1;
                    }))
                    .isNull();
        }
        assertThatIOException()
                .isThrownBy(() -> calls.call("one more", Duration.ZERO, () -> 1))
                .withMessageContaining("16 calls hang");
        release.countDown();
    }
}
