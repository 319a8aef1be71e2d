package badger.core.lane;

import badger.core.spi.Emitter;
import java.io.IOException;

/** Makes a lane's emitter: once at first, and again after one had to be given up. */
@FunctionalInterface
public interface EmitterSource {
    /** A new emitter, not connected. */
    Emitter emitter() throws IOException;
}
