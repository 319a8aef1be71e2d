package badger.testkit;

import badger.core.spi.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of all series for users: {@code docs/metrics.md}. */
public final class MetricsDocument {
    private static final int COLUMNS = 5;

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private MetricsDocument() {}

    /**
     * A row of it.
     *
     * @param name the metric, with its labels as words in capitals: {@code disk.reads.DISK}
     * @param unit its unit, empty if it has none
     * @param type integer or floating
     * @param kind gauge, counter, share or info
     * @param meaning one line
     */
    public record Row(String name, String unit, String type, String kind, String meaning) {
        /** The row that a series should have. */
        public static Row of(Series series) {
            StringBuilder name = new StringBuilder(series.metric());
            series.labels()
                    .forEach(label -> name.append('.').append(label.name().toUpperCase(Locale.ROOT)));
            return new Row(
                    name.toString(),
                    series.unit(),
                    series.type().name().toLowerCase(Locale.ROOT),
                    series.kind().name().toLowerCase(Locale.ROOT),
                    series.description());
        }

        /** As it stands in the document. */
        @Override
        public String toString() {
            return "| `" + name + "` | " + (unit.isEmpty() ? "" : "`" + unit + "`") + " | " + type + " | " + kind
                    + " | " + meaning + " |";
        }
    }

    /** Reads the document of the project. */
    public static MetricsDocument ofProject() throws IOException {
        return read(Path.of(System.getProperty("project.root", "."), "docs", "metrics.md"));
    }

    /** Reads a document: every line of a table whose first column is in back quotes. */
    public static MetricsDocument read(Path file) throws IOException {
        MetricsDocument document = new MetricsDocument();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length >= COLUMNS + 2 && cells[1].strip().startsWith("`")) {
                String name = plain(cells[1]);
                document.rows.put(
                        name, new Row(name, plain(cells[2]), plain(cells[3]), plain(cells[4]), cells[5].strip()));
            }
        }
        return document;
    }

    private static String plain(String cell) {
        return cell.strip().replace("`", "");
    }

    /** The row of a series by its name with labels in capitals, or null. */
    public @Nullable Row row(String name) {
        return rows.get(name);
    }

    /** All rows, in their order. */
    public Iterable<Row> rows() {
        return rows.values();
    }
}
