package badger.core.tick;

import badger.core.cost.OwnProcess;
import badger.core.cost.ThreadCpu;
import badger.core.log.EventLog;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.event.Level;

/** The loops that a module has on threads of the core; ended with the module. */
final class Background implements AutoCloseable {
    /** How long a loop that failed is left alone before it is started again. */
    private static final long PAUSE_MILLIS = 1_000;

    private final String module;
    private final EventLog log;
    private final OwnProcess process;
    private final ModuleCost cost;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    Background(String module, EventLog log, OwnProcess process, ModuleCost cost) {
        this.module = module;
        this.log = log;
        this.process = process;
        this.cost = cost;
    }

    void run(String name, Callable<?> loop) {
        threads.add(Thread.ofPlatform().daemon().name(module + "-" + name).start(() -> charged(name, loop)));
    }

    private void charged(String name, Callable<?> loop) {
        try (ThreadCpu cpu = process.cpuOfThisThread()) {
            cost.add(cpu);
            repeat(name, loop);
            cost.remove(cpu);
        }
    }

    private void repeat(String name, Callable<?> loop) {
        while (closed.getCount() > 0) {
            try {
                loop.call();
                return;
            } catch (InterruptedException e) {
                return;
            } catch (Throwable failure) {
                log.say(
                        Level.WARN,
                        module,
                        Failures.kind(failure),
                        name + " failed: " + Failures.text(failure),
                        failure);
            }
            try {
                if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        threads.forEach(Thread::interrupt);
    }
}
