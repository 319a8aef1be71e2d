package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Calls of methods as they go over a connection of D-Bus, several at once; numbers are written with the least byte first.
 *
 * @see <a href="https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-messages">D-Bus Specification, Message Format</a>
 */
final class BusOutput {
    /** Types of values. */
    private static final char OBJECT_PATH = 'o';

    private static final char TEXT = 's';
    private static final char SIGNATURE = 'g';

    private static final int METHOD_CALL = 1;
    /** What does not run is not to be started for our sake. */
    private static final int NO_AUTO_START = 2;

    private static final int VERSION = 1;

    private static final int BODY_LENGTH_AT = 4;
    private static final int FIELDS_LENGTH_AT = 12;
    private static final int FIELDS_AT = 16;

    private byte[] bytes = new byte[1024];
    private int size;
    private int begin;

    /**
     * Adds a call.
     *
     * @param serial its number, from 1
     * @param destination who is called
     * @param path of which object
     * @param type of which interface
     * @param method what of it
     * @param arguments texts
     */
    void call(int serial, String destination, String path, String type, String method, String... arguments) {
        begin = size;
        octet('l');
        octet(METHOD_CALL);
        octet(NO_AUTO_START);
        octet(VERSION);
        uint32(0);
        uint32(serial);
        uint32(0);
        field(BusField.PATH, OBJECT_PATH, path);
        field(BusField.INTERFACE, TEXT, type);
        field(BusField.MEMBER, TEXT, method);
        field(BusField.DESTINATION, TEXT, destination);
        if (arguments.length > 0) {
            field(BusField.SIGNATURE, SIGNATURE, "s".repeat(arguments.length));
        }
        putInt(begin + FIELDS_LENGTH_AT, size - begin - FIELDS_AT);
        align(Long.BYTES);
        int body = size;
        for (String argument : arguments) {
            text(argument);
        }
        putInt(begin + BODY_LENGTH_AT, size - body);
    }

    /** A field of the header: a structure of its code and a variant. */
    private void field(int code, char type, String value) {
        align(Long.BYTES);
        octet(code);
        octet(1);
        octet(type);
        octet(0);
        if (type == SIGNATURE) {
            octet(value.length());
            characters(value);
        } else {
            text(value);
        }
    }

    private void text(String value) {
        align(Integer.BYTES);
        int at = size;
        uint32(0);
        characters(value);
        putInt(at, size - at - Integer.BYTES - 1);
    }

    private void characters(String value) {
        for (byte octet : value.getBytes(UTF_8)) {
            octet(octet);
        }
        octet(0);
    }

    private void uint32(int value) {
        align(Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            octet(0);
        }
        putInt(size - Integer.BYTES, value);
    }

    private void align(int to) {
        while ((size - begin) % to != 0) {
            octet(0);
        }
    }

    private void octet(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    private void putInt(int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    /** What was added, once: then it is empty again. */
    ByteBuffer take() {
        ByteBuffer taken = ByteBuffer.wrap(bytes, 0, size);
        size = 0;
        return taken;
    }
}
