package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that teaches how an emitter is written, and the example that the build tests. */
class WritingAnEmitterTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", "."));
    private static final Path EXAMPLE = ROOT.resolve("example-emitter");

    @Test
    void thePageShowsEveryFileOfTheExampleToTheLetter() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/writing-an-emitter.md"));
        for (Path file : files()) {
            String name = EXAMPLE.relativize(file).toString();
            String language = name.substring(name.lastIndexOf('.') + 1);
            assertThat(page)
                    .as("%s in docs/writing-an-emitter.md", name)
                    .contains("`" + name + "`\n\n```" + language + "\n" + Files.readString(file) + "```\n");
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("src"))) {
            List<Path> files = Stream.concat(
                            Stream.of(EXAMPLE.resolve("pom.xml")), sources.filter(Files::isRegularFile))
                    .toList();
            assertThat(files).hasSizeGreaterThan(8);
            return files;
        }
    }
}
