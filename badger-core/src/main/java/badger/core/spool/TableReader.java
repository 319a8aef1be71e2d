package badger.core.spool;

import badger.core.spi.Host;
import badger.core.spi.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of one segment as far as they have been read. */
final class TableReader {
    private final KnownSeries known;
    private final Map<Integer, Table> tables = new HashMap<>();

    TableReader(KnownSeries known) {
        this.known = known;
    }

    /** The host and the series that a frame names. */
    record Table(Host host, List<Series> series) {}

    /** A table that has been read; null if it has not. */
    @Nullable
    Table table(int number) {
        return tables.get(number);
    }

    /** Takes a table's record; one that adds to another is of no use without it and answers false. */
    boolean read(RecordCursor in) throws DamagedException {
        int number = in.count(Integer.MAX_VALUE);
        int base = in.count(Integer.MAX_VALUE);
        Host host;
        List<Series> series;
        if (base == 0) {
            host = new Host(in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text());
            series = new ArrayList<>();
        } else {
            Table before = tables.get(base);
            if (before == null) {
                return false;
            }
            host = before.host;
            series = new ArrayList<>(before.series);
        }
        int more = in.count(in.left());
        for (int i = 0; i < more; i++) {
            series.add(SeriesCode.read(in, known));
        }
        tables.put(number, new Table(host, series));
        return true;
    }
}
