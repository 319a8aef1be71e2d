package badger.textfile;

import badger.formats.PointSink;
import badger.formats.PrometheusText;
import badger.formats.TextFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text of one file after the other, in a buffer that is used again. */
final class FileText {
    private static final int FIRST_SIZE = 8 * 1024;

    private final int most;
    private final PrometheusText format = new PrometheusText();
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    /**
     * No text yet.
     *
     * @param most how many bytes a file may have
     */
    FileText(int most) {
        this.most = most;
    }

    /**
     * Reads a file and hands on what is in it.
     *
     * @param file the file
     * @param source what it is called when something is wrong
     * @param sink takes the points
     * @return the first thing that is wrong with it, or null; all the rest was handed on
     * @throws IOException if it cannot be read, or is too large: nothing was handed on
     */
    @Nullable
    TextFormatException read(Path file, String source, PointSink sink) throws IOException {
        readWhole(file, source);
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        TextFormatException wrong = format.read(bytes, end, source, sink);
        return wrong == null && end < length ? halfWritten(source, end) : wrong;
    }

    private void readWhole(Path file, String source) throws IOException {
        length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            int more = in.read(bytes);
            while (more >= 0) {
                length += more;
                if (length > most) {
                    throw new TextFormatException(
                            source, "is larger than " + most + " bytes, which max_bytes allows: nothing of it is read");
                }
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
                more = in.read(bytes, length, bytes.length - length);
            }
        }
    }

    /** A last line without an end may be the first half of a longer one, and so a wrong number. */
    private TextFormatException halfWritten(String source, int from) {
        int line = 1;
        for (int i = 0; i < from; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return new TextFormatException(
                source,
                line,
                length - from + 1,
                "the file ends before this line does, which is left out: is it half written?");
    }
}
