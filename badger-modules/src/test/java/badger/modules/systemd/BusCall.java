package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call of a method as it came over a connection.
 *
 * @param serial its number
 * @param flags how it wants to be treated
 * @param fields its header's fields by their codes
 * @param arguments its texts
 */
record BusCall(int serial, int flags, Map<Integer, String> fields, List<String> arguments) {
    private static final int FIXED = 16;

    /** Reads one, strictly. */
    static BusCall read(ReadableByteChannel channel) throws IOException {
        ByteBuffer fixed = bytes(channel, FIXED);
        expect(fixed.get(0) == 'l' && fixed.get(1) == 1 && fixed.get(3) == 1, "the call of a method");
        int bodyLength = fixed.getInt(4);
        int fieldsLength = fixed.getInt(12);
        ByteBuffer header = bytes(channel, fieldsLength);
        ByteBuffer padding = bytes(channel, -fieldsLength & 7);
        while (padding.hasRemaining()) {
            expect(padding.get() == 0, "zeros");
        }
        Map<Integer, String> fields = new HashMap<>();
        while (header.hasRemaining()) {
            align(header, 8);
            int code = header.get();
            String type = signature(header);
            expect(type.equals(code == 8 ? "g" : code == 1 ? "o" : "s"), "the type of field " + code);
            fields.put(code, type.equals("g") ? signature(header) : text(header));
        }
        ByteBuffer body = bytes(channel, bodyLength);
        List<String> arguments = new ArrayList<>();
        while (body.hasRemaining()) {
            arguments.add(text(body));
        }
        expect("s".repeat(arguments.size()).equals(fields.getOrDefault(8, "")), "the types of the arguments");
        return new BusCall(fixed.getInt(8), fixed.get(2), fields, arguments);
    }

    String path() {
        return fields.getOrDefault(1, "");
    }

    String method() {
        return fields.getOrDefault(2, "") + '.' + fields.getOrDefault(3, "");
    }

    String destination() {
        return fields.getOrDefault(6, "");
    }

    private static void expect(boolean fits, String what) {
        if (!fits) {
            throw new IllegalStateException("this is not " + what);
        }
    }

    private static ByteBuffer bytes(ReadableByteChannel channel, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private static void align(ByteBuffer bytes, int to) {
        while (bytes.position() % to != 0) {
            expect(bytes.get() == 0, "a zero");
        }
    }

    private static String signature(ByteBuffer bytes) {
        return characters(bytes, bytes.get());
    }

    private static String text(ByteBuffer bytes) {
        align(bytes, 4);
        return characters(bytes, bytes.getInt());
    }

    private static String characters(ByteBuffer bytes, int length) {
        byte[] characters = new byte[length];
        bytes.get(characters);
        expect(bytes.get() == 0, "the end of a text");
        return new String(characters, UTF_8);
    }
}
