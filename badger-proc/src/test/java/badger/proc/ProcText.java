package badger.proc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ways from a text to what a reader reads. */
final class ProcText {
    private ProcText() {}

    static ProcCursor cursor(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ProcCursor cursor = new ProcCursor();
        cursor.reset(bytes, bytes.length);
        return cursor;
    }

    /** Writes a file, and the folders it needs. */
    static Path write(Path root, String name, String text) {
        Path file = root.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
