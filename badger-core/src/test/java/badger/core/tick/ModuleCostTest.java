package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import badger.core.HostRoot;
import badger.core.cost.MadeProcess;
import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a module's own threads use, its loops and the calls that may hang, is charged to it and to no other. */
@Timeout(30)
final class ModuleCostTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ManualClock clock = new ManualClock(0);
    private final EventLog log = new EventLog(clock);
    private final SeriesRegistry registry = new SeriesRegistry(log);
    private final MadeProcess process = new MadeProcess();
    private final SideCalls calls = new SideCalls();
    private final ModuleSetting setting = setting("one");
    private final ModuleSetting other = setting("other");

    private ModuleSetting setting(String entry) {
        return new ModuleSetting(
                entry, registry, Passage.OPEN, HostRoot.own(), clock, log, calls, process, schema -> tick -> {});
    }

    @Test
    void aCallThatMayHangIsCharged() throws IOException {
        setting.call("statvfs", LONG, () -> {
            process.use(7);
            return 1;
        });
        setting.call("statvfs", LONG, () -> {
            process.use(5);
            return 1;
        });
        assertThat(setting.cost().nanos()).isEqualTo(12);
        assertThat(other.cost().nanos()).isZero();
    }

    @Test
    void aCallThatFailsIsChargedToo() {
        assertThatIOException()
                .isThrownBy(() -> setting.call("statvfs", LONG, () -> {
                    process.use(7);
                    throw new IOException("gone");
                }));
        assertThat(setting.cost().nanos()).isEqualTo(7);
    }

    @Test
    void aCallThatCameTooLateIsChargedWhenItIsBack() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        assertThat(setting.<Integer>call("statvfs", Duration.ofMillis(1), () -> {
                    release.await();
                    process.use(9);
                    return 1;
                }))
                .isNull();
        assertThat(setting.cost().nanos()).isZero();
        release.countDown();
        while (setting.cost().nanos() == 0) {
            Thread.onSpinWait();
        }
        assertThat(setting.cost().nanos()).isEqualTo(9);
    }

    @Test
    void aLoopIsChargedWhileItRunsAndWhenItEnds() throws Exception {
        CountDownLatch used = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        setting.background("reader", () -> {
            process.use(30);
            used.countDown();
            goOn.await();
            process.use(4);
            return null;
        });
        used.await();
        setting.cost().settle(1);
        setting.cost().settle(1);
        assertThat(setting.cost().nanos()).isEqualTo(30);
        goOn.countDown();
        while (setting.cost().nanos() == 30) {
            Thread.onSpinWait();
        }
        setting.cost().settle(1);
        assertThat(setting.cost().nanos()).as("once").isEqualTo(34);
    }

    @Test
    void aWindowHoldsWhatWasChargedInIt() {
        ModuleCost cost = new ModuleCost();
        cost.took(100);
        cost.settle(0.5);
        assertThat(cost.nextWindow()).isEqualTo(50);
        cost.took(100);
        cost.took(100);
        cost.charge(10);
        cost.settle(1);
        assertThat(cost.nextWindow()).isEqualTo(210);
        assertThat(cost.windowNanos()).isEqualTo(210);
        assertThat(cost.nanosPerRead()).isEqualTo(105);
        assertThat(cost.nextWindow()).isZero();
        assertThat(cost.nanosPerRead())
                .as("known from the last window with reads")
                .isEqualTo(105);
        assertThat(cost.nanos()).isEqualTo(260);
    }
}
