package badger.statsd;

import static org.assertj.core.api.Assertions.assertThat;

import badger.testkit.Allocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What receiving and a tick allocate where the metrics are known. */
final class StatsdAllocationTest {
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 100;
    /** The tick itself. */
    private static final long BYTES_A_TICK = 128;

    private static final byte[] PACKET = """
            page.views:1|c|@0.1|#env:prod,host:web-1
            temperature:-4.5|g
            query.time:320:12.5:7|ms|#db,env:prod
            users:someone|s
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void nothingIsAllocatedForWhatIsKnown() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.ordinary())) {
            for (int i = 0; i < WARM_UP; i++) {
                second(statsd);
            }
            long before = Allocation.bytesOfThisThread();
            for (int i = 0; i < ROUNDS; i++) {
                second(statsd);
            }
            assertThat((Allocation.bytesOfThisThread() - before) / ROUNDS).isLessThan(BYTES_A_TICK);
        }
    }

    private static void second(StatsdTrial statsd) throws IOException {
        for (int i = 0; i < 50; i++) {
            statsd.reception().packet(PACKET, PACKET.length);
        }
        statsd.count();
    }
}
