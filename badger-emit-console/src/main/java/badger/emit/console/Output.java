package badger.emit.console;

import badger.core.spi.SinkClosedException;
import badger.core.wire.ByteWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** Where payloads go, each on lines of its own: who writes one in pieces holds this object's lock from first to last. */
final class Output {
    /** The process's own, past {@link System#out}: one for all entries, so that they take turns, and not theirs to close. */
    static final Output STANDARD = new Output(new FileOutputStream(FileDescriptor.out).getChannel());

    /** What the kernel says (EPIPE, EBADF, EIO of a terminal that is gone) when nobody will ever read again. */
    private static final List<String> CLOSED = List.of("Broken pipe", "Bad file descriptor", "Input/output error");

    private final WritableByteChannel channel;
    /** Whether the last payload was begun and has no end. */
    private boolean torn;

    Output(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Begins a payload, of which nothing is written yet. */
    void begin(ByteWriter out) {
        out.clear();
        if (torn) {
            // what the kernel has of the last one stays; the core hands that frame again
            out.put('\n');
        }
    }

    /** Writes a piece, and empties the writer. */
    void piece(ByteWriter out) throws IOException {
        ByteBuffer bytes = out.view();
        try {
            while (bytes.hasRemaining()) {
                torn |= channel.write(bytes) > 0;
            }
        } catch (IOException e) {
            String reason = e.getMessage();
            if (reason != null && CLOSED.stream().anyMatch(reason::contains)) {
                throw new SinkClosedException("standard output is closed", e);
            }
            throw e;
        }
        out.clear();
    }

    /** Writes the last piece. */
    void end(ByteWriter out) throws IOException {
        piece(out);
        torn = false;
    }
}
