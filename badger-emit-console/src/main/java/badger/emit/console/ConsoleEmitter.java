package badger.emit.console;

import badger.core.spi.Batch;
import badger.core.spi.Emitter;
import badger.core.spi.Series;
import badger.core.spi.SinkClosedException;
import badger.core.wire.ByteWriter;
import badger.core.wire.PayloadJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Writes each frame's payload, ended by a line end, to the real standard output, past {@link System#out}. */
final class ConsoleEmitter implements Emitter {
    /** What the kernel says (EPIPE, EBADF, EIO of a terminal that is gone) when nobody will ever read again. */
    private static final List<String> CLOSED = List.of("Broken pipe", "Bad file descriptor", "Input/output error");

    private static final WritableByteChannel STANDARD_OUTPUT = new FileOutputStream(FileDescriptor.out).getChannel();

    private final PayloadJson json;
    private final WritableByteChannel channel;
    private final ByteWriter out = new ByteWriter(32 * 1024);
    private boolean torn;

    ConsoleEmitter(PayloadJson.Layout layout, WritableByteChannel channel) {
        json = new PayloadJson(layout);
        this.channel = channel;
    }

    /** The process's standard output: one channel for all entries, so that they take turns, and not theirs to close. */
    static WritableByteChannel standardOutput() {
        return STANDARD_OUTPUT;
    }

    @Override
    public void emit(Batch batch) throws IOException {
        // One write a frame: a backlog as a whole might not fit into the memory.
        for (int i = 0; i < batch.frames(); i++) {
            out.clear();
            if (torn) {
                // The core hands the same frames again: start them on a line of their own.
                out.put('\n');
            }
            json.write(batch.frame(i), out);
            write(out.put('\n').view());
        }
    }

    @Override
    public void forget(Series series) {
        json.forget(series);
    }

    private void write(ByteBuffer bytes) throws IOException {
        int size = bytes.remaining();
        boolean tornBefore = torn;
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            torn = false;
        } catch (IOException e) {
            torn = tornBefore || bytes.remaining() < size;
            String reason = e.getMessage();
            if (reason != null && CLOSED.stream().anyMatch(reason::contains)) {
                throw new SinkClosedException("standard output is closed", e);
            }
            throw e;
        }
    }
}
