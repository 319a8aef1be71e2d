package badger.core.tick;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls that may hang, on threads of the core: one outstanding per name, and so many in all. */
public final class SideCalls {
    private static final int OUTSTANDING_MOST = 16;

    private final Set<String> outstanding = new HashSet<>();
    /** Of these, those that nobody waits for any more. */
    private final Set<String> overdue = new HashSet<>();

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
            if (outstanding.contains(name)) {
                return null;
            }
            if (outstanding.size() >= OUTSTANDING_MOST) {
                throw new IOException(name + " is not asked: " + OUTSTANDING_MOST + " calls hang already");
            }
            outstanding.add(name);
        }
        FutureTask<T> call = new FutureTask<>(() -> {
            try {
                return task.call();
            } finally {
                // before the result is there, so that whoever has it can ask again
                synchronized (outstanding) {
                    outstanding.remove(name);
                    overdue.remove(name);
                }
            }
        });
        Thread.ofPlatform().daemon().name("call-" + name).start(call);
        try {
            return call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            synchronized (outstanding) {
                if (outstanding.contains(name)) {
                    overdue.add(name);
                }
            }
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

    /** How many calls are out that did not return in time. */
    public int overdue() {
        synchronized (outstanding) {
            return overdue.size();
        }
    }
}
