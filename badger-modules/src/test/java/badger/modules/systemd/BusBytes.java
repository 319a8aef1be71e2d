package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages of D-Bus as its specification has them, written by a test in either order of bytes. */
final class BusBytes {
    private static final int METHOD_RETURN = 2;
    private static final int ERROR = 3;
    private static final int SIGNAL = 4;

    private final ByteOrder order;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BusBytes(ByteOrder order) {
        this.order = order;
    }

    BusBytes octet(int value) {
        bytes.write(value);
        return this;
    }

    BusBytes align(int to) {
        while (bytes.size() % to != 0) {
            octet(0);
        }
        return this;
    }

    BusBytes uint32(long value) {
        align(4);
        bytes.writeBytes(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        return this;
    }

    BusBytes text(String text) {
        byte[] content = text.getBytes(UTF_8);
        uint32(content.length);
        bytes.writeBytes(content);
        return octet(0);
    }

    BusBytes signature(String types) {
        octet(types.length());
        bytes.writeBytes(types.getBytes(UTF_8));
        return octet(0);
    }

    /** A variant of one text. */
    BusBytes variant(String text) {
        return signature("s").text(text);
    }

    /** A variant of one number. */
    BusBytes variant(long number) {
        return signature("u").uint32(number);
    }

    /** An array of structures. */
    BusBytes structures(List<byte[]> structures) {
        BusBytes content = new BusBytes(order);
        for (byte[] structure : structures) {
            content.align(8).bytes.writeBytes(structure);
        }
        uint32(content.bytes.size()).align(8);
        bytes.writeBytes(content.bytes());
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private byte[] message(int type, Map<Integer, Object> fields, String types) {
        Map<Integer, Object> all = new TreeMap<>(fields);
        all.put(7, ":1.2");
        BusBytes header = new BusBytes(order);
        for (Map.Entry<Integer, Object> field : all.entrySet()) {
            header.align(8).octet(field.getKey());
            if (field.getValue() instanceof Integer number) {
                header.variant(number);
            } else {
                header.signature(field.getKey() == 1 ? "o" : "s").text((String) field.getValue());
            }
        }
        if (!types.isEmpty()) {
            header.align(8).octet(8).signature("g").signature(types);
        }
        BusBytes message = new BusBytes(order)
                .octet(order == ByteOrder.LITTLE_ENDIAN ? 'l' : 'B')
                .octet(type)
                .octet(1)
                .octet(1)
                .uint32(bytes.size())
                .uint32(4711)
                .uint32(header.bytes.size());
        message.bytes.writeBytes(header.bytes());
        message.align(8).bytes.writeBytes(bytes());
        return message.bytes();
    }

    /** What was written as the answer to a call. */
    byte[] answerTo(int call, String types) {
        return message(METHOD_RETURN, Map.of(5, call, 6, ":1.7"), types);
    }

    /** An error as the answer to a call. */
    static byte[] error(ByteOrder order, int call, String name, String text) {
        return new BusBytes(order).text(text).message(ERROR, Map.of(4, name, 5, call), "s");
    }

    /** A signal that nobody asked for. */
    static byte[] signal(ByteOrder order) {
        return new BusBytes(order)
                .text(":1.7")
                .message(SIGNAL, Map.of(1, "/org/freedesktop/DBus", 2, "org.freedesktop.DBus", 3, "NameAcquired"), "s");
    }
}
