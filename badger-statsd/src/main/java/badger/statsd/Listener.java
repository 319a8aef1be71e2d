package badger.statsd;

import java.io.IOException;
import java.util.concurrent.Callable;

/** The loop that hands over what comes from one socket. */
final class Listener implements Callable<Boolean> {
    private final Inlet inlet;
    private final Reception reception;

    Listener(Inlet inlet, Reception reception) {
        this.inlet = inlet;
        this.reception = reception;
    }

    /**
     * Receives until the socket is closed.
     *
     * @return true
     * @throws IOException if the socket cannot be had, or fails: the core calls this again after a pause
     */
    @Override
    public Boolean call() throws IOException {
        inlet.open();
        while (receive()) {
            // one more packet
        }
        return true;
    }

    /** A method of its own, since a loop without an end is never compiled. */
    private boolean receive() throws IOException {
        int length = inlet.receive();
        if (length >= 0) {
            reception.packet(inlet.packet(), length);
        }
        return length >= 0;
    }
}
