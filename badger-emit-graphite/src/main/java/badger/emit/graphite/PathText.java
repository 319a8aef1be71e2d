package badger.emit.graphite;

import badger.core.wire.ByteWriter;
import java.nio.charset.StandardCharsets;

/**
 * Text made safe for a Graphite path.
 *
 * <p>Letters, digits and {@code - _ : + @} stay. Everything else becomes {@code _}, byte by byte of its UTF-8: blanks and
 * line ends, which end a path in the plaintext protocol; {@code ;} and {@code =}, which begin tags; {@code / \}, which are
 * file names in Carbon's store; and what the language of Graphite's targets uses itself
 * ({@code * ? [ ] { } ( ) , ' " | $ & #}). A dot is either kept as the end of a level or becomes {@code _} as well; one that
 * would leave a level without a name always does.
 *
 * @see <a href="https://github.com/graphite-project/graphite-web/blob/master/webapp/graphite/render/grammar.py">the
 *     language of targets</a>
 */
final class PathText {
    /** A level is a file name in Carbon's store, which ends in {@code .wsp}: 255 bytes (NAME_MAX). */
    private static final int LONGEST_LEVEL = 250;

    /** A path must fit twice (prefix and series) into the 4,096 bytes of a file's path (PATH_MAX). */
    private static final int LONGEST = 1_900;

    private PathText() {}

    /** Appends a text whose dots end levels; one that is empty is {@code _}. */
    static void withDots(String text, ByteWriter out) {
        write(text, true, out);
    }

    /** Appends a text as one level, or part of one; one that is empty is {@code _}. */
    static void withoutDots(String text, ByteWriter out) {
        write(text, false, out);
    }

    private static void write(String text, boolean dots, ByteWriter out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int first = out.size();
        int level = 0;
        for (int i = 0; i < bytes.length && out.size() < LONGEST; i++) {
            if (dots && level > 0 && endsLevel(bytes, i) && out.size() + 1 < LONGEST) {
                out.put('.');
                level = 0;
            } else if (level < LONGEST_LEVEL) {
                out.put(isSafe(bytes[i]) ? bytes[i] : '_');
                level++;
            }
        }
        if (out.size() == first) {
            out.put('_');
        }
    }

    private static boolean endsLevel(byte[] bytes, int at) {
        return bytes[at] == '.' && at + 1 < bytes.length && bytes[at + 1] != '.';
    }

    private static boolean isSafe(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '_'
                || b == ':'
                || b == '+'
                || b == '@';
    }
}
