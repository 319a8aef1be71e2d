package badger.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class SpreadTest {
    private static final long SEED = 20_261_123;
    private static final SampleRoom NONE = new SampleRoom(0);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    /** The nearest rank, by the definition: the least value that so many percent of all are not above. */
    private static double naive(double[] sorted, double percent) {
        for (int i = 0; i < sorted.length; i++) {
            if ((i + 1) * 100.0 >= percent * sorted.length) {
                return sorted[i];
            }
        }
        throw new IllegalArgumentException("no values");
    }

    @Test
    void percentilesAreNearestRanks() {
        for (int size = 1; size <= Spread.MOST_HELD; size += 1 + size / 7) {
            Spread spread = new Spread();
            SampleRoom room = new SampleRoom(Spread.MOST_HELD);
            double[] values = new double[size];
            double sum = 0;
            for (int i = 0; i < size; i++) {
                values[i] = random.nextDouble(-10, 1000);
                sum += values[i];
                spread.add(values[i], 2, room);
            }
            Arrays.sort(values);
            spread.sort();
            for (double percent : new double[] {0.1, 1, 7, 25, 50, 90, 95, 99, 99.9}) {
                assertThat(spread.percentile(percent))
                        .as("%s percent of %d, seed %d", percent, size, SEED)
                        .isEqualTo(naive(values, percent));
            }
            assertThat(spread.things()).isEqualTo(2.0 * size);
            assertThat(spread.mean()).isEqualTo(sum / size);
            assertThat(spread.least()).isEqualTo(values[0]);
            assertThat(spread.largest()).isEqualTo(values[size - 1]);
        }
    }

    @Test
    void ofMoreValuesThanAreHeldThePercentilesAreThoseOfAFairSample() {
        Spread spread = new Spread();
        SampleRoom room = new SampleRoom(Spread.MOST_HELD);
        // sorted, so that a sample that prefers first or last values shows
        for (int i = 1; i <= 100_000; i++) {
            spread.add(i, 1, room);
        }
        spread.sort();
        assertThat(spread.taken()).isEqualTo(Spread.MOST_HELD - Spread.LEAST_HELD);
        assertThat(spread.percentile(50)).isCloseTo(50_000.0, within(8_000.0));
        assertThat(spread.percentile(95)).isCloseTo(95_000.0, within(4_000.0));
        assertThat(spread.mean()).isEqualTo(50_000.5);
        assertThat(spread.least()).isEqualTo(1.0);
        assertThat(spread.largest()).isEqualTo(100_000.0);
    }

    @Test
    void withoutRoomAFewAreHeld() {
        Spread spread = new Spread();
        for (int i = 1; i <= 1_000; i++) {
            spread.add(i, 1, NONE);
        }
        spread.sort();
        assertThat(spread.taken()).isZero();
        assertThat(spread.things()).isEqualTo(1_000.0);
        assertThat(spread.percentile(50)).isBetween(1.0, 1_000.0);
    }

    @Test
    void aClearedOneKeepsItsRoomAndNothingElse() {
        Spread spread = new Spread();
        SampleRoom room = new SampleRoom(Spread.MOST_HELD);
        for (int i = 1; i <= 100; i++) {
            spread.add(i, 1, room);
        }
        int taken = spread.taken();
        spread.clear();
        assertThat(spread.isEmpty()).isTrue();
        spread.add(-3, 1, room);
        spread.sort();
        assertThat(spread.taken()).isEqualTo(taken);
        assertThat(spread.least()).isEqualTo(-3.0);
        assertThat(spread.largest()).isEqualTo(-3.0);
        assertThat(spread.mean()).isEqualTo(-3.0);
        assertThat(spread.things()).isEqualTo(1.0);
        assertThat(spread.percentile(99)).isEqualTo(-3.0);
    }
}
