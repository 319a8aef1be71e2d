package badger.emit.influx;

import badger.core.spi.Host;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How one generation of InfluxDB wants its points, and what its refusals mean. */
interface Dialect {
    /** Path and query of a write, percent-encoded. */
    String target();

    /** The value of the header {@code Authorization}, empty if there is none. */
    String authorization();

    /** The media type of a body. */
    String contentType();

    /** Why a series cannot be sent, null if it can. */
    @Nullable
    String objection(Series series);

    /** What a series is called in a body. */
    String name(Series series, Host host);

    /** Begins a body. */
    void begin(ByteWriter body);

    /** The most bytes that a point can take in a body. */
    int room(Part part, int frame, int point);

    /** Adds a point of the batch to a body. */
    void add(Part part, int frame, int point, ByteWriter body);

    /** Ends a body. */
    void end(ByteWriter body);

    /**
     * What a refusal is: the batch's fault, or something that somebody can put right.
     *
     * @param answer the server's answer, no success
     * @param words what it says, fit to be shown
     * @param part what the request carried
     */
    IOException refusal(Answer answer, String words, Part part);

    /** Drops what is remembered of a series that is closed. */
    void forget(Series series);
}
