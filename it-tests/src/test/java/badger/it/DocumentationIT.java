package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import badger.it.Badger.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the image says of itself, and what the documents say. */
class DocumentationIT {
    @Test
    void everyKeyIsInTheReference() throws IOException, InterruptedException {
        Ended ended = Badger.run("reference");
        assertThat(ended.status()).isZero();
        Path document = Badger.ROOT.resolve("docs/configuration.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(document, ended.out());
        }
        assertThat(document).as("./badger reference > docs/configuration.md").hasContent(ended.out());
    }

    @Test
    void everyCommandAndOptionIsDocumented() throws IOException, InterruptedException {
        String help = Badger.run("--help").out();
        String document = Files.readString(Badger.ROOT.resolve("docs/operation.md"));
        assertThat(help.lines().map(String::strip).filter(line -> line.matches("(badger|-).*")))
                .hasSizeGreaterThan(7)
                .allSatisfy(line -> {
                    for (String word : line.split(" {3,}", 2)[0].split("[^a-z-]+", 0)) {
                        assertThat(document)
                                .as("%s of the line: %s", word, line)
                                .contains(word);
                    }
                });
    }
}
