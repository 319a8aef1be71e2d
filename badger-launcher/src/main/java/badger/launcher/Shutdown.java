package badger.launcher;

import badger.core.Agent;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Ends the agent within its budget, whatever hangs, on SIGTERM, SIGINT and SIGHUP. */
final class Shutdown {
    /** What the agent may need beyond the lanes' budget to notice that it is over. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Duration budget;
    private volatile @Nullable Agent agent;

    private Shutdown(Duration budget) {
        this.budget = budget;
    }

    /** Waits for signals from now on. */
    static Shutdown onSignal(Duration budget) {
        Shutdown shutdown = new Shutdown(budget.plus(GRACE));
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::signalled, "badger-signal"));
        return shutdown;
    }

    /** Names what is to be stopped. */
    void of(Agent started) {
        agent = started;
    }

    private void signalled() {
        Agent running = agent;
        if (running != null) {
            stop(running);
        }
        // A process that ends by a hook would leave with 143; this was asked for and is a success.
        Runtime.getRuntime().halt(Launcher.DONE);
    }

    /** Stops an agent, or gives it up when the budget is spent. */
    private void stop(Agent running) {
        try {
            Thread.ofPlatform()
                    .daemon()
                    .name("badger-stop")
                    .start(new FutureTask<>(() -> {
                        running.stop();
                        return null;
                    }))
                    .join(budget);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
