package badger.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class DeviceChoiceTest {
    @Test
    void autoMeansRealDevices() {
        assertThat(DeviceChoice.parse("auto").isReal()).isTrue();
        assertThat(DeviceChoice.parse(" auto ").isReal()).isTrue();
        assertThat(DeviceChoice.real()).hasToString("auto");
    }

    @Test
    void nothingAndAStarMeanAll() {
        assertThat(DeviceChoice.parse("").names("loop0")).isTrue();
        assertThat(DeviceChoice.parse("*").names("loop0")).isTrue();
        assertThat(DeviceChoice.parse("").isReal()).isFalse();
    }

    @Test
    void namesAndGlobsWithCommas() {
        DeviceChoice choice = DeviceChoice.parse("sda, nbd[0-3],dm-*");
        assertThat(choice.names("sda")).isTrue();
        assertThat(choice.names("nbd3")).isTrue();
        assertThat(choice.names("dm-12")).isTrue();
        assertThat(choice.names("sda1")).isFalse();
        assertThat(choice.names("nbd4")).isFalse();
    }

    @Test
    void aWrongGlobIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeviceChoice.parse("sda,nbd[0-3"))
                .withMessageContaining("'[' at position 4 is never closed");
    }
}
