package badger.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void isOneLineWhateverItQuotes() {
        assertThat(new Problem("a/b.conf", 3, 14, "$.interval", "is bad"))
                .hasToString("a/b.conf:3:14: $.interval: is bad");
        assertThat(Problem.of("a/b.conf", "is empty")).hasToString("a/b.conf: is empty");
        assertThat(Problem.of("nothing to run")).hasToString("nothing to run");
        assertThat(new Problem("f", 1, 2, "$['a\nb']", "\u001b[31mred\r\n\u0085"))
                .hasToString("f:1:2: $['a\uFFFDb']: \uFFFD[31mred\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void allOfThemAreTheExceptionsMessage() {
        assertThat(new ConfigurationException(List.of(Problem.of("one"), Problem.of("f", "two"))))
                .hasMessage("one\nf: two");
    }
}
