package badger.textfile;

import badger.formats.PointSink;
import badger.formats.SeriesText;

/** Takes points that nobody wants. */
final class Nowhere implements PointSink {
    @Override
    public void integer(SeriesText series, long value) {
        // not wanted
    }

    @Override
    public void floating(SeriesText series, double value) {
        // not wanted
    }
}
