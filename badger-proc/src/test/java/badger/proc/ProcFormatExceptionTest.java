package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProcFormatExceptionTest {
    @Test
    void theMessageNamesFileAndOffset() {
        assertThat(new ProcFormatException(Path.of("/x/stat"), 17, "a number was expected"))
                .hasMessage("/x/stat, byte 17: a number was expected");
    }
}
