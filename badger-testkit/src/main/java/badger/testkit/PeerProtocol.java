package badger.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The back end's side of one connection, as far as a test needs it. */
@FunctionalInterface
public interface PeerProtocol {
    /**
     * Serves one connection until its other end closes it.
     *
     * @param in what the emitter sends
     * @param out where the back end answers
     * @param received told of every point as soon as the back end has it
     * @throws IOException if the connection breaks, which is no failure of the test
     */
    void serve(InputStream in, OutputStream out, Received received) throws IOException;

    /** What a back end has got. */
    @FunctionalInterface
    interface Received {
        /**
         * One point.
         *
         * @param epochSecond its time
         * @param value its value; the contract's are small whole numbers
         */
        void point(long epochSecond, double value);
    }
}
