package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.modules.process.ProcessStatsConfig.Everyone;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration of process_stats may not say. */
final class ProcessStatsConfigTest {
    @Test
    void processesAreToldApartByOneThingOnce() {
        Keys twice = Keys.on().group(Grouping.USER, 5).group(Grouping.UNIT, 5).group(Grouping.USER, 6);
        assertThatThrownBy(twice::config)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("groups: 'user' is there twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void notAnyNumberOfGroupsIsChosen(int top) {
        assertThatThrownBy(() -> new Everyone(Grouping.USER, Optional.of(top)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("top: ");
    }

    @Test
    void tenAreChosenUnlessToldOtherwise() {
        assertThat(new Everyone(Grouping.USER, Optional.empty()).most()).isEqualTo(10);
        assertThat(new Everyone(Grouping.USER, Optional.of(3)).most()).isEqualTo(3);
    }

    @Test
    void withoutKeysThereAreNoDetails() {
        assertThat(ProcessStatsConfig.none().hasDetails()).isFalse();
        assertThat(ProcessStatsConfig.none().groups()).isEmpty();
        assertThat(Keys.on("network").config().hasDetails()).isTrue();
    }
}
