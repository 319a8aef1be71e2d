package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    @Test
    void linesAreAppended() throws IOException {
        Path path = Files.writeString(folder.resolve("log"), "before\n");
        try (LogFile log = new LogFile(path)) {
            write(log, "one\n");
            log.write('2');
            write(log, "\n");
        }
        assertThat(path).hasContent("before\none\n2\n");
    }

    @Test
    void aFileThatWasMovedAwayIsOpenedAnew() throws IOException {
        Path path = folder.resolve("log");
        try (LogFile log = new LogFile(path)) {
            write(log, "one\n");
            Path moved = Files.move(path, folder.resolve("log.1"));
            write(log, "two\n");
            Files.move(path, folder.resolve("log.2"));
            Files.writeString(path, "made by whoever rotates\n");
            write(log, "three\n");
            assertThat(moved).hasContent("one\n");
        }
        assertThat(folder.resolve("log.2")).hasContent("two\n");
        assertThat(path).hasContent("made by whoever rotates\nthree\n");
    }

    @Test
    void whileItCannotBeOpenedTheOldFileIsWritten() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        try (LogFile log = new LogFile(logs.resolve("log"))) {
            Path moved = Files.move(logs, folder.resolve("moved"));
            write(log, "one\n");
            assertThat(moved.resolve("log")).hasContent("one\n");
            Files.createDirectory(logs);
            write(log, "two\n");
        }
        assertThat(logs.resolve("log")).hasContent("two\n");
    }

    @Test
    void aFolderThatIsMissingIsTold() {
        assertThatThrownBy(() -> new LogFile(folder.resolve("no/log"))).isInstanceOf(NoSuchFileException.class);
    }

    private static void write(LogFile log, String line) throws IOException {
        log.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
