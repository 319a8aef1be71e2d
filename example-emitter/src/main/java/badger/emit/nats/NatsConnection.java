package badger.emit.nats;

import badger.core.spi.Clock;
import badger.core.wire.ByteWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one connection to a NATS server (docs.nats.io, "Client Protocol"), kept from batch to batch. */
final class NatsConnection {
    /** No server has that much to say in one line; what goes on longer is no NATS. */
    private static final int LONGEST_LINE = 64 * 1024;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final String FORBIDDEN = "-ERR 'Permissions Violation for Publish to \"";

    private final NatsConfig config;
    private final Clock clock;
    private final Set<String> forbidden = new LinkedHashSet<>();
    private final StringBuilder line = new StringBuilder();
    private volatile @Nullable Socket socket;
    private volatile boolean closed;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private long deadlineNanos;

    NatsConnection(NatsConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Connects, unless it is connected already; the deadline holds for all that is done until the next call. */
    void open(long untilNanos) throws IOException {
        deadlineNanos = untilNanos;
        if (socket != null) {
            return;
        }
        boolean opened = false;
        try {
            connect();
            opened = true;
        } finally {
            if (!opened) {
                drop();
            }
        }
    }

    private void connect() throws IOException {
        Socket made = new Socket();
        socket = made;
        if (closed) {
            throw failure("the emitter is closed");
        }
        made.connect(new InetSocketAddress(config.host(), config.port()), millisLeft());
        made.setTcpNoDelay(true);
        in = new BufferedInputStream(made.getInputStream());
        out = new BufferedOutputStream(made.getOutputStream(), 32 * 1024);
        forbidden.clear();
        if (!readLine(made).startsWith("INFO ")) {
            throw failure("this is no NATS server");
        }
        write(hello());
        sync();
    }

    private ByteWriter hello() {
        ByteWriter text = new ByteWriter(256);
        text.ascii("CONNECT {\"verbose\":false,\"pedantic\":false,\"name\":\"badger\"");
        if (!config.token().isEmpty()) {
            text.ascii(",\"auth_token\":").jsonString(config.token().reveal());
        }
        return text.ascii("}\r\n");
    }

    void write(ByteWriter text) throws IOException {
        out.write(text.array(), 0, text.size());
    }

    /** Sends what is written and waits until the server has read it: it answers a PING after all that came before it. */
    void sync() throws IOException {
        Socket on = socket;
        if (on == null) {
            throw failure("the emitter is closed");
        }
        send("PING\r\n");
        for (String answer = readLine(on); !answer.equals("PONG"); answer = readLine(on)) {
            if (answer.startsWith(FORBIDDEN)) {
                forbidden.add(answer.substring(FORBIDDEN.length()).replaceFirst("\".*", ""));
            } else if (answer.equals("PING")) {
                send("PONG\r\n");
            } else if (!answer.startsWith("INFO ")) {
                throw failure(answer.startsWith("-ERR ") ? answer : "this is no NATS server");
            }
        }
    }

    /** The subjects that the server has not let us publish to since we are connected. */
    Set<String> forbidden() {
        return forbidden;
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private String readLine(Socket from) throws IOException {
        line.setLength(0);
        while (true) {
            from.setSoTimeout(millisLeft());
            int next = in.read();
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            if (next < 0) {
                throw new EOFException(config.host() + ": the server has closed the connection");
            }
            if (line.length() == LONGEST_LINE) {
                throw failure("this is no NATS server");
            }
            line.append((char) next);
        }
    }

    /** Never 0, which would be without end. */
    private int millisLeft() throws IOException {
        long nanos = deadlineNanos - clock.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException(config.host() + ": no answer in time");
        }
        return (int) Math.min(Integer.MAX_VALUE, nanos / NANOS_PER_MILLI + 1);
    }

    private IOException failure(String what) {
        return new IOException(config.host() + ':' + config.port() + ": " + what);
    }

    /** Lets go of the connection; the next batch makes another. */
    void drop() throws IOException {
        Socket dropped = socket;
        socket = null;
        if (dropped != null) {
            dropped.close();
        }
    }

    /** Lets go for good, also from another thread under a call that hangs, which then fails. */
    void close() throws IOException {
        closed = true;
        Socket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
