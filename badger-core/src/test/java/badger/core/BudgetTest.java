package badger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the modules may take on hosts of all sizes, as docs/operation.md says. */
final class BudgetTest {
    private static final Offset<Double> ROUNDED = Offset.offset(0.01);

    @Test
    void onACommonHostItIsOnePercentOfACore() {
        assertThat(Budget.DEFAULTS.cpuLimit(2, 180, 100)).isEqualTo(1);
        assertThat(Budget.DEFAULTS.cpuLimit(64, 2_000, 400)).isEqualTo(1);
    }

    @Test
    void onALargeHostItIsThreeTimesTheGoalOfOne() {
        assertThat(Budget.DEFAULTS.cpuLimit(512, 116_000, 0))
                .as("three times 5 ms a second")
                .isEqualTo(1.5, Offset.offset(0.05));
        assertThat(Budget.DEFAULTS.cpuLimit(2, 180, 5_000))
                .as("three times 3 % and 0.6 ms a second")
                .isEqualTo(9.18, ROUNDED);
    }

    @Test
    void whatIsConfiguredHoldsOnEveryHost() {
        Budget own = new Budget(Optional.of(0.25), 64);
        assertThat(own.cpuLimit(512, 116_000, 5_000)).isEqualTo(0.25);
        assertThat(own.residentLimit()).isEqualTo(64L << 20);
        assertThat(new Budget(Optional.of(0.0), 0).cpuLimit(512, 116_000, 5_000))
                .isZero();
    }

    @Test
    void nothingIsNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budget(Optional.of(-0.1), 1))
                .withMessageStartingWith("cpu_percent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Budget(Optional.empty(), -1))
                .withMessageStartingWith("rss_mb");
    }
}
