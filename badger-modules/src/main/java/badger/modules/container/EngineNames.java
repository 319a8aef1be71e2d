package badger.modules.container;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of containers, as the engine tells them that runs them: it is asked only for a container that is new, once
 * a second, and not waited for if it takes long. One that is not there, or does not let itself be asked, is left alone
 * for a minute.
 */
final class EngineNames implements AutoCloseable {
    private static final long REST_NANOS = Duration.ofSeconds(60).toNanos();
    /** After so long a question has no answer any more. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final ModuleContext context;
    private final String socket;
    private final Duration deadline;
    private Map<String, String> known = Map.of();
    private @Nullable EngineInquiry out;
    private boolean asked;
    private long askedAt;
    private boolean resting;
    private long restsSince;
    private boolean refusalTold;

    /**
     * Knows no names yet.
     *
     * @param context whose threads ask
     * @param socket the engine's socket, as the host sees it; empty if there is none to be asked
     * @param deadline how long an answer is waited for
     */
    EngineNames(ModuleContext context, String socket, Duration deadline) {
        this.context = context;
        this.socket = socket;
        this.deadline = deadline;
    }

    /** The name of the container with this id; null if it is not known, or not yet. */
    @Nullable
    String of(String id, Tick tick) {
        if (!known.containsKey(id) && mayTell(tick) && out == null && !(asked && askedAt == tick.nanoTime())) {
            ask(tick);
        }
        return known.get(id);
    }

    /** Whether a name that is not known now may become known. */
    boolean mayTell(Tick tick) {
        return !socket.isEmpty() && !(resting && tick.nanoTime() - restsSince < REST_NANOS);
    }

    private void ask(Tick tick) {
        asked = true;
        askedAt = tick.nanoTime();
        try {
            Path path = context.paths().inRoot(socket);
            if (!Files.exists(path)) {
                rest(tick);
                return;
            }
            EngineInquiry inquiry = new EngineInquiry(path);
            out = inquiry;
            context.call("names", deadline, inquiry);
            take(tick);
        } catch (SocketException e) {
            refused(e, tick);
        } catch (UncheckedIOException | InvalidPathException e) {
            failed(new IOException(socket + ": " + e.getMessage(), e), tick);
        } catch (IOException e) {
            failed(e, tick);
        }
    }

    /** Takes an answer that has come since the last tick, and gives up one that does not come. */
    void take(Tick tick) {
        EngineInquiry inquiry = out;
        if (inquiry == null) {
            return;
        }
        // in this order: an answer that comes between the two is there when it has ended
        boolean ended = inquiry.hasEnded();
        Map<String, String> answer = inquiry.answer();
        if (answer != null) {
            known = answer;
            out = null;
        } else if (ended) {
            rest(tick);
        } else if (tick.nanoTime() - askedAt > PATIENCE_NANOS) {
            inquiry.abandon();
        }
    }

    /** An engine that does not run, or may not be asked, is no fault: said once. */
    private void refused(SocketException why, Tick tick) {
        rest(tick);
        if (!refusalTold) {
            refusalTold = true;
            System.getLogger("badger.modules")
                    .log(Level.INFO, socket + ": " + why.getMessage() + ": containers go by their ids");
        }
    }

    private void failed(IOException why, Tick tick) {
        rest(tick);
        context.problem(why);
    }

    private void rest(Tick tick) {
        out = null;
        resting = true;
        restsSince = tick.nanoTime();
    }

    @Override
    public void close() {
        EngineInquiry inquiry = out;
        if (inquiry != null) {
            inquiry.abandon();
        }
    }
}
