package badger.launcher;

import badger.core.Agent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the agent within its budget, whatever hangs, on SIGTERM, SIGINT and SIGHUP, and when a plug-in calls System.exit. */
final class Shutdown {
    /** What the agent may need beyond the lanes' budget to notice that it is over. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final Duration budget;
    private final Exits exits;
    private volatile @Nullable Agent agent;

    private Shutdown(Duration budget, Exits exits) {
        this.budget = budget;
        this.exits = exits;
    }

    /**
     * Waits for signals from now on.
     *
     * @param budget how long all lanes together may take
     * @param exits where it is kept who has ended the agent
     */
    static Shutdown onSignal(Duration budget, Exits exits) {
        Shutdown shutdown = new Shutdown(budget.plus(GRACE), exits);
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::signalled, "badger-signal"));
        return shutdown;
    }

    /** Names what is to be stopped. */
    void of(Agent started) {
        agent = started;
    }

    private void signalled() {
        Optional<String> culprit = Exits.culprit();
        if (culprit.isPresent()) {
            tell(culprit.get());
        }
        Agent running = agent;
        if (running != null) {
            stop(running);
        }
        // A process that ends by a hook would leave with 143; what was asked for is a success.
        Runtime.getRuntime().halt(culprit.isPresent() ? Launcher.BROKEN : Launcher.DONE);
    }

    private void tell(String culprit) {
        Logger log = LoggerFactory.getLogger("agent");
        log.error("must end: {} has called System.exit", culprit);
        try {
            exits.add(culprit);
        } catch (IOException e) {
            log.error("it cannot be kept who has ended the agent: {}", e.toString());
        }
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
