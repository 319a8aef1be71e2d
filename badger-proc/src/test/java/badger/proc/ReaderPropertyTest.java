package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Well-formed files of any size, with any numbers and names: every reader says of them what the naive parser says. */
final class ReaderPropertyTest {
    private static final int FILES = Integer.getInteger("property.files", 60);
    private static final long SEED = Long.getLong("property.seed", 20261122);

    @Test
    void readersAndTheNaiveParserAgree() throws ProcFormatException {
        List<Subject> subjects = Subject.all();
        for (int number = 0; number < FILES; number++) {
            RandomHostFiles files = new RandomHostFiles(generator(number));
            for (Subject subject : subjects) {
                byte[] content = files.content(subject.file()).getBytes(StandardCharsets.UTF_8);
                Map<String, String> naive = subject.readNaively(content);
                assertThat(naive)
                        .as("%s, property.seed %d, file %d", subject.file(), SEED, number)
                        .isNotEmpty();
                assertThat(subject.read(content))
                        .as("%s, property.seed %d, file %d", subject.file(), SEED, number)
                        .isEqualTo(naive);
                assertThat(subject.problem(content))
                        .as("%s, property.seed %d, file %d", subject.file(), SEED, number)
                        .isNull();
            }
        }
    }

    private static RandomGenerator generator(int number) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + 1_000_003L * number);
    }
}
