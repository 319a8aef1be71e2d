package badger.core.spi;

import java.io.IOException;

/** Gathers points: declares its series when it is made and sets their numbers at each tick. */
public interface StatModule extends AutoCloseable {
    /**
     * Reads the host once and sets what was read; a series that is not set has no point in this frame. Called by one
     * thread at a time. Must not wait: what may block goes through {@link ModuleContext#call}.
     *
     * @param tick the second that is collected
     * @throws IOException if nothing can be read; the core counts it and logs it once. What could be read in part is
     *     set, and the rest told with {@link ModuleContext#problem}.
     */
    void collect(Tick tick) throws IOException;

    /** Lets go of what the module holds open. Called once, never during {@link #collect}. */
    @Override
    default void close() throws IOException {}
}
