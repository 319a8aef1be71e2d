package badger.exec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A program that was started.
 *
 * @param process the process
 * @param printed what it prints
 * @param startedNanos when it was started, on the monotonic clock
 */
record Running(Process process, Printed printed, long startedNanos) {
    /** Writes a line to its standard input; whoever asks writes little, so that it fits into the pipe. */
    void ask(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(line.getBytes(StandardCharsets.UTF_8));
        input.write('\n');
        input.flush();
    }

    /** Tells it that nothing will be asked any more. */
    void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has ended: that is what was to be told
        }
    }

    /** How it ended, in words. */
    String ending() {
        int status = process.exitValue();
        int signal = status - 128;
        return signal > 0 ? "ended by signal " + signal : "ended with status " + status;
    }
}
