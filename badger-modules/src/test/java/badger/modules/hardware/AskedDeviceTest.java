package badger.modules.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Clock;
import badger.core.spi.Tick;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** When a device is asked, and what becomes of its answer. */
final class AskedDeviceTest {
    private static final Tick NOW = new Tick(1_800_000_000L, 0, 0);
    private static final Tick LATER = new Tick(1_800_000_120L, 0, 0);

    /** A device that says how often it was read and set. */
    private static final class Counted implements Device {
        private int reads;
        private int sets;
        private boolean closed;

        @Override
        public String name() {
            return "made-up";
        }

        @Override
        public void read() {
            reads++;
        }

        @Override
        public void set() {
            sets++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Time that stands still. */
    private static final class Still implements Clock {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public long epochNanos() {
            return 0;
        }
    }

    private final Counted counted = new Counted();
    private final AskedDevice device = new AskedDevice(counted, new Still());

    @Test
    void anAnswerThatNobodyHasTakenIsNotAskedForAgain() throws IOException {
        assertThat(device.isDue(NOW)).isTrue();
        device.ask();
        assertThat(device.isDue(LATER)).as("its answer waits").isFalse();
        device.take(LATER);
        assertThat(counted.sets).isEqualTo(1);
        assertThat(device.isDue(LATER)).as("it has answered in this second").isFalse();
        assertThat(counted.reads).isEqualTo(1);
    }

    @Test
    void anAnswerIsTakenOnce() throws IOException {
        device.ask();
        device.take(NOW);
        device.take(NOW);
        assertThat(counted.sets).isEqualTo(1);
    }

    @Test
    void oneThatIsClosedIsNotAsked() {
        device.close();
        device.ask();
        assertThat(counted.closed).isTrue();
        assertThat(counted.reads).isZero();
    }
}
