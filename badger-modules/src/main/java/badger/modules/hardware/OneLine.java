package badger.modules.hardware;

import badger.proc.TextFile;
import java.io.IOException;
import java.nio.file.Path;

/** A text of /sys that never changes as long as its device is there. */
final class OneLine {
    private OneLine() {}

    /** The text in a file, or another one if it has none. */
    static String of(Path file, String otherwise) {
        try (TextFile text = new TextFile(file)) {
            text.read();
            String found = text.text();
            return found == null ? otherwise : found;
        } catch (IOException e) {
            // many drivers do not have it
            return otherwise;
        }
    }
}
