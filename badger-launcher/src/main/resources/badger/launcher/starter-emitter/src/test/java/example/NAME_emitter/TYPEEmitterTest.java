package example.@NAME@_emitter;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.testkit.EmitterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The emitter in a lane, and a file in a folder that goes away. */
class @TYPE@EmitterTest extends EmitterContract {
    @TempDir
    Path folder;

    @Override
    protected Subject subject() {
        try {
            return new Sink(Files.createTempDirectory(folder, "sink"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder with the file in it. */
    private record Sink(Path folder) implements Subject {
        private static final String LINE =
                "\\{\"name\":\".*\",\"unit\":\".*\",\"value\":[-+.e0-9]+,\"timestamp\":[0-9]+,\"host\":\".*\"}";

        @Override
        public Emitter emitter() {
            return new @TYPE@Emitter(new @TYPE@Config(file().toString()));
        }

        private Path file() {
            return folder.resolve("points.json");
        }

        @Override
        public Confirmation confirmation() {
            return new @TYPE@EmitterProvider().confirmation();
        }

        @Override
        public void setFailing(boolean failing) {
            Path away = folder.resolveSibling(folder.getFileName() + ".away");
            try {
                Files.move(failing ? folder : away, failing ? away : folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long received() {
            try {
                List<String> lines = Files.exists(file()) ? Files.readAllLines(file()) : List.of();
                assertThat(lines).allMatch(line -> line.matches(LINE));
                return lines.size();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
