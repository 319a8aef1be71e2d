package badger.emit.nats;

import badger.testkit.PeerProtocol;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A NATS server's side of a connection: strict about what it is sent, and without leave for one subject. */
final class NatsPeer implements PeerProtocol {
    private static final int LONGEST_LINE = 4096;
    private static final Pattern PUB = Pattern.compile("PUB (badger(?:\\.[A-Za-z0-9_-]+)+) ([0-9]+)");
    private static final Pattern MESSAGE = Pattern.compile(
            "\\{\"name\":\"(?:[ !#-\\[\\]-~]++|\\\\.)*+\",\"units\":\"[^\"]*\",\"value\":([-+.0-9e]+),\"timestamp\":([0-9]+)}");

    private final String forbidden;

    NatsPeer(String forbidden) {
        this.forbidden = forbidden;
    }

    @Override
    public void serve(InputStream in, OutputStream out, Received received) throws IOException {
        say(out, "INFO {\"max_payload\":1048576}");
        InputStream data = new BufferedInputStream(in);
        for (String line = readLine(data); line != null; line = readLine(data)) {
            Matcher pub = PUB.matcher(line);
            if (pub.matches()) {
                String message = new String(data.readNBytes(Integer.parseInt(pub.group(2))), StandardCharsets.US_ASCII);
                Matcher point = MESSAGE.matcher(message);
                if (!point.matches() || !"".equals(readLine(data))) {
                    throw new AssertionError("not a message of ours: " + message);
                }
                if (pub.group(1).equals(forbidden)) {
                    say(out, "-ERR 'Permissions Violation for Publish to \"" + forbidden + "\"'");
                } else {
                    received.point(Long.parseLong(point.group(2)), Double.parseDouble(point.group(1)));
                }
            } else if (line.equals("PING")) {
                say(out, "PONG");
            } else if (!line.startsWith("CONNECT {")) {
                throw new AssertionError("not a line of NATS: " + line);
            }
        }
    }

    /** A line without its end; null at the end of the connection. */
    private static @Nullable String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString().stripTrailing();
            }
            if (line.length() == LONGEST_LINE) {
                throw new AssertionError("longer than a server's max_control_line: " + line);
            }
            line.append((char) next);
        }
        return null;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
