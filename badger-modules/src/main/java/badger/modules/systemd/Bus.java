package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A connection of D-Bus to a bus, or to a process at a socket of its own: calls are added, sent together, and their answers read in the
 * same order. Reading waits for as long as nothing comes; closing the connection from another thread ends that.
 *
 * @see <a href="https://dbus.freedesktop.org/doc/dbus-specification.html">D-Bus Specification</a>
 */
final class Bus implements AutoCloseable {
    private static final String BUS = "org.freedesktop.DBus";

    private static final int METHOD_RETURN = 2;
    private static final int ERROR = 3;
    private static final int VERSION = 1;

    /** Of the header: all before its fields. */
    private static final int FIXED = 16;
    /** A header is some 200 bytes long. */
    private static final long LONGEST_FIELDS = 16 * 1024;
    /** Ten thousand units are three million bytes. The specification allows 128 MiB. */
    private static final long LONGEST_BODY = 32 * 1024 * 1024;

    private static final int LONGEST_TEXT = 1024;

    private final Path socket;
    private final SocketChannel channel;
    private final BusInput in;
    private final BusOutput out = new BusOutput();
    private int serial;

    private int type;
    private long answered;
    private String signature = "";
    private String error = "";

    private Bus(Path socket, SocketChannel channel) {
        this.socket = socket;
        this.channel = channel;
        in = new BusInput(channel, socket);
    }

    /** One that is not connected yet. */
    static Bus at(Path socket) throws IOException {
        return new Bus(socket, SocketChannel.open(StandardProtocolFamily.UNIX));
    }

    /**
     * Connects, as whoever the kernel says that we are: that needs no number of a user, which in a container may be another one.
     *
     * @see <a href="https://dbus.freedesktop.org/doc/dbus-specification.html#auth-mechanisms-external">D-Bus Specification, EXTERNAL</a>
     */
    void connect() throws IOException {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw failed("connecting", e);
        }
        write("\0AUTH EXTERNAL\r\n");
        String answer = in.line();
        if (answer.equals("DATA")) {
            write("DATA\r\n");
            answer = in.line();
        }
        if (!answer.startsWith("OK")) {
            throw new IOException(socket + ": it does not let us in: " + answer);
        }
        write("BEGIN\r\n");
    }

    /** Tells a bus that we are there, which must be the first of all calls to it. */
    void hello() throws IOException {
        int hello = call(BUS, "/org/freedesktop/DBus", BUS, "Hello");
        send();
        await(hello, "Hello", "s");
    }

    private void write(String text) throws IOException {
        write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    }

    private void write(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failed("writing", e);
        }
    }

    /** What Java says of a socket does not say which; the name of its exception would mislead (who may not connect gets a BindException). */
    private IOException failed(String action, IOException e) {
        return new IOException(
                socket + ": " + action + ": " + Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }

    /**
     * Adds a call.
     *
     * @param destination who is called
     * @param path of which object
     * @param type of which interface
     * @param method what of it
     * @param arguments texts
     * @return its number, by which its answer is known
     */
    int call(String destination, String path, String type, String method, String... arguments) {
        out.call(++serial, destination, path, type, method, arguments);
        return serial;
    }

    /** Sends all calls that were added. */
    void send() throws IOException {
        write(out.take());
    }

    /**
     * Reads on until a call is answered. Whatever else comes is passed over: signals, and what is left of earlier answers.
     *
     * @param call its number
     * @param method what was called
     * @param types what the answer must consist of
     * @return the answer, to be read from its first value on
     * @throws BusErrorException if the answer is an error
     */
    BusInput await(int call, String method, String types) throws IOException {
        do {
            header(method);
        } while (answered != call || (type != METHOD_RETURN && type != ERROR));
        if (type == ERROR) {
            throw new BusErrorException(socket, method, error, signature.startsWith("s") ? in.text(LONGEST_TEXT) : "");
        }
        if (!signature.equals(types)) {
            throw in.damaged("values of the types " + signature + ", and " + types + " are wanted");
        }
        return in;
    }

    /** Reads to where the next message's values begin. */
    private void header(String method) throws IOException {
        in.skip(in.left());
        in.begin("answer to " + method, FIXED);
        int order = in.octet();
        if (order != 'l' && order != 'B') {
            throw in.damaged("numbers in an order called " + order);
        }
        in.order(order == 'l' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        type = in.octet();
        in.skip(1);
        int version = in.octet();
        long body = in.uint32();
        in.skip(Integer.BYTES);
        long fields = in.uint32();
        if (version != VERSION || fields > LONGEST_FIELDS || body > LONGEST_BODY) {
            throw in.damaged("a message of version " + version + ", with a header of " + fields + " and a body of "
                    + body + " bytes");
        }
        in.extend(fields);
        answered = 0;
        signature = "";
        error = "";
        while (in.left() > 0) {
            in.align(Long.BYTES);
            field(in.octet(), in.signature());
        }
        long padding = -in.position() & (Long.BYTES - 1);
        in.extend(padding + body);
        in.skip(padding);
    }

    private void field(int code, String of) throws IOException {
        if (of.equals("g")) {
            String types = in.signature();
            signature = code == BusField.SIGNATURE ? types : signature;
        } else if (of.equals("u")) {
            long number = in.uint32();
            answered = code == BusField.REPLY_SERIAL ? number : answered;
        } else if (of.equals("s") && code == BusField.ERROR_NAME) {
            error = in.text(LONGEST_TEXT);
        } else if (of.equals("s") || of.equals("o")) {
            in.skipText();
        } else {
            throw in.damaged("a field " + code + " of type " + of);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Where it is. */
    @Override
    public String toString() {
        return socket.toString();
    }
}
