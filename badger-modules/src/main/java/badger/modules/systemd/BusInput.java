package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;

/**
 * What comes over a connection of D-Bus: lines while it is agreed who speaks, then messages, whose values are aligned from the
 * beginning of each. It is read piece by piece, so that no answer is ever held as a whole, however long it is.
 *
 * @see <a href="https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-marshaling">D-Bus Specification, Marshaling</a>
 */
final class BusInput {
    private static final int ROOM = 8192;
    private static final int LONGEST_LINE = 1024;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final ReadableByteChannel channel;
    private final Path socket;
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM).flip();
    private String what = "greeting";
    private long position;
    private long end;

    /**
     * Nothing has come yet.
     *
     * @param channel where it comes from
     * @param socket what that is, for whoever reads of its faults
     */
    BusInput(ReadableByteChannel channel, Path socket) {
        this.channel = channel;
        this.socket = socket;
    }

    /** A line of the greeting, without its end. */
    String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        begin("greeting", LONGEST_LINE);
        while (left() > 0) {
            int at = (int) position;
            line[at] = (byte) octet();
            if (line[at] == '\n') {
                end = position;
                return new String(line, 0, at, ISO_8859_1).strip();
            }
        }
        throw damaged("no line ends there");
    }

    /**
     * Begins a message.
     *
     * @param name what it is, for whoever reads of its faults
     * @param length how many bytes of it are known to come
     */
    void begin(String name, long length) {
        what = name;
        position = 0;
        end = length;
    }

    /** More of the message is known to come. */
    void extend(long length) {
        end += length;
    }

    /** How its numbers are written from here on. */
    void order(ByteOrder order) {
        buffer.order(order);
    }

    /** Bytes from its beginning. */
    long position() {
        return position;
    }

    /** Bytes to its end, as far as that is known. */
    long left() {
        return end - position;
    }

    int octet() throws IOException {
        need(1);
        position++;
        return buffer.get() & 0xff;
    }

    long uint32() throws IOException {
        align(Integer.BYTES);
        need(Integer.BYTES);
        position += Integer.BYTES;
        return buffer.getInt() & UNSIGNED;
    }

    /** Passes over what stands before a value that begins at a multiple of so many bytes. */
    void align(int to) throws IOException {
        skip(-position & (to - 1));
    }

    /**
     * Begins an array of structures.
     *
     * @return where it ends
     */
    long structures() throws IOException {
        long length = uint32();
        align(Long.BYTES);
        if (length > left()) {
            throw damaged("an array of " + length + " bytes where " + left() + " are left");
        }
        return position + length;
    }

    /**
     * A text.
     *
     * @param into takes its bytes; a longer one is a fault
     * @return how many they are
     */
    int text(byte[] into) throws IOException {
        int length = lengthOfText(into.length);
        text(into, length);
        return length;
    }

    /** A text of so many bytes at most, as one of Java's. */
    String text(int longest) throws IOException {
        byte[] bytes = new byte[lengthOfText(longest)];
        text(bytes, bytes.length);
        return new String(bytes, UTF_8);
    }

    private void text(byte[] into, int length) throws IOException {
        for (int taken = 0; taken < length; ) {
            need(1);
            int piece = Math.min(length - taken, buffer.remaining());
            buffer.get(into, taken, piece);
            position += piece;
            taken += piece;
        }
        endOfText();
    }

    /** Passes over a text, however long. */
    void skipText() throws IOException {
        skip(lengthOfText(Integer.MAX_VALUE));
        endOfText();
    }

    /** The types of values that follow. */
    String signature() throws IOException {
        byte[] types = new byte[octet()];
        for (int i = 0; i < types.length; i++) {
            types[i] = (byte) octet();
        }
        endOfText();
        return new String(types, ISO_8859_1);
    }

    private int lengthOfText(int longest) throws IOException {
        long length = uint32();
        if (length >= left()) {
            throw damaged("a text of " + length + " bytes where " + left() + " are left");
        }
        if (length > longest) {
            throw damaged("a text of " + length + " bytes, and " + longest + " are the most there may be");
        }
        return (int) length;
    }

    private void endOfText() throws IOException {
        if (octet() != 0) {
            throw damaged("a text that does not end where it says");
        }
    }

    /** Passes over so many bytes. */
    void skip(long bytes) throws IOException {
        if (bytes > left()) {
            throw cutOff();
        }
        for (long passed = 0; passed < bytes; ) {
            need(1);
            int piece = (int) Math.min(bytes - passed, buffer.remaining());
            buffer.position(buffer.position() + piece);
            position += piece;
            passed += piece;
        }
    }

    private void need(int bytes) throws IOException {
        if (bytes > left()) {
            throw cutOff();
        }
        while (buffer.remaining() < bytes) {
            if (read() < 0) {
                throw new EOFException(socket + ": " + what + ", byte " + position + ": the connection ends there");
            }
        }
    }

    private int read() throws IOException {
        buffer.compact();
        try {
            return channel.read(buffer);
        } catch (IOException e) {
            throw new IOException(socket + ": " + what + ": " + e, e);
        } finally {
            buffer.flip();
        }
    }

    private IOException cutOff() {
        return damaged("a value that goes beyond the end");
    }

    /** A fault at this place. */
    IOException damaged(String reason) {
        return new IOException(socket + ": " + what + ", byte " + position + ": " + reason);
    }
}
