package badger.exec;

import badger.core.spi.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What an emitter's program answers, read without ever waiting in a read: each wait ends at a deadline. */
final class Conversation {
    private static final long PAUSE_MILLIS = 2;
    private static final int LONGEST = 1_000;
    private static final int PART_BYTES = 4 * 1024;

    private final Process process;
    private final Clock clock;
    private final byte[] part = new byte[PART_BYTES];
    private final StringBuilder answer = new StringBuilder();
    private final StringBuilder error = new StringBuilder();

    Conversation(Process process, Clock clock) {
        this.process = process;
        this.clock = clock;
    }

    /** The program's next line. */
    String line(long deadlineNanos) throws IOException {
        while (true) {
            readErrors();
            String line = lineOf(answer);
            if (line != null) {
                return line;
            }
            boolean over = !process.isAlive();
            if (!read(process.getInputStream(), answer)) {
                if (over) {
                    readErrors();
                    throw new IOException("it ended" + lastWords());
                }
                pause(deadlineNanos);
            }
        }
    }

    /** The program's exit status. */
    int status(long deadlineNanos) throws IOException {
        while (process.isAlive()) {
            readErrors();
            if (read(process.getInputStream(), answer)) {
                // what it prints is nobody's
                answer.setLength(0);
            }
            pause(deadlineNanos);
        }
        readErrors();
        return process.exitValue();
    }

    private void pause(long deadlineNanos) throws IOException {
        if (clock.nanoTime() - deadlineNanos >= 0) {
            throw new IOException("it has not answered in time" + lastWords());
        }
        try {
            boolean _ = process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was waited for", e);
        }
    }

    /** Reads what there is; whether there was anything. */
    private boolean read(InputStream from, StringBuilder to) throws IOException {
        int there = Math.min(from.available(), part.length);
        int length = there > 0 ? from.read(part, 0, there) : 0;
        if (length <= 0) {
            return false;
        }
        to.append(new String(part, 0, length, StandardCharsets.UTF_8));
        if (to.length() > LONGEST) {
            to.delete(0, to.length() - LONGEST);
        }
        return true;
    }

    /** Keeps the standard error from filling, and its end for a message. */
    void readErrors() throws IOException {
        boolean more = true;
        for (int i = 0; i < 16 && more; i++) {
            more = read(process.getErrorStream(), error);
        }
    }

    private static @Nullable String lineOf(StringBuilder text) {
        int end = text.indexOf("\n");
        if (end < 0) {
            return null;
        }
        String line = text.substring(0, end).strip();
        text.delete(0, end + 1);
        return line;
    }

    /** The last line of its standard error, for a message. */
    String lastWords() {
        String said = error.toString().strip();
        return said.isEmpty() ? "" : "; its last words: " + said.substring(said.lastIndexOf('\n') + 1);
    }
}
