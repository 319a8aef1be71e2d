package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are checked in and compared to the letter; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    /**
     * Compares a text with a checked-in one of the module under test.
     *
     * @param file path below {@code src/test/resources}
     * @param actual the text as it is now
     */
    public static void check(String file, String actual) {
        compare(Path.of(System.getProperty("project.module", "."), "src/test/resources", file), actual);
    }

    /**
     * Compares a text with a checked-in file.
     *
     * @param golden the file
     * @param actual the text as it is now
     */
    public static void compare(Path golden, String actual) {
        try {
            if (UPDATE) {
                Files.createDirectories(golden.toAbsolutePath().getParent());
                Files.writeString(golden, actual);
            }
            assertThat(golden).as("written with -Dgolden.update=true").exists();
            assertThat(actual).as("as in %s", golden.getFileName()).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
