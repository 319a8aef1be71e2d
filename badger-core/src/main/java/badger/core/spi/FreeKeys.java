package badger.core.spi;

/**
 * All keys of the file that a configuration record is filled from, whatever they are: a component of this type has them as
 * they stand there, those of the core included, and none is refused. For what is written in another language, whose keys
 * nobody here knows.
 *
 * @param json the file's object as JSON without comments, its placeholders filled; may hold secrets
 */
public record FreeKeys(String json) {
    /** No keys. */
    public static final FreeKeys NONE = new FreeKeys("{}");

    /** What stands there may be a secret. */
    @Override
    public String toString() {
        return "(keys)";
    }
}
