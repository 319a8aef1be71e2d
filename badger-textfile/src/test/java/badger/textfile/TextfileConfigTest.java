package badger.textfile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TextfileConfigTest {
    private static void assertRefused(String folder, Duration stale, boolean dropStale, int maxBytes, String reason) {
        assertThatThrownBy(() -> new TextfileConfig(folder, "", stale, dropStale, maxBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void whatCannotBeIsRefusedByItsKey() {
        Duration hour = Duration.ofHours(1);
        assertRefused("", hour, false, 1, "folder: ");
        assertRefused("scripts", hour, false, 1, "folder: ");
        assertRefused("/a", hour.negated(), false, 1, "stale: ");
        assertRefused("/a", Duration.ZERO, true, 1, "drop_stale: ");
        assertRefused("/a", hour, false, 0, "max_bytes: ");
        assertRefused("/a", hour, false, 16 * 1024 * 1024 + 1, "max_bytes: ");
    }
}
