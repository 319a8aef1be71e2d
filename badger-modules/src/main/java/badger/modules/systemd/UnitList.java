package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The units that systemd holds in memory, as its method {@code ListUnits} tells them: how many there are of each state, and those that are
 * wanted one by one. Text is made only for the name of one that stands where another stood.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html">org.freedesktop.systemd1(5)</a>
 */
final class UnitList {
    /**
     * An array of: name, description, load state, active state, state in the words of its type, unit that it follows, object
     * path, number of its job or 0, type of the job, object path of the job.
     */
    static final String TYPES = "a(ssssssouso)";

    /** A name has at most 255 bytes (UNIT_NAME_MAX), a word much less. */
    private static final int LONGEST_NAME = 255;

    /** In paths a byte may be written as three. */
    private static final int LONGEST_PATH = 1024;

    private static final byte[] NOT_FOUND = "not-found".getBytes(US_ASCII);
    /** The place of {@code inactive} in the states. */
    private static final int INACTIVE = 2;

    /** Units of bygone names that are remembered beside as many that are there. */
    private static final int SPARE = 64;

    private final UnitChoice choice;
    private final States states = new States("active", "reloading", "inactive", "failed", "activating", "deactivating");
    private final long[] counts = new long[States.MOST];
    private long jobs;

    private final byte[] name = new byte[LONGEST_NAME];
    private final byte[] word = new byte[LONGEST_NAME];
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Unit> known = new HashMap<>();
    private final List<Unit> wanted = new ArrayList<>();

    UnitList(UnitChoice choice) {
        this.choice = choice;
    }

    /** Reads the answer of {@code ListUnits}. */
    void read(BusInput in) throws IOException {
        Arrays.fill(counts, 0);
        jobs = 0;
        wanted.clear();
        for (Unit unit : known.values()) {
            unit.begin();
        }
        long end = in.structures();
        for (int row = 0; in.position() < end; row++) {
            in.align(Long.BYTES);
            readUnit(in, row);
        }
        if (in.position() != end) {
            throw in.damaged("the list was to end at byte " + end);
        }
        addUnlisted();
        forget();
    }

    private void readUnit(BusInput in, int number) throws IOException {
        int length = in.text(name);
        Row row = choice.isNone() ? null : row(number, length);
        in.skipText();
        boolean found = !Arrays.equals(NOT_FOUND, 0, NOT_FOUND.length, word, 0, in.text(word));
        int state = states.number(word, in.text(word));
        if (state < 0) {
            throw in.damaged("more states than there can be");
        }
        counts[state]++;
        in.skipText();
        in.skipText();
        if (row == null || !row.wanted) {
            in.skipText();
        } else {
            Unit unit = unit(row, in);
            if (found || state != INACTIVE) {
                unit.is(state, true);
                wanted.add(unit);
            }
        }
        if (in.uint32() != 0) {
            jobs++;
        }
        in.skipText();
        in.skipText();
    }

    /** The row of this number, of the unit whose name was read. */
    private Row row(int number, int length) {
        if (number == rows.size()) {
            rows.add(new Row());
        }
        Row row = rows.get(number);
        if (!row.isOf(name, length)) {
            row.name = Arrays.copyOf(name, length);
            String text = new String(name, 0, length, UTF_8);
            row.wanted = choice.has(text);
            row.unit = known.get(text);
        }
        return row;
    }

    private Unit unit(Row row, BusInput in) throws IOException {
        Unit unit = row.unit;
        if (unit != null) {
            in.skipText();
            return unit;
        }
        Unit added = new Unit(new String(row.name, UTF_8), in.text(LONGEST_PATH));
        row.unit = added;
        known.put(added.name(), added);
        return added;
    }

    /** One that is wanted by its name and was there is not in the list any more because it became inactive. */
    private void addUnlisted() {
        for (Unit unit : known.values()) {
            if (!unit.isThere() && choice.isByName(unit.name())) {
                unit.is(INACTIVE, false);
                wanted.add(unit);
            }
        }
    }

    private void forget() {
        if (known.size() > 2 * wanted.size() + SPARE) {
            known.clear();
            for (Unit unit : wanted) {
                known.put(unit.name(), unit);
            }
            rows.clear();
        }
    }

    /** The states that units are in. */
    States states() {
        return states;
    }

    /** How many units are in a state. */
    long count(int state) {
        return counts[state];
    }

    /** How many units wait for something to be done to them, or have it done. */
    long jobs() {
        return jobs;
    }

    /** The units that are wanted and there. */
    List<Unit> wanted() {
        return wanted;
    }

    /** What stood in a place of the list at the last read. */
    private static final class Row {
        private byte[] name = {};
        private boolean wanted;
        private @Nullable Unit unit;

        private boolean isOf(byte[] other, int length) {
            return Arrays.equals(name, 0, name.length, other, 0, length);
        }
    }
}
