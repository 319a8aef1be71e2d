package badger.core.spool;

import java.io.IOException;
import java.io.Serial;

/** A record that is not what was written. */
final class DamagedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
        super(message);
    }
}
