package badger.statsd;

import badger.core.spi.Label;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of a line in the order of their names, since the order in which they are sent says nothing; of two with one name the last counts. */
final class TagList {
    static final int MOST = 32;

    /** What a tag without a value has. */
    private static final String THERE = "true";

    private final int[] begins = new int[MOST];
    private final int[] colons = new int[MOST];
    private final int[] ends = new int[MOST];
    private byte[] bytes = {};
    private int size;

    /** Begins anew with a line of these bytes. */
    void begin(byte[] packet) {
        bytes = packet;
        size = 0;
    }

    /**
     * Adds a tag: {@code name:value}, or a name alone. One whose value is empty is none.
     *
     * @param begin where it begins
     * @param end where it ends
     * @return what is wrong, or null
     */
    @Nullable
    String add(int begin, int end) {
        int colon = begin;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        if (colon == begin) {
            return "a tag has no name";
        }
        if (colon + 1 == end) {
            return null;
        }
        int place = size;
        while (place > 0 && isBefore(begin, colon, place - 1)) {
            place--;
        }
        if (place > 0 && !isAfter(begin, colon, place - 1)) {
            put(place - 1, begin, colon, end);
            return null;
        }
        if (size == MOST) {
            return "there are more than " + MOST + " tags";
        }
        for (int i = size; i > place; i--) {
            put(i, begins[i - 1], colons[i - 1], ends[i - 1]);
        }
        put(place, begin, colon, end);
        size++;
        return null;
    }

    private boolean isBefore(int begin, int colon, int place) {
        return compare(begin, colon, place) < 0;
    }

    private boolean isAfter(int begin, int colon, int place) {
        return compare(begin, colon, place) > 0;
    }

    private int compare(int begin, int colon, int place) {
        return Arrays.compareUnsigned(bytes, begin, colon, bytes, begins[place], colons[place]);
    }

    private void put(int place, int begin, int colon, int end) {
        begins[place] = begin;
        colons[place] = colon;
        ends[place] = end;
    }

    int size() {
        return size;
    }

    int begin(int place) {
        return begins[place];
    }

    int end(int place) {
        return ends[place];
    }

    /** The tags as labels. */
    List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            labels.add(
                    new Label(text(begins[i], colons[i]), colons[i] == ends[i] ? THERE : text(colons[i] + 1, ends[i])));
        }
        return List.copyOf(labels);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
