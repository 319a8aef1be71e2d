package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class RatesTest {
    private static final long FULL_32 = 1L << 32;

    @Test
    void growthIsTheDifference() {
        assertThat(Rates.growth(10, 25, false)).isEqualTo(15);
        assertThat(Rates.growth(10, 10, true)).isZero();
    }

    @Test
    void aDecreaseIsAReset() {
        assertThat(Rates.growth(25, 10, false)).isEqualTo(Rates.RESET);
        assertThat(Rates.growth(FULL_32 - 1, 10, false)).isEqualTo(Rates.RESET);
    }

    @Test
    void aCounterOf32BitsWrapsOnlyFromItsUpperHalfByLessThanHalfItsRange() {
        assertThat(Rates.growth(FULL_32 - 6, 4, true)).isEqualTo(10);
        assertThat(Rates.growth((1L << 31) - 1, 4, true)).isEqualTo(Rates.RESET);
        assertThat(Rates.growth(1L << 31, 0, true)).isEqualTo(Rates.RESET);
        assertThat(Rates.growth((1L << 31) + 1, 0, true)).isEqualTo((1L << 31) - 1);
        assertThat(Rates.growth(FULL_32 + 5, 4, true)).isEqualTo(Rates.RESET);
    }

    @Test
    void ratesHaveSixDecimalsAndThoseAboveNineThousandMillionNone() {
        assertThat(Rates.perSecond(1, 3_000_000_000L)).isEqualTo(0.333333);
        assertThat(Rates.rounded(899_999_999.1234567)).isEqualTo(899_999_999.123457);
        assertThat(Rates.rounded(8_000_000_000.5)).isEqualTo(8_000_000_001.0);
        assertThat(Rates.rounded(1e300)).isEqualTo(1e300);
    }

    @Test
    void roundingNeverMovesAValueByMoreThanHalfAMillionthOrHalfOfOne() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 100_000; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(-8, 15));
            double most = (value < 8e9 ? 0.5e-6 : 0.5) + 2 * Math.ulp(value);
            assertThat(Math.abs(Rates.rounded(value) - value))
                    .as("value %s, seed %d", value, seed)
                    .isLessThanOrEqualTo(most);
        }
    }

    @Test
    void roundingIsMathRound() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 300_000; i++) {
            double any = random.nextDouble() * Math.pow(10, random.nextInt(-8, 11));
            double half = (random.nextLong(1L << random.nextInt(1, 53)) + 0.5) / 1e6;
            for (double value : new double[] {any, half, Math.nextUp(half), Math.nextDown(half), -any}) {
                double expected = Math.abs(value) < 8e9 ? Math.round(value * 1e6) / 1e6 : Math.round(value);
                assertThat(Rates.rounded(value))
                        .as("value %s, seed %d", value, seed)
                        .isEqualTo(expected);
            }
        }
        for (double limit : new double[] {0, 0.5e-6, 1, 4e9, 8e9}) {
            for (double value : new double[] {Math.nextDown(limit), limit, Math.nextUp(limit)}) {
                double expected = value < 8e9 ? Math.round(value * 1e6) / 1e6 : Math.round(value);
                assertThat(Rates.rounded(value)).as("value %s", value).isEqualTo(expected);
            }
        }
    }

    @Test
    void aGrowthIsTheSameNumberAsAFloatingOne() {
        for (long growth :
                new long[] {0, 1, 2, (1L << 52) - 1, 1L << 52, (1L << 52) + 1, (1L << 53) + 1, Long.MAX_VALUE}) {
            assertThat(Rates.floating(growth)).isEqualTo((double) growth);
        }
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 100_000; i++) {
            long growth = random.nextLong() >>> random.nextInt(1, 64);
            assertThat(Rates.floating(growth)).as("seed %d", seed).isEqualTo((double) growth);
        }
    }

    @Test
    void aRateIsNextToTheExactOne() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        for (int i = 0; i < 100_000; i++) {
            long growth = random.nextLong() >>> random.nextInt(2, 64);
            long elapsed = 1 + (random.nextLong() >>> random.nextInt(20, 64));
            double exact = new BigDecimal(growth)
                    .multiply(new BigDecimal(1_000_000_000))
                    .divide(new BigDecimal(elapsed), MathContext.DECIMAL128)
                    .doubleValue();
            double most = (exact < 8e9 ? 0.5e-6 : 0.5) + 4 * Math.ulp(exact);
            assertThat(Math.abs(Rates.perSecond(growth, elapsed) - exact))
                    .as("%d in %d ns, seed %d", growth, elapsed, seed)
                    .isLessThanOrEqualTo(most);
        }
    }
}
