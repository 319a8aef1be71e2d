package badger.core.lane;

import badger.core.spi.Series;
import badger.core.tick.Points;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a lane sends of each series, in the order in which it saw them first. A tick's points come in nearly that order: the
 * series behind the last is mostly the next to be asked for, and only where some are missing, or stand elsewhere, is one
 * looked for by its id. A hundred thousand points that all moved by a few places since the last second cost one such look.
 */
final class Decisions {
    /** The place of a series on which nothing is decided. */
    static final int UNKNOWN = -1;

    private static final int SMALLEST = 64;
    /** What spreads ids that follow each other over the whole table: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    /** The series at each place; null where one was forgotten. */
    private @Nullable Series[] series = new @Nullable Series[SMALLEST];
    /** What is sent of each; null if nothing is. */
    private @Nullable Series[] sent = new @Nullable Series[SMALLEST];
    /** How many places are used, by forgotten ones too, and how many series there are. */
    private int used;

    private int count;

    /** Places, each one higher so that 0 is none, where a series' id belongs or behind it: twice as many as there are places. */
    private int[] places = new int[2 * SMALLEST];
    /** The place that is mostly asked for next. */
    private int next;

    /** The place of a series, {@link #UNKNOWN} if it has none. */
    @SuppressWarnings("ReferenceEquality") // a series is decided on as the object that it is
    int place(Series of) {
        int place = next < used && series[next] == of ? next : find(of);
        next = place == UNKNOWN ? next : place + 1;
        return place;
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private int find(Series of) {
        int mask = places.length - 1;
        for (int at = home(of); places[at] != 0; at = at + 1 & mask) {
            if (series[places[at] - 1] == of) {
                return places[at] - 1;
            }
        }
        return UNKNOWN;
    }

    /** Where a series is looked for first. */
    private int home(Series of) {
        return (of.id() * SPREAD) >>> (Integer.numberOfLeadingZeros(places.length) + 1);
    }

    /** What is sent of the series at a place; null if nothing is. */
    @Nullable
    Series sent(int place) {
        return sent[place];
    }

    /**
     * Adds a tick's points to a frame as far as they are those of the series from a place on, have values and are sent.
     *
     * @param from the first of the points, which is the series' at this place
     * @return how many points these were
     */
    @SuppressWarnings("ReferenceEquality") // as above
    int addRun(LaneFrame frame, Points points, int from, int place) {
        int most = Math.min(points.size() - from, used - place);
        int run = 0;
        while (run < most
                && points.series(from + run) == series[place + run]
                && sent[place + run] != null
                && points.hasValue(from + run)) {
            run++;
        }
        frame.add(sent, place, points, from, run);
        next = place + Math.max(1, run);
        return run;
    }

    /** Adds a series that has no place: its place, until another is added. */
    int add(Series of, @Nullable Series asSent) {
        if (used == series.length) {
            makeRoom();
        }
        int place = used++;
        count++;
        series[place] = of;
        sent[place] = asSent;
        note(place, of);
        return place;
    }

    private void note(int place, Series of) {
        int mask = places.length - 1;
        int at = home(of);
        while (places[at] != 0) {
            at = at + 1 & mask;
        }
        places[at] = place + 1;
    }

    /** Closes the gaps that forgotten series left, and makes the arrays longer if half of them would be full then. */
    private void makeRoom() {
        int length = count > series.length / 2 ? 2 * series.length : series.length;
        @Nullable Series[] before = series;
        @Nullable Series[] sentBefore = sent;
        series = new @Nullable Series[length];
        sent = new @Nullable Series[length];
        places = new int[2 * length];
        int end = used;
        used = 0;
        count = 0;
        for (int i = 0; i < end; i++) {
            Series kept = before[i];
            if (kept != null) {
                int _ = add(kept, sentBefore[i]);
            }
        }
        next = used;
    }

    /** Forgets a series; answers what was sent of it, null if nothing was. */
    @Nullable
    Series remove(Series of) {
        int place = find(of);
        if (place == UNKNOWN) {
            return null;
        }
        Series gone = sent[place];
        series[place] = null;
        sent[place] = null;
        count--;
        if (count == 0) {
            Arrays.fill(places, 0);
            used = 0;
        }
        return gone;
    }
}
