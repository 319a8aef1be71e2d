package badger.modules.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What engines answer, and what is no answer of one. */
final class ContainerListTest {
    /** As Docker 20.10 answers, shortened; labels may hold anything. */
    private static final String ANSWER = """
            [{"Id":"aa11","Names":["/db/cache","/cache"],"Image":"redis","Created":1795438335,"Ports":[{"PrivatePort":6379,"Type":"tcp"}],
              "Labels":{"Id":"none","Names":"[\\"no\\"]","say":"\\u0022}] \\\\","empty":{}},"SizeRw":-1.5e+3,"Mounts":[],"Ok":true,"No":null},
             {"Labels":{},"Names":["/web-1"],"Id":"bb22"},
             {"Id":"cc33","Names":null},
             {"Id":"dd44","Names":[]},
             {}]
            """;

    private static Map<String, String> read(String json) throws IOException {
        return ContainerList.read(new StringReader(json));
    }

    @Test
    void namesAreThoseOfTheContainersThemselves() throws IOException {
        assertThat(read(ANSWER)).containsExactlyInAnyOrderEntriesOf(Map.of("aa11", "cache", "bb22", "web-1"));
        assertThat(read(" [ ] ")).isEmpty();
    }

    @Test
    void aNameMayBeEscaped() throws IOException {
        assertThat(read("[{\"Id\":\"a\",\"Names\":[\"\\/\\u0077eb\\t\"]}]")).containsEntry("a", "web\t");
    }

    @Test
    void whatIsCutOffIsNoAnswer() {
        String answer = ANSWER.strip();
        for (int length = 0; length < answer.length(); length++) {
            String cut = answer.substring(0, length);
            assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anErrorOfTheEngineIsNoAnswer() {
        assertThatThrownBy(() -> read("{\"message\":\"no\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("character 1: '['");
    }

    @Test
    void nestingHasAnEnd() {
        String deep = "[{\"x\":" + "[".repeat(10_000);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(IOException.class).hasMessageContaining("levels");
    }

    @Test
    void lengthHasAnEnd() {
        String endless = "[{\"x\":\"" + "x".repeat(17 << 20);
        assertThatThrownBy(() -> read(endless)).isInstanceOf(IOException.class).hasMessageContaining("larger");
    }

    @Test
    void damageIsAnAnswerOrAnIoException() {
        long seed = 20261123L;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(ANSWER);
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(128));
            }
            try {
                assertThat(read(damaged.toString())).as("seed %d", seed).hasSizeLessThan(5);
            } catch (IOException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("list of containers");
            }
        }
    }
}
