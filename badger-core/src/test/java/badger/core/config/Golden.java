package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checked-in text that something must come out as; {@code -Dgolden.update} writes it. */
record Golden(Path file) {
    static Golden of(String name) {
        return new Golden(Path.of(System.getProperty("project.module"), "src/test/goldens/config", name));
    }

    void check(String text) throws IOException {
        if (!System.getProperty("golden.update", "false").equals("false")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file).hasContent(text);
    }
}
