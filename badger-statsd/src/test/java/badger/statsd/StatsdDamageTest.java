package badger.statsd;

import static badger.statsd.StatsdTrial.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A packet may end anywhere and be wrong in any byte: every line of it is counted as one thing, and the module goes on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class StatsdDamageTest {
    private static final long SEED = 20_261_123;
    private static final int PACKETS = 20_000;

    private static final List<String> COUNTED =
            List.of("statsd.metrics", "statsd.refused", "statsd.ignored", "statsd.turned_away");

    private static final byte[] WHOLE = """
            page.views:1|c|@0.1|#env:prod,host:web-1
            temperature:-4.5|g
            temperature:+1|g|#place:here
            query.time:320:12.5:7|ms|@0.5|#db,env:prod
            size:12|h|c:ci-0123|e:it-abc,cn-redis
            spread:1e3|d
            users:some:one|s
            _e{5,4}:title|text|#tag
            _sc|name|2|m:down
            old:1|c|T1656581400
            """.getBytes(StandardCharsets.UTF_8);

    /** Lines that hold anything. */
    private static int lines(byte[] packet) {
        int lines = 0;
        for (String line : new String(packet, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            lines += line.isEmpty() || line.equals("\r") ? 0 : 1;
        }
        return lines;
    }

    private static void assertCounted(StatsdTrial statsd, byte[] packet, String what) throws IOException {
        statsd.reception().packet(packet, packet.length);
        Map<String, Number> values = statsd.all(SECOND);
        double counted = 0;
        for (String name : COUNTED) {
            counted += values.getOrDefault(name, Double.NaN).doubleValue();
        }
        assertThat(counted).as(what).isEqualTo(lines(packet));
        assertThat(values.values())
                .as(what)
                .allSatisfy(value -> assertThat(value.doubleValue()).isFinite());
    }

    @Test
    void theWholeOfItIsTaken() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.ordinary())) {
            statsd.all(SECOND);
            statsd.reception().packet(WHOLE, WHOLE.length);
            assertThat(statsd.all(SECOND))
                    .containsEntry("statsd.metrics", 7.0)
                    .containsEntry("statsd.ignored", 3.0)
                    .containsEntry("statsd.refused", 0.0)
                    .containsEntry("temperature", -4.5)
                    .containsEntry("temperature.here", 1.0)
                    .containsEntry("query.time.mean.true.prod", 339.5 / 3)
                    .containsEntry("spread.max", 1000.0)
                    .containsEntry("users", 1L);
        }
    }

    @Test
    void itMayEndAnywhere() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.ordinary())) {
            statsd.all(SECOND);
            for (int length = 0; length <= WHOLE.length; length++) {
                assertCounted(statsd, Arrays.copyOf(WHOLE, length), length + " bytes");
            }
        }
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        try (StatsdTrial statsd = StatsdTrial.of(Configs.of(""), ReceptionSeries.COUNT + 200)) {
            statsd.all(SECOND);
            for (int i = 0; i < PACKETS; i++) {
                byte[] packet = Arrays.copyOf(WHOLE, random.nextInt(WHOLE.length + 1));
                int changes = packet.length == 0 ? 0 : random.nextInt(8);
                for (int change = 0; change < changes; change++) {
                    packet[random.nextInt(packet.length)] = (byte) random.nextInt();
                }
                assertCounted(statsd, packet, "packet " + i + ", seed " + SEED);
            }
            assertThat(statsd.all(SECOND).getOrDefault("statsd.series", 0L).longValue())
                    .isBetween(1L, 200L);
        }
    }

    @Test
    void itMayBeNoTextAtAll() throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        try (StatsdTrial statsd = StatsdTrial.of(Configs.ordinary())) {
            statsd.all(SECOND);
            for (int i = 0; i < PACKETS / 10; i++) {
                byte[] packet = new byte[random.nextInt(2_000)];
                random.nextBytes(packet);
                assertCounted(statsd, packet, "packet " + i + ", seed " + SEED);
            }
        }
    }
}
