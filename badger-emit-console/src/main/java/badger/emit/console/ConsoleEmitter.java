package badger.emit.console;

import badger.core.spi.Batch;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.PayloadJson;
import java.io.IOException;

/** Writes each frame's payload, ended by a line end, to an output. */
final class ConsoleEmitter implements Emitter {
    /** Frames of a few hundred points go out whole; larger ones might not fit into the memory. */
    private static final int PIECE_BYTES = 24 * 1024;

    private final PayloadJson json;
    private final Output output;
    private final ByteWriter out = new ByteWriter(PIECE_BYTES + 8 * 1024);

    ConsoleEmitter(PayloadJson.Layout layout, Output output) {
        json = new PayloadJson(layout);
        this.output = output;
    }

    @Override
    public void emit(Batch batch) throws IOException {
        for (int i = 0; i < batch.frames(); i++) {
            synchronized (output) {
                write(batch.frame(i));
            }
        }
    }

    private void write(Frame frame) throws IOException {
        output.begin(out);
        json.begin(frame, out);
        for (int point = 0; point < frame.size(); point++) {
            json.point(frame, point, out);
            if (out.size() >= PIECE_BYTES) {
                output.piece(out);
            }
        }
        json.end(frame, out);
        output.end(out.put('\n'));
    }

    @Override
    public void forget(Series series) {
        json.forget(series);
    }
}
