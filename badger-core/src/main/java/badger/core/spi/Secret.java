package badger.core.spi;

/** A text that cannot be printed: a password, a token. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Wraps a text, as the configuration does. */
    public static Secret parse(String text) {
        return new Secret(text);
    }

    /** The text itself: for the wire only. */
    public String reveal() {
        return text;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "(none)" : "(secret)";
    }
}
