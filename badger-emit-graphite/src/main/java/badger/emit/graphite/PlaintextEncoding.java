package badger.emit.graphite;

import badger.core.wire.ByteWriter;

/**
 * A line a point: {@code path value timestamp}. Carbon reads the numbers with Python's {@code float()}, which knows
 * exponents.
 *
 * @see <a href="https://graphite.readthedocs.io/en/latest/feeding-carbon.html#the-plaintext-protocol">Feeding Carbon</a>
 */
final class PlaintextEncoding implements Encoding {
    @Override
    public void begin(ByteWriter out) {}

    @Override
    public void integer(ByteWriter out, byte[] prefix, byte[] path, long epochSecond, long value) {
        out.put(prefix).put(path).put(' ').number(value);
        endLine(out, epochSecond);
    }

    @Override
    public void floating(ByteWriter out, byte[] prefix, byte[] path, long epochSecond, double value) {
        out.put(prefix).put(path).put(' ').number(value);
        endLine(out, epochSecond);
    }

    @Override
    public void end(ByteWriter out) {}

    private static void endLine(ByteWriter out, long epochSecond) {
        out.put(' ').number(epochSecond).put('\n');
    }
}
