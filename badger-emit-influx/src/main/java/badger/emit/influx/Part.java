package badger.emit.influx;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Frame;
import badger.core.spi.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The points of a batch that one request carries, and on which line of it each of them stands. */
final class Part {
    private final Batch batch;
    /** Frame and point that each line begins with, two numbers a line. */
    private int[] starts = new int[64];

    private int lines;
    private int firstFrame;
    private int firstPoint;
    private int endFrame;
    private int endPoint;

    Part(Batch batch) {
        this.batch = batch;
    }

    Frame frame(int index) {
        return batch.frame(index);
    }

    /** Begins another request, with the given point. */
    void begin(int frame, int point) {
        lines = 0;
        firstFrame = frame;
        firstPoint = point;
        end(frame, point);
    }

    /** Says which point the request ends before. */
    void end(int frame, int point) {
        endFrame = frame;
        endPoint = point;
    }

    /** Begins another line, with the given point. */
    void beginLine(int frame, int point) {
        if (2 * lines == starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
        }
        starts[2 * lines] = frame;
        starts[2 * lines + 1] = point;
        lines++;
    }

    /** The points whose series are meant. */
    List<Point> points(Predicate<Series> meant) {
        List<Point> points = new ArrayList<>();
        for (int f = firstFrame; f <= endFrame && f < batch.frames(); f++) {
            int end = f == endFrame ? endPoint : batch.frame(f).size();
            for (int p = f == firstFrame ? firstPoint : 0; p < end; p++) {
                if (meant.test(batch.frame(f).series(p))) {
                    points.add(new Point(f, p));
                }
            }
        }
        return points;
    }

    /** The point of a line, counted from 1; none if the line holds several, of which one alone may be bad. */
    List<Point> onLine(long line) {
        if (line < 1 || line > lines) {
            return List.of();
        }
        int at = (int) line - 1;
        int frame = starts[2 * at];
        int point = starts[2 * at + 1];
        boolean last = line == lines || starts[2 * at + 2] != frame;
        int end = !last
                ? starts[2 * at + 3]
                : frame == endFrame ? endPoint : batch.frame(frame).size();
        return end - point == 1 ? List.of(new Point(frame, point)) : List.of();
    }

    /** The points of the oldest frames, if these make that many lines; none if no number of frames does. */
    List<Point> oldest(long count) {
        if (count < 1 || count > lines || (count < lines && starts[2 * (int) count] == starts[2 * (int) count - 2])) {
            return List.of();
        }
        int lastFrame = starts[2 * (int) count - 2];
        List<Point> points = new ArrayList<>();
        for (int f = firstFrame; f <= lastFrame; f++) {
            int end = f == endFrame ? endPoint : batch.frame(f).size();
            for (int p = f == firstFrame ? firstPoint : 0; p < end; p++) {
                points.add(new Point(f, p));
            }
        }
        return points;
    }
}
