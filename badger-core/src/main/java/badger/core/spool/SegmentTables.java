package badger.core.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a segment: where each copy is, and those that were needed so far. */
final class SegmentTables {
    private final SegmentFile file;
    private final List<Place> places = new ArrayList<>();
    private final RecordCursor cursor = new RecordCursor();
    private @Nullable TableReader reader;
    /** How many places have been read. */
    private int placesRead;

    private record Place(int number, int offset) {}

    SegmentTables(SegmentFile file) {
        this.file = file;
    }

    /** Notes where a table is, or one more copy of it. */
    void note(int number, int offset) {
        places.add(new Place(number, offset));
    }

    /**
     * Finds a table; what was read before through the same file has to be sought again.
     *
     * @throws DamagedException if there is no copy of it that can be used
     */
    TableReader.Table table(int number, KnownSeries known) throws IOException {
        TableReader all = reader;
        if (all == null) {
            all = new TableReader(known);
            reader = all;
            placesRead = 0;
        }
        // what adds to a table that was damaged can be had once a later copy of that one has been read: the second time
        for (int time = 0; time < 2 && all.table(number) == null; time++) {
            placesRead = time == 0 ? placesRead : 0;
            readOn(all);
        }
        TableReader.Table table = all.table(number);
        if (table == null) {
            throw new DamagedException("table " + number + " is not in " + file.path());
        }
        return table;
    }

    private void readOn(TableReader all) throws IOException {
        for (; placesRead < places.size(); placesRead++) {
            Place place = places.get(placesRead);
            if (all.table(place.number) == null) {
                SegmentScan scan = file.from(place.offset);
                if (scan.next() && scan.recordStart() == place.offset) {
                    read(scan, all);
                }
            }
        }
    }

    private void read(SegmentScan scan, TableReader all) {
        try {
            boolean _ = all.read(scan.payload(cursor));
        } catch (DamagedException e) {
            // the same as if it were not there
        }
    }

    /** Forgets what has been read; where it is stays known. */
    void forget() {
        reader = null;
    }
}
