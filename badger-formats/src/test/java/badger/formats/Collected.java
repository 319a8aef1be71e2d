package badger.formats;

import badger.core.spi.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The points of a text, each as a line: name, labels, unit, kind, value. */
final class Collected implements PointSink {
    final List<String> points = new ArrayList<>();

    /** What was wrong with the text, without whose it is; null if nothing was. */
    @Nullable
    String problem;

    /** Reads a text with a format. */
    static Collected of(TextFormat format, String text) {
        return of(format, text.getBytes(StandardCharsets.UTF_8));
    }

    static Collected of(TextFormat format, byte[] text) {
        Collected collected = new Collected();
        TextFormatException problem = format.read(text, text.length, "x", collected);
        collected.problem = problem == null ? null : problem.getMessage();
        return collected;
    }

    @Override
    public void integer(SeriesText series, long value) {
        points.add(shown(series) + value);
    }

    @Override
    public void floating(SeriesText series, double value) {
        points.add(shown(series) + value);
    }

    private static String shown(SeriesText series) {
        StringBuilder text = new StringBuilder(series.metric());
        for (Label label : series.labels()) {
            text.append('|').append(label.name()).append('=').append(label.value());
        }
        return text
                + (series.unit().isEmpty() ? " " : " " + series.unit() + " ")
                + (series.isCounter() ? "counter " : "gauge ");
    }
}
