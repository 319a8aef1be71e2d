package badger.modules.systemd;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** Somebody on a bus answers a call with an error. */
final class BusErrorException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String error;

    /**
     * An error.
     *
     * @param socket the bus
     * @param method what was called
     * @param error its name, {@code org.freedesktop.DBus.Error.UnknownProperty}
     * @param text what was said for people to read, if anything was
     */
    BusErrorException(Path socket, String method, String error, String text) {
        super(socket + ": " + method + ": " + error + (text.isEmpty() ? "" : ": " + text));
        this.error = error;
    }

    /** Its name. */
    String error() {
        return error;
    }
}
