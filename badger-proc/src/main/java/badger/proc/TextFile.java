package badger.proc;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reader of a file whose first line is a text: {@code /proc/sys/kernel/osrelease}, {@code /etc/machine-id}, an attribute of
 * {@code /sys/class/dmi/id}. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_sys_kernel.5.html">proc_sys_kernel(5)</a>
 * @see <a href="https://man7.org/linux/man-pages/man5/machine-id.5.html">machine-id(5)</a>
 */
public final class TextFile implements AutoCloseable {
    private final ProcFile file;
    private final Names texts = new Names(1);
    private @Nullable String text;

    /** Names the file, which is opened at the first read. */
    public TextFile(Path file) {
        this.file = ProcFile.inOneGo(file, 256);
    }

    /**
     * Reads the file.
     *
     * @throws ProcFormatException if its first line has no end
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /** The text, without the blanks around it; null if there is none. The same object as long as it stays the same. */
    public @Nullable String text() {
        return text;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        text = null;
        texts.begin();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        if (!cursor.hasLine()) {
            throw cursor.nothingTrusted(file.path(), "a line was expected");
        }
        cursor.skipBlanks();
        int from = cursor.position();
        int to = from;
        while (cursor.nextToken()) {
            to = cursor.position();
        }
        if (to > from) {
            boolean _ = texts.put(0, cursor.bytes(), from, to);
            text = texts.name(0);
        }
    }
}
