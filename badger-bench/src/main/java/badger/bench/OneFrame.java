package badger.bench;

import badger.core.spi.Batch;
import badger.core.spi.Frame;

/**
 * A batch of one frame that may take as long as it likes.
 *
 * @param only the frame
 */
public record OneFrame(Frame only) implements Batch {
    @Override
    public int frames() {
        return 1;
    }

    @Override
    public Frame frame(int index) {
        return only;
    }

    @Override
    public long deadlineNanos() {
        return Long.MAX_VALUE;
    }
}
