package badger.launcher;

import java.io.Serial;

/** A plug-in that cannot be used. */
final class UnusablePluginException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;

    UnusablePluginException(String reason) {
        super(reason);
        this.reason = reason;
    }

    UnusablePluginException(Throwable cause) {
        super(cause);
        this.reason = LoadFailure.reason(cause);
    }

    /** Why, in one line. */
    String reason() {
        return reason;
    }
}
