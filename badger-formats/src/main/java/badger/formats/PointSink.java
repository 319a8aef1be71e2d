package badger.formats;

/** Takes the points that stand in a text. */
public interface PointSink {
    /** A point written as an integer. */
    void integer(SeriesText series, long value);

    /** A point written as a floating number; may be NaN or infinite. */
    void floating(SeriesText series, double value);
}
