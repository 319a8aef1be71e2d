package badger.statsd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Metrics by the bytes that tell them apart; looking one up allocates nothing. */
final class MetricTable {
    private static final int FIRST_SIZE = 64;

    /** Half full at the most. */
    private @Nullable Place[] places = new @Nullable Place[FIRST_SIZE];

    private int size;

    /** The metric under a key, or null. */
    @Nullable
    Metric get(byte[] key, int length) {
        int hash = hash(key, length);
        int at = hash & (places.length - 1);
        Place place = places[at];
        while (place != null) {
            if (place.hash == hash && Arrays.equals(place.key, 0, place.key.length, key, 0, length)) {
                return place.metric;
            }
            at = (at + 1) & (places.length - 1);
            place = places[at];
        }
        return null;
    }

    /** Adds a metric under a key that has none. */
    void add(byte[] key, int length, Metric metric) {
        if (2 * (size + 1) > places.length) {
            rebuild(2 * places.length);
        }
        put(new Place(Arrays.copyOf(key, length), hash(key, length), metric));
    }

    /** Takes away those that are gone. */
    void removeGone() {
        rebuild(places.length);
    }

    private void rebuild(int length) {
        @Nullable Place[] old = places;
        places = new @Nullable Place[length];
        size = 0;
        for (Place place : old) {
            if (place != null && !place.metric.isGone()) {
                put(place);
            }
        }
    }

    private void put(Place place) {
        int at = place.hash & (places.length - 1);
        while (places[at] != null) {
            at = (at + 1) & (places.length - 1);
        }
        places[at] = place;
        size++;
    }

    private static int hash(byte[] bytes, int length) {
        int hash = 17;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }

    /** One of them with its key. */
    private static final class Place {
        private final byte[] key;
        private final int hash;
        private final Metric metric;

        private Place(byte[] key, int hash, Metric metric) {
            this.key = key;
            this.hash = hash;
            this.metric = metric;
        }
    }
}
