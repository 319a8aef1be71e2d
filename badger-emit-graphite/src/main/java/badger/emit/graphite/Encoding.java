package badger.emit.graphite;

import badger.core.wire.ByteWriter;

/** One of Carbon's protocols, written point by point; a path is the host's prefix and the series' part. */
interface Encoding {
    /** Starts a batch. */
    void begin(ByteWriter out);

    /** A point of an integer series. */
    void integer(ByteWriter out, byte[] prefix, byte[] path, long epochSecond, long value);

    /** A point of a floating series. */
    void floating(ByteWriter out, byte[] prefix, byte[] path, long epochSecond, double value);

    /** Ends the batch. */
    void end(ByteWriter out);
}
