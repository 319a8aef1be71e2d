package badger.proc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text for the bytes of a name, different for different bytes: UTF-8 where it is UTF-8; any other byte stands as
 * {@code \xHH} (two small hexadecimal digits), and so does a backslash that could be taken for the start of one.
 */
final class RawName {
    private RawName() {}

    static String decode(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        for (int at = from; at < to; at++) {
            if (looksEscaped(bytes, at, to)) {
                decodeUtf8(bytes, plain, at, text);
                escape(bytes[at], text);
                plain = at + 1;
            }
        }
        decodeUtf8(bytes, plain, to, text);
        return text.toString();
    }

    private static boolean looksEscaped(byte[] bytes, int at, int to) {
        return bytes[at] == '\\'
                && to - at >= 4
                && bytes[at + 1] == 'x'
                && HexFormat.isHexDigit(bytes[at + 2])
                && HexFormat.isHexDigit(bytes[at + 3]);
    }

    private static void decodeUtf8(byte[] bytes, int from, int to, StringBuilder text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            text.append(out.flip());
            out.clear();
            for (int i = result.length(); i > 0; i--) {
                escape(in.get(), text);
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        text.append(out.flip());
    }

    private static void escape(byte value, StringBuilder text) {
        text.append("\\x").append(HexFormat.of().toHexDigits(value));
    }
}
