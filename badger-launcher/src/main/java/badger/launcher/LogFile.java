package badger.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The end of a log file, opened anew under its name when whoever rotates logs has moved the file away. */
final class LogFile extends OutputStream {
    private final Path path;
    private OutputStream out;
    private @Nullable Object key;

    LogFile(Path path) throws IOException {
        this.path = path;
        out = open(path);
        key = key(path);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        followName();
        out.write(bytes, offset, length);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void followName() {
        try {
            Object now = Files.exists(path) ? key(path) : null;
            if (now == null || !now.equals(key)) {
                OutputStream fresh = open(path);
                out.close();
                out = fresh;
                key = key(path);
            }
        } catch (IOException _) {
            // The old file is better than none; the next line tries again.
        }
    }

    private static OutputStream open(Path path) throws IOException {
        return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
