package badger.core;

/**
 * Where log lines go, and which.
 *
 * @param dest where they go
 * @param fileName the file, if they go to one, else empty
 * @param level the least that is logged
 */
public record LogSettings(Destination dest, String fileName, Level level) {
    /** Where log lines go. */
    public enum Destination {
        /** Standard error. */
        STDERR,
        /** The file that {@link LogSettings#fileName} names. */
        FILE
    }

    /** The least that is logged, in the words of the library. */
    org.slf4j.event.Level slf4jLevel() {
        return org.slf4j.event.Level.valueOf(level.name());
    }

    /** How much a log line matters. */
    public enum Level {
        /** For whoever looks for a defect. */
        DEBUG,
        /** What happens in the ordinary course of things. */
        INFO,
        /** Something is not as it should be, and the agent goes on. */
        WARN,
        /** Something that was asked for cannot be done. */
        ERROR
    }
}
