package badger.modules.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnitChoiceTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void nothingIsNone(String text) {
        UnitChoice choice = UnitChoice.parse(text);
        assertThat(choice.isNone()).isTrue();
        assertThat(choice.has("ssh.service")).isFalse();
        assertThat(choice.has("")).isFalse();
        assertThat(choice).hasToString(text);
    }

    @Test
    void aNameWithoutASuffixIsAServices() {
        UnitChoice choice = UnitChoice.parse("ssh, docker.socket");
        assertThat(choice.isNone()).isFalse();
        assertThat(choice.has("ssh.service")).isTrue();
        assertThat(choice.isByName("ssh.service")).isTrue();
        assertThat(choice.has("docker.socket")).isTrue();
        assertThat(choice.has("docker.service")).isFalse();
        assertThat(choice.has("ssh")).isFalse();
    }

    @Test
    void aGlobIsNoName() {
        UnitChoice choice = UnitChoice.parse("backup*.timer,getty@tty[1-2].service,*");
        assertThat(choice.has("backup-daily.timer")).isTrue();
        assertThat(choice.has("anything.mount")).isTrue();
        assertThat(choice.isByName("backup-daily.timer")).isFalse();
        UnitChoice two = UnitChoice.parse("getty@tty[1-2].service");
        assertThat(two.has("getty@tty2.service")).isTrue();
        assertThat(two.has("getty@tty3.service")).isFalse();
    }

    @Test
    void aWrongGlobIsSaid() {
        assertThatThrownBy(() -> UnitChoice.parse("getty@tty[1.service"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never closed");
    }
}
