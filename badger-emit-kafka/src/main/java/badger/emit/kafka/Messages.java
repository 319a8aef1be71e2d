package badger.emit.kafka;

import badger.core.spi.Frame;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.PayloadJson;

/** How frames become messages. */
interface Messages {
    /** How many messages a frame makes. */
    int count(Frame frame);

    /** Writes one of them. */
    void write(Frame frame, int index, ByteWriter out);

    /** What a series is called in a message. */
    String name(Series series);

    /** Drops what is cached for a series that is closed. */
    void forget(Series series);

    /** Those of a format. */
    static Messages of(KafkaConfig.Format format) {
        return switch (format) {
            case PAYLOAD -> new Payloads();
            case POINT -> new PointJson();
        };
    }

    /** A frame is one message: the original's payload. */
    final class Payloads implements Messages {
        private final PayloadJson json = new PayloadJson(PayloadJson.Layout.COMPACT);

        @Override
        public int count(Frame frame) {
            return 1;
        }

        @Override
        public void write(Frame frame, int index, ByteWriter out) {
            json.write(frame, out);
        }

        @Override
        public String name(Series series) {
            return series.name();
        }

        @Override
        public void forget(Series series) {
            json.forget(series);
        }
    }
}
