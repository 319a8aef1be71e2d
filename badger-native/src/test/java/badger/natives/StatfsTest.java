package badger.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatfsTest {
    private static final int TRIES = 100;

    @TempDir
    private Path folder;

    @Test
    void saysWhatCoreutilsSay() throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("Käse"));
        // others write to the same file system: both are asked until nothing happened in between
        for (int i = 0; i < TRIES; i++) {
            Statfs before = Statfs.of(place);
            String told = stat(place);
            if (before.equals(Statfs.of(place))) {
                String[] words = told.split(" ", -1);
                long unit = Long.parseLong(words[0]);
                assertThat(before)
                        .isEqualTo(new Statfs(
                                unit * Long.parseLong(words[1]),
                                unit * Long.parseLong(words[2]),
                                unit * Long.parseLong(words[3]),
                                Long.parseLong(words[4]),
                                Long.parseLong(words[5])));
                return;
            }
        }
        throw new AssertionError("the file system never stood still");
    }

    private static String stat(Path place) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("stat", "-f", "-c", "%S %b %f %a %c %d", place.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    @Test
    void whatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Statfs.of(missing))
                .isInstanceOf(IOException.class)
                .hasMessage(missing + ": statfs fails with errno 2"
                        + " (no such file or directory, or a part of the kernel that is not there)");
    }
}
