package example.@NAME@_emitter;

import badger.core.spi.Batch;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends a line of JSON for each point to a file. */
final class @TYPE@Emitter implements Emitter {
    private final Path file;
    private final ByteWriter lines = new ByteWriter();

    @TYPE@Emitter(@TYPE@Config config) {
        file = Path.of(config.file());
    }

    /** One batch is one write. What is thrown keeps the batch in the agent, which tries again. */
    @Override
    public void emit(Batch batch) throws IOException {
        lines.clear();
        for (int i = 0; i < batch.frames(); i++) {
            add(batch.frame(i));
        }
        try (OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(lines.array(), 0, lines.size());
        }
    }

    private void add(Frame frame) {
        for (int point = 0; point < frame.size(); point++) {
            Series series = frame.series(point);
            lines.ascii("{\"name\":").jsonString(series.name());
            lines.ascii(",\"unit\":").jsonString(series.unit());
            lines.ascii(",\"value\":");
            if (series.type() == NumberType.INTEGER) {
                lines.number(frame.integer(point));
            } else {
                lines.number(frame.floating(point));
            }
            lines.ascii(",\"timestamp\":").number(frame.epochSecond());
            // the frame's own host, not today's: it may have waited on disk for hours
            lines.ascii(",\"host\":").jsonString(frame.host().hostname()).ascii("}\n");
        }
    }
}
