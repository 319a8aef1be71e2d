package badger.core.spi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes one kind of emitter; found by {@link java.util.ServiceLoader}.
 *
 * @param <C> the emitter's configuration: a record whose components carry {@link Key}; the common keys are the core's
 */
public interface EmitterProvider<C extends Record> {
    /** The names it is listed under: the first is ours, the rest are accepted. */
    List<String> names();

    /** Where it sends, in one line. */
    String summary();

    /** The configuration of an emitter that has no file. */
    C defaults();

    /** What a returned {@code emit} promises. */
    Confirmation confirmation();

    /** The most points of a batch; an emitter whose back end limits bytes cuts what it encodes itself. */
    default int maxPoints() {
        return 5_000;
    }

    /**
     * Makes an emitter; must not connect (a back end that is away at start is no error).
     *
     * @param config its configuration, already checked by the record's constructor
     * @param context what the core gives it
     * @throws IOException if it can never work
     */
    Emitter create(C config, EmitterContext context) throws IOException;

    /**
     * A kind of emitter for a listed name that no plug-in bears, made of what lies in the plug-in folder under that name: a
     * program in another language. Most kinds of emitters make none.
     *
     * @param folder the folder that {@code emitters.dir} names; it need not be there
     * @param name the listed name, without an instance
     */
    default Optional<EmitterProvider<?>> inFolder(Path folder, String name) {
        return Optional.empty();
    }
}
