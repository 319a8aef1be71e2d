package badger.emit.graphite;

import badger.testkit.PeerProtocol;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Carbon's side of a connection: reads pickles opcode by opcode as Python does, and lines as Carbon's receiver does. */
record CarbonPeer(Protocol protocol) implements PeerProtocol {
    private static final Object MARK = new Object();

    @Override
    public void serve(InputStream in, OutputStream out, Received received) throws IOException {
        if (protocol == Protocol.PICKLE) {
            DataInputStream data = new DataInputStream(new BufferedInputStream(in));
            for (int first = data.read(); first >= 0; first = data.read()) {
                byte[] message = new byte[length(first, data)];
                data.readFully(message);
                points(message).forEach(point -> received.point(point.epochSecond, point.value));
            }
        } else {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                CarbonPoint point = point(line);
                received.point(point.epochSecond, point.value);
            }
        }
    }

    private static int length(int first, DataInputStream data) throws IOException {
        int length = (first << 24) | (data.readUnsignedByte() << 16) | data.readUnsignedShort();
        if (length < 0 || length > PickleEncoding.LONGEST_MESSAGE) {
            throw new AssertionError("Carbon takes no message of " + length + " bytes");
        }
        return length;
    }

    /** Every point of what was written. */
    static List<CarbonPoint> parse(byte[] bytes, Protocol protocol) {
        List<CarbonPoint> points = new ArrayList<>();
        if (protocol == Protocol.PLAINTEXT) {
            new String(bytes, StandardCharsets.US_ASCII).lines().forEach(line -> points.add(point(line)));
            return points;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            byte[] message = new byte[buffer.getInt()];
            if (message.length > PickleEncoding.LONGEST_MESSAGE) {
                throw new AssertionError("Carbon takes no message of " + message.length + " bytes");
            }
            buffer.get(message);
            points.addAll(points(message));
        }
        return points;
    }

    private static CarbonPoint point(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || words[0].isEmpty()) {
            throw new AssertionError("not a line of Carbon's: " + line);
        }
        return new CarbonPoint(words[0], Long.parseLong(words[2]), Double.parseDouble(words[1]));
    }

    private static List<CarbonPoint> points(byte[] message) {
        try {
            return unpickle(ByteBuffer.wrap(message)).stream()
                    .map(CarbonPoint::of)
                    .toList();
        } catch (EOFException e) {
            throw new AssertionError("not a pickle", e);
        }
    }

    /** The machine of Python's pickles, with the opcodes that a list of points needs. */
    private static List<?> unpickle(ByteBuffer in) throws EOFException {
        Deque<Object> stack = new ArrayDeque<>();
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int opcode = in.get() & 0xFF;
            switch (opcode) {
                case 0x80 -> {
                    if (in.get() != 2) {
                        throw new AssertionError("another protocol than 2");
                    }
                }
                case ']' -> stack.push(new ArrayList<>());
                case '(' -> stack.push(MARK);
                case 'U' -> stack.push(text(in, in.get() & 0xFF));
                case 'T' -> stack.push(text(in, in.getInt()));
                case 'J' -> stack.push((double) in.getInt());
                case 0x8A -> {
                    if (in.get() != Long.BYTES) {
                        throw new AssertionError("a long of another length than 8");
                    }
                    stack.push((double) in.getLong());
                }
                case 'G' -> stack.push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
                case 0x86 -> {
                    Object second = stack.pop();
                    stack.push(List.of(stack.pop(), second));
                }
                case 'e' -> {
                    List<Object> items = new ArrayList<>();
                    for (Object item = stack.pop(); item != MARK; item = stack.pop()) {
                        items.addFirst(item);
                    }
                    stack.pop();
                    stack.push(items);
                }
                case '.' -> {
                    if (in.hasRemaining() || stack.size() != 1) {
                        throw new AssertionError("more than one object in a pickle");
                    }
                    return (List<?>) stack.pop();
                }
                default -> throw new AssertionError("opcode " + opcode + " at " + (in.position() - 1));
            }
        }
        throw new EOFException();
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** A point as Carbon has it. */
    record CarbonPoint(String path, long epochSecond, double value) {
        private static CarbonPoint of(Object pair) {
            List<?> outer = (List<?>) pair;
            List<?> inner = (List<?>) outer.get(1);
            return new CarbonPoint(
                    (String) outer.getFirst(), ((Double) inner.getFirst()).longValue(), (Double) inner.get(1));
        }
    }
}
