package badger.emit.influx;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers of HTTP/1.0 and 1.1 (RFC 9112) from one connection, in bounded memory whatever comes. */
final class AnswerReader {
    /** The most that all lines of a head may have in sum. */
    private static final int MOST_HEAD = 16 * 1024;

    /** The most of a body that is read: what a server has to say, it says at once. */
    private static final int MOST_BODY = 8 * 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-5][0-9][0-9])(?: .*)?");
    private static final String PROTOCOL = "HTTP/1.";

    private final Wire wire;
    private final ByteBuffer in = ByteBuffer.allocate(4096).limit(0);
    private long until;
    private int headBytes;
    private boolean begun;

    AnswerReader(Wire wire) {
        this.wire = wire;
    }

    /** Whether anything has come, be it the end, that nobody has read yet. */
    boolean isSomethingThere() throws IOException {
        return in.hasRemaining() || fill() != 0;
    }

    /** Whether any byte of the answer that is being read has come. */
    boolean hasBegun() {
        return begun;
    }

    /**
     * Reads one answer.
     *
     * @param deadline the monotonic time when to give up
     */
    Answer read(long deadline) throws IOException {
        until = deadline;
        begun = false;
        headBytes = 0;
        Head head;
        do {
            head = head();
        } while (head.status < 200);
        ByteArrayOutputStream body = new ByteArrayOutputStream(0);
        boolean whole = body(head, body);
        return new Answer(
                head.status,
                head.retryAfter,
                head.location,
                head.contentType,
                body.toString(StandardCharsets.UTF_8),
                whole && head.keepAlive);
    }

    private Head head() throws IOException {
        Matcher statusLine = STATUS_LINE.matcher(line(PROTOCOL));
        if (!statusLine.matches()) {
            throw notHttp();
        }
        Head head = new Head(
                Integer.parseInt(statusLine.group(2)), statusLine.group(1).equals("1"));
        for (String line = line(""); !line.isEmpty(); line = line("")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                head.take(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return head;
    }

    /** One line of a head; what does not begin as it must is not read to its end, which may never come. */
    private String line(String beginning) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int b = next();
            if (b < 0) {
                throw new EOFException(
                        begun
                                ? "the server closed the connection in the middle of its answer"
                                : "the server closed the connection without an answer");
            }
            begun = true;
            if (++headBytes > MOST_HEAD) {
                throw new IOException("the head of the answer has more than " + MOST_HEAD + " bytes");
            }
            if (b == '\n') {
                return text(line);
            }
            if (line.length() < beginning.length() && b != beginning.charAt(line.length())) {
                throw notHttp();
            }
            line.append((char) b);
        }
    }

    /** A line without its end: of bytes, UTF-8 for what may be shown. */
    private static String text(StringBuilder line) {
        int end = line.length() - 1;
        String bytes = end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static IOException notHttp() {
        return new IOException("what answers there does not speak HTTP: is the port right, and is it HTTPS (tls)?");
    }

    /** Reads a body, or the beginning of a long one; answers whether it was read to its end. */
    private boolean body(Head head, ByteArrayOutputStream body) throws IOException {
        if (head.status == 204 || head.status == 304) {
            return true;
        }
        try {
            if (head.chunked) {
                return chunks(body);
            }
            return bytes(head.length < 0 ? Long.MAX_VALUE : head.length, body);
        } catch (IOException | NumberFormatException e) {
            // The status says what became of the request; the text would only have explained it.
            return false;
        }
    }

    private boolean chunks(ByteArrayOutputStream body) throws IOException {
        while (true) {
            String size = line("");
            int end = size.indexOf(';');
            long length = Long.parseLong((end < 0 ? size : size.substring(0, end)).strip(), 16);
            if (length == 0) {
                while (!line("").isEmpty()) {
                    // a trailer says nothing to us
                }
                return true;
            }
            if (length < 0 || !bytes(length, body)) {
                return false;
            }
            line("");
        }
    }

    private boolean bytes(long count, ByteArrayOutputStream body) throws IOException {
        for (long i = 0; i < count; i++) {
            if (body.size() >= MOST_BODY) {
                return false;
            }
            int b = next();
            if (b < 0) {
                return false;
            }
            body.write(b);
        }
        return true;
    }

    /** The next byte, -1 at the end. */
    private int next() throws IOException {
        while (!in.hasRemaining()) {
            int count = fill();
            if (count < 0) {
                return -1;
            }
            if (count == 0) {
                wire.await(SelectionKey.OP_READ, until);
            }
        }
        return in.get() & 0xFF;
    }

    private int fill() throws IOException {
        in.clear();
        try {
            return wire.read(in);
        } finally {
            in.flip();
        }
    }

    /** What the head of an answer says. */
    private static final class Head {
        final int status;
        boolean keepAlive;
        boolean chunked;
        long length = -1;
        String retryAfter = "";
        String location = "";
        String contentType = "";

        Head(int status, boolean keepAlive) {
            this.status = status;
            this.keepAlive = keepAlive;
        }

        void take(String name, String value) throws IOException {
            switch (name) {
                case "connection" ->
                    keepAlive = keepAlive ? !value.equalsIgnoreCase("close") : value.equalsIgnoreCase("keep-alive");
                case "transfer-encoding" ->
                    chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
                case "content-length" -> length = length(value);
                case "retry-after" -> retryAfter = value;
                case "location" -> location = value;
                case "content-type" -> contentType = value;
                default -> {
                    // says nothing to us
                }
            }
        }

        private static long length(String value) throws IOException {
            if (!value.matches("[0-9]{1,18}")) {
                throw new IOException("the answer's Content-Length is no number");
            }
            return Long.parseLong(value);
        }
    }
}
