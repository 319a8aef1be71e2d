package badger.core.spi;

import java.io.IOException;
import java.io.Serial;
import java.util.List;

/**
 * The back end will never take this batch as it is; the core drops the named points, or halves it to find them. All others
 * are handed again: an emitter that has sent some of them already, and whose back end would store them twice, refuses
 * before it sends.
 */
public final class BatchRejectedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Point> points;

    /**
     * Passes the refusal on.
     *
     * @param message the back end's words
     * @param points the points it refuses, empty if it does not say
     */
    public BatchRejectedException(String message, List<Point> points) {
        super(message);
        this.points = List.copyOf(points);
    }

    /** The refused points, empty if the back end does not say. */
    public List<Point> points() {
        return points;
    }

    /**
     * A point of a batch.
     *
     * @param frame index of its frame in the batch
     * @param point index in the frame
     */
    public record Point(int frame, int point) {}
}
