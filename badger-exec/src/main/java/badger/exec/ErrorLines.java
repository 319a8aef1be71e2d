package badger.exec;

import badger.core.spi.ModuleContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a program prints to its standard error, for the log: cut lines, and not many of them. */
final class ErrorLines implements Sink {
    private static final int LONGEST = 300;
    private static final int LINES_A_MINUTE = 10;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** A program that prints more than this is made to wait. */
    private static final int BYTES_AT_ONCE = 64 * 1024;

    private static final long PAUSE_MILLIS = 1_000;

    private final String program;
    private final ModuleContext context;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private int atOnce;
    private long minuteNanos;
    private int said;
    private long unsaid;

    ErrorLines(String program, ModuleContext context) {
        this.program = program;
        this.context = context;
        this.minuteNanos = context.clock().nanoTime();
    }

    @Override
    public boolean take(byte[] bytes, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                say();
            } else if (length < LONGEST) {
                line[length++] = bytes[i];
            }
        }
        atOnce += count;
        if (atOnce >= BYTES_AT_ONCE) {
            atOnce = 0;
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    @Override
    public void end() {
        say();
    }

    private void say() {
        if (length == 0) {
            return;
        }
        String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
        length = 0;
        long now = context.clock().nanoTime();
        if (now - minuteNanos >= MINUTE_NANOS) {
            minuteNanos = now;
            said = 0;
            if (unsaid > 0) {
                context.problem(new IOException(program + " said " + unsaid + " lines more, which are not shown"));
                unsaid = 0;
            }
        }
        if (said == LINES_A_MINUTE) {
            unsaid++;
        } else if (!text.isEmpty()) {
            said++;
            context.problem(new IOException(program + " says: " + text));
        }
    }
}
