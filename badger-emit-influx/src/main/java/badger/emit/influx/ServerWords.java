package badger.emit.influx;

import badger.core.spi.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server said, fit to be shown: short, on one line, and without any credentials, which servers may echo. */
final class ServerWords {
    private static final int MOST = 300;

    /** How InfluxDB 1, 2 and 3 say what is wrong. */
    private static final Pattern JSON_TEXT =
            Pattern.compile("\"(?:message|error)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** How InfluxDB 3 says what is wrong with the first line that is. */
    private static final Pattern JSON_DETAIL = Pattern.compile("\"error_message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"");

    private final List<String> hidden;

    /** Hides these in every way they are sent. */
    ServerWords(Secret... secrets) {
        Set<String> written = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            String text = secret.reveal();
            written.add(text);
            written.add(Percent.encode(text));
            written.add(URLEncoder.encode(text, StandardCharsets.UTF_8));
            written.add(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }
        written.remove("");
        hidden = new ArrayList<>(written);
        hidden.sort((a, b) -> b.length() - a.length());
    }

    /** A text of the server. */
    String shown(String text) {
        String safe = text;
        for (String secret : hidden) {
            safe = safe.replace(secret, "(secret)");
        }
        safe = safe.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return safe.length() <= MOST ? safe : safe.substring(0, MOST) + "...";
    }

    /** The text in a JSON answer, empty if it is none of InfluxDB's. */
    static String ofJson(String body) {
        Matcher text = JSON_TEXT.matcher(body);
        if (!text.find()) {
            return "";
        }
        Matcher detail = JSON_DETAIL.matcher(body);
        return unescaped(detail.find() ? text.group(1) + ": " + detail.group(1) : text.group(1));
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL)
                .matcher(text)
                .replaceAll(escape -> {
                    String code = escape.group(1);
                    String plain = switch (code.charAt(0)) {
                        case 'n', 'r', 't', 'b', 'f' -> " ";
                        case 'u' ->
                            code.length() == 5 ? String.valueOf((char) Integer.parseInt(code.substring(1), 16)) : code;
                        default -> code;
                    };
                    return Matcher.quoteReplacement(plain);
                });
    }
}
