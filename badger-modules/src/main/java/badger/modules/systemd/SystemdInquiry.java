package badger.modules.systemd;

import badger.core.spi.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The question to systemd and its answer, between two threads: one asks, and may have to wait for ever; the other takes the answer once
 * it is there, and can end the waiting. What asks goes over the bus of the system, by a connection that is kept. Where that cannot be had
 * it goes over systemd's own socket, which takes only root, and anew each time: whoever stays there is told of all that happens.
 */
final class SystemdInquiry implements Callable<Boolean>, AutoCloseable {
    private final Path busSocket;
    private final Path ownSocket;
    private final SystemdReport report;

    /** The connection that is kept; while a question is out it is nobody's but the asking thread's. */
    private @Nullable Bus kept;

    private @Nullable Bus speaking;
    private boolean out;
    private boolean givenUp;
    private boolean closed;
    private boolean answered;
    private @Nullable IOException failure;

    /**
     * Nothing is asked yet.
     *
     * @param paths where the host's sockets are
     * @param report takes the answer
     */
    SystemdInquiry(HostPaths paths, SystemdReport report) {
        busSocket = paths.run().resolve("dbus/system_bus_socket");
        ownSocket = paths.run().resolve("systemd/private");
        this.report = report;
    }

    /** Asks, and returns when there is an answer, which may be never; whether there is one. */
    @Override
    public Boolean call() {
        synchronized (this) {
            if (out || closed) {
                return false;
            }
            out = true;
            givenUp = false;
            answered = false;
        }
        boolean complete = false;
        IOException thrown = null;
        try {
            ask();
            complete = true;
        } catch (IOException e) {
            thrown = e;
        } finally {
            end(complete, thrown);
        }
        return complete;
    }

    private void ask() throws IOException {
        Bus bus = kept;
        kept = null;
        if (bus != null) {
            try {
                ask(bus);
                kept = bus;
                return;
            } catch (IOException e) {
                // the bus was restarted: it is asked anew
            }
        }
        try {
            kept = ask(connected(busSocket, true));
        } catch (IOException e) {
            try {
                ask(connected(ownSocket, false)).close();
            } catch (IOException other) {
                throw new IOException(e.getMessage() + "; " + other.getMessage(), e);
            }
        }
    }

    private Bus connected(Path socket, boolean isBus) throws IOException {
        Bus bus = Bus.at(socket);
        try {
            speak(bus);
            bus.connect();
            if (isBus) {
                bus.hello();
            }
            return bus;
        } catch (IOException e) {
            bus.close();
            throw e;
        }
    }

    /** Asks over a connection, which is no good any more if that fails. */
    private Bus ask(Bus bus) throws IOException {
        try {
            speak(bus);
            report.read(bus);
            return bus;
        } catch (IOException | RuntimeException e) {
            bus.close();
            throw e;
        }
    }

    /** From now on this connection is closed if the answer does not come. */
    private synchronized void speak(Bus bus) throws IOException {
        if (givenUp || closed) {
            throw new IOException(bus + ": it is not asked any more");
        }
        speaking = bus;
    }

    private synchronized void end(boolean complete, @Nullable IOException thrown) {
        failure = thrown == null || !givenUp
                ? thrown
                : new IOException(speaking + ": it does not answer, and is waited for no longer", thrown);
        answered = complete;
        speaking = null;
        out = false;
        if (closed) {
            close();
        }
    }

    /** Whether a question is out. */
    synchronized boolean isOut() {
        return out;
    }

    /** Ends the waiting for an answer: nobody wants it any more. */
    synchronized void giveUp() {
        givenUp = true;
        closeQuietly(speaking);
    }

    /**
     * Sets the answer that has come since the last time, if one has.
     *
     * @throws IOException why there is none
     */
    synchronized void take(SystemdSeries series) throws IOException {
        if (out) {
            return;
        }
        IOException thrown = failure;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
        if (answered) {
            answered = false;
            series.set(report);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeQuietly(out ? speaking : kept);
    }

    private static void closeQuietly(@Nullable Bus bus) {
        if (bus != null) {
            try {
                bus.close();
            } catch (IOException e) {
                // nothing is wanted of it any more
            }
        }
    }
}
