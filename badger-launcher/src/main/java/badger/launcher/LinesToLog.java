package badger.launcher;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes bytes and hands on each line that they make. */
final class LinesToLog extends OutputStream {
    private static final int LONGEST = 8192;

    private final Consumer<String> log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LinesToLog(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public synchronized void write(int value) {
        if (value != '\n' && value != '\r') {
            line.write(value);
        }
        // Whoever never ends a line shall not fill the memory.
        if (line.size() > 0 && (value == '\n' || line.size() == LONGEST)) {
            log.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
