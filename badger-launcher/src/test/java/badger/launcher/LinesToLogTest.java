package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesToLogTest {
    private final List<String> log = new ArrayList<>();
    private final PrintStream out = new PrintStream(new LinesToLog(log::add), true, StandardCharsets.UTF_8);

    @Test
    void eachLineIsOneEvent() {
        out.print("one\ntw");
        out.print("o\r\n\n");
        out.println("drei \u00fc");
        out.print("never ended");
        assertThat(log).containsExactly("one", "two", "drei \u00fc");
    }

    @Test
    void whatNeverEndsIsCut() {
        out.print("x".repeat(20_000));
        assertThat(log).hasSize(2).allSatisfy(line -> assertThat(line).hasSize(8192));
    }
}
