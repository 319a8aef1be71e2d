package badger.statsd;

import java.util.Arrays;

/**
 * The values of one window: how many, their sum, the least and the largest, and the values themselves; where there is no room for all
 * of them a sample in which each is as likely as any other (Vitter's algorithm R).
 */
final class Spread {
    /** So many values are always held. */
    static final int LEAST_HELD = 16;
    /** So many at the most: percentiles of more values are those of a sample. */
    static final int MOST_HELD = 1024;

    private double[] held = new double[LEAST_HELD];
    private int size;
    private long received;
    private double things;
    private double sum;
    private double least;
    private double largest;
    private long random = 0x9e3779b97f4a7c15L;

    /**
     * Takes a value.
     *
     * @param value the value
     * @param times how many things it stands for
     * @param room where more of it is from
     */
    void add(double value, double times, SampleRoom room) {
        least = received == 0 ? value : Math.min(least, value);
        largest = received == 0 ? value : Math.max(largest, value);
        received++;
        things += times;
        sum += value;
        // once a value was left out, more room would prefer those that come
        if (size < held.length || (received == size + 1 && grow(room))) {
            held[size++] = value;
            return;
        }
        long place = random(received);
        if (place < size) {
            held[(int) place] = value;
        }
    }

    private boolean grow(SampleRoom room) {
        if (held.length >= MOST_HELD || !room.take(held.length)) {
            return false;
        }
        held = Arrays.copyOf(held, 2 * held.length);
        return true;
    }

    /** A number from 0 to below another (Marsaglia's xorshift). */
    private long random(long below) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (random >>> 1) % below;
    }

    boolean isEmpty() {
        return received == 0;
    }

    /** How many things its values stand for. */
    double things() {
        return things;
    }

    double mean() {
        return sum / received;
    }

    double least() {
        return least;
    }

    double largest() {
        return largest;
    }

    /** Puts the values in order, which {@link #percentile} wants. */
    void sort() {
        Arrays.sort(held, 0, size);
    }

    /**
     * The value that so many percent of all are not above: the nearest rank.
     *
     * @param percent above 0 and below 100
     */
    double percentile(double percent) {
        // multiplied first: 0.07 times 100 is more than 7
        int rank = (int) Math.ceil(percent * size / 100);
        return held[Math.max(rank, 1) - 1];
    }

    /** What it has taken of the room. */
    int taken() {
        return held.length - LEAST_HELD;
    }

    void clear() {
        size = 0;
        received = 0;
        things = 0;
        sum = 0;
    }
}
