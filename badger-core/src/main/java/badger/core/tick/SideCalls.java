package badger.core.tick;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls that may hang, on threads of the core: one outstanding per name, and so many in all. */
public final class SideCalls {
    private static final int OUTSTANDING_MOST = 16;

    /** A call that is out for longer hangs: slow sensors and distant mounts are waited for less, and answer for the next tick. */
    private static final long HANGING_NANOS = 1_000_000_000L;

    /** By name, since when each is out. */
    private final Map<String, Long> outstanding = new HashMap<>();

    /**
     * Runs a task and waits for it.
     *
     * @param name what is asked; a name whose last call is still out is not asked again
     * @param deadline how long to wait
     * @param task the task
     * @return its result, or null if there is none in time
     * @throws IOException if it threw, or if too many calls hang
     */
    public <T> @Nullable T call(String name, Duration deadline, Callable<T> task) throws IOException {
        synchronized (outstanding) {
            if (outstanding.containsKey(name)) {
                return null;
            }
            if (outstanding.size() >= OUTSTANDING_MOST) {
                throw new IOException(name + " is not asked: " + OUTSTANDING_MOST + " calls hang already");
            }
            outstanding.put(name, System.nanoTime());
        }
        FutureTask<T> call = new FutureTask<>(() -> {
            try {
                return task.call();
            } finally {
                // before the result is there, so that whoever has it can ask again
                synchronized (outstanding) {
                    outstanding.remove(name);
                }
            }
        });
        Thread.ofPlatform().daemon().name("call-" + name).start(call);
        try {
            return call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(name + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** How many calls have been out for over a second. */
    public int hanging() {
        synchronized (outstanding) {
            if (outstanding.isEmpty()) {
                return 0;
            }
            long now = System.nanoTime();
            int hanging = 0;
            for (long since : outstanding.values()) {
                hanging += now - since >= HANGING_NANOS ? 1 : 0;
            }
            return hanging;
        }
    }
}
