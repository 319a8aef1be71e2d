package badger.statsd;

import badger.core.spi.Label;
import badger.formats.NumberText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a packet, {@code name:value|type|@rate|#tag:value,tag:value}: where its parts are, and what is wrong with it. There may be
 * several values with colons between; fields that begin in another way are passed over. Reading one allocates nothing.
 *
 * @see <a href="https://github.com/statsd/statsd/blob/master/docs/metric_types.md">StatsD Metric Types</a>
 * @see <a href="https://docs.datadoghq.com/extend/dogstatsd/datagram_shell/">DogStatsD, Datagram format</a>
 */
final class MetricLine {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TAGS = 1024;

    /** More is no count of anything: sums of counts stay exact. */
    private static final double LARGEST_COUNT = 1e15;

    /** What is in no name and in no tag. */
    private static final byte[] SEPARATOR = {'|'};

    /** Of a hash of 64 bits: FNV-1a, and what spreads its bits (the end of MurmurHash3). */
    private static final long HASH_START = 0xcbf29ce484222325L;

    private static final long HASH_FACTOR = 0x100000001b3L;
    private static final long SPREAD_FIRST = 0xff51afd7ed558ccdL;
    private static final long SPREAD_SECOND = 0xc4ceb9fe1a85ec53L;

    private final NumberText number = new NumberText();
    private final TagList tags = new TagList();
    private byte[] bytes = {};
    private byte[] key = new byte[LONGEST_NAME];
    private int keyLength;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;
    private int valuesTo;
    private MetricType type = MetricType.COUNTER;
    private double rate;
    private boolean timed;

    /**
     * Reads a line but for its values.
     *
     * @param packet holds it
     * @param from where it begins
     * @param to where it ends
     * @return what is wrong with it, or null
     */
    @Nullable
    String read(byte[] packet, int from, int to) {
        bytes = packet;
        nameFrom = from;
        nameTo = indexOf(':', from, to);
        valueTo = nameTo;
        if (nameTo == to) {
            return "a name, ':' and a value are expected";
        }
        if (!isText(from, nameTo, LONGEST_NAME)) {
            return "the name is empty, longer than " + LONGEST_NAME + " bytes, or has a control character or '|'";
        }
        valuesTo = indexOf('|', nameTo + 1, to);
        if (valuesTo == to) {
            return "'|' and a type are expected";
        }
        int typeTo = indexOf('|', valuesTo + 1, to);
        MetricType found = MetricType.of(packet, valuesTo + 1, typeTo);
        if (found == null) {
            return "the type is none of c, g, ms, h, d and s";
        }
        type = found;
        rate = 1;
        timed = false;
        tags.begin(packet);
        String wrong = null;
        int field = typeTo;
        while (field < to && wrong == null) {
            int end = indexOf('|', field + 1, to);
            wrong = field(field + 1, end);
            field = end;
        }
        makeKey();
        return wrong;
    }

    private @Nullable String field(int from, int to) {
        if (from == to) {
            return null;
        }
        if (bytes[from] == '@') {
            boolean share = number.read(bytes, from + 1, to) && number.floating() > 0 && number.floating() <= 1;
            rate = share ? number.floating() : 1;
            return share ? null : "the rate is no number above 0 and not above 1";
        }
        if (bytes[from] == '#') {
            return tags(from + 1, to);
        }
        timed |= bytes[from] == 'T';
        return null;
    }

    private @Nullable String tags(int from, int to) {
        if (from < to && !isText(from, to, LONGEST_TAGS)) {
            return "the tags are longer than " + LONGEST_TAGS + " bytes, or have a control character";
        }
        String wrong = null;
        int begin = from;
        while (begin < to && wrong == null) {
            int end = indexOf(',', begin, to);
            wrong = begin == end ? null : tags.add(begin, end);
            begin = end + 1;
        }
        return wrong;
    }

    private boolean isText(int from, int to, int longest) {
        for (int i = from; i < to; i++) {
            if ((bytes[i] >= 0 && bytes[i] < ' ') || bytes[i] == 0x7f || bytes[i] == '|') {
                return false;
            }
        }
        return from < to && to - from <= longest;
    }

    private int indexOf(char ascii, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ascii) {
            at++;
        }
        return at;
    }

    private void makeKey() {
        keyLength = 0;
        addToKey(bytes, nameFrom, nameTo);
        for (int i = 0; i < tags.size(); i++) {
            addToKey(SEPARATOR, 0, SEPARATOR.length);
            addToKey(bytes, tags.begin(i), tags.end(i));
        }
    }

    private void addToKey(byte[] of, int from, int to) {
        int length = to - from;
        if (keyLength + length > key.length) {
            key = Arrays.copyOf(key, Math.max(keyLength + length, 2 * key.length));
        }
        System.arraycopy(of, from, key, keyLength, length);
        keyLength += length;
    }

    /** Name and tags, in one order: the bytes that tell a metric from every other. */
    byte[] key() {
        return key;
    }

    /** How many of them. */
    int keyLength() {
        return keyLength;
    }

    String name() {
        return new String(bytes, nameFrom, nameTo - nameFrom, StandardCharsets.UTF_8);
    }

    List<Label> labels() {
        return tags.labels();
    }

    MetricType type() {
        return type;
    }

    /** Whether it says when its values were: which may be long ago. */
    boolean isTimed() {
        return timed;
    }

    /** How many things each value stands for: one that is sent for every tenth stands for ten. */
    double times() {
        return 1 / rate;
    }

    /** Goes to the next value, the first at first; whether there is one. Members of sets have colons of their own. */
    boolean nextValue() {
        if (valueTo == valuesTo) {
            return false;
        }
        valueFrom = valueTo + 1;
        valueTo = type == MetricType.SET ? valuesTo : indexOf(':', valueFrom, valuesTo);
        return true;
    }

    /**
     * Whether this value is one that its type can have: a member of a set, or a finite number. A counter does not go down: no back end could
     * tell that from one that was reset.
     */
    boolean isValue() {
        return switch (type) {
            case SET -> valueFrom < valueTo;
            case GAUGE -> isNumber();
            case COUNTER -> isNumber() && value() >= 0 && value() * times() <= LARGEST_COUNT;
            case TIMER, HISTOGRAM, DISTRIBUTION -> isNumber() && times() <= LARGEST_COUNT;
        };
    }

    /** Whether this value is a finite number. */
    boolean isNumber() {
        return number.read(bytes, valueFrom, valueTo) && Double.isFinite(number.floating());
    }

    /** That number. */
    double value() {
        return number.floating();
    }

    /** Whether it begins with its sign: to a gauge it is a change then. */
    boolean isSigned() {
        return bytes[valueFrom] == '+' || bytes[valueFrom] == '-';
    }

    /** A hash of this value's bytes, all of whose bits are as good as random. */
    long hash() {
        long hash = HASH_START;
        for (int i = valueFrom; i < valueTo; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * HASH_FACTOR;
        }
        hash = (hash ^ (hash >>> 33)) * SPREAD_FIRST;
        hash = (hash ^ (hash >>> 33)) * SPREAD_SECOND;
        return hash ^ (hash >>> 33);
    }
}
