package badger.core.spi;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What the core gives a module. */
public interface ModuleContext {
    /** Where the module declares its series. */
    Schema schema();

    /** Where this host's /proc, /sys and /run are. */
    HostPaths paths();

    /** The host's clocks. */
    Clock clock();

    /**
     * The most series that the module may have at a time: {@code max_series} of its file, or the agent's. The core keeps to it;
     * it is for a module that bounds what it remembers of others' names.
     */
    int maxSeries();

    /** The agent's own series, as a module that declares them in this module's schema. */
    StatModule agentSeries();

    /**
     * Tells that a part could not be read; the rest of the row stands. Counted as an error of the module, logged once.
     *
     * @param problem what could not be read, and where
     */
    void problem(IOException problem);

    /**
     * Runs a task that may hang on one of the core's threads, at most one outstanding call per name.
     *
     * @param name what is asked, for example a mount point
     * @param deadline how long to wait for it
     * @param task the task
     * @return its result, or null if it has not returned by the deadline or an earlier call of that name is still out
     * @throws IOException if the task threw
     */
    <T> @Nullable T call(String name, Duration deadline, Callable<T> task) throws IOException;

    /**
     * Runs a loop on a thread of the core until the module is closed; the loop ends when its thread is interrupted.
     *
     * @param name what it does, for the thread's name
     * @param loop the loop; what it throws is logged, and it is started again after a pause
     */
    void background(String name, Callable<?> loop);
}
