package badger.statsd;

import badger.formats.TextFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is received, metric by metric. Those that receive hand packets over; once a tick another thread turns the windows and then reads, without
 * the lock, what nobody writes any more. Neither waits for the other longer than one packet takes.
 */
final class Reception {
    /** 4 MiB for all values and members of both windows. */
    private static final int ROOM_WORDS = 512 * 1024;

    private static final String NO_VALUE = "a value is missing, or is none that this type can have";

    /** So many bytes of a line that is refused are shown. */
    private static final int SHOWN = 80;

    private final List<Percentile> percentiles;
    private final int most;
    private final MetricLine line = new MetricLine();
    private final MetricTable metrics = new MetricTable();
    private final SampleRoom room = new SampleRoom(ROOM_WORDS);

    /** Metrics that the other thread does not know yet. */
    private final List<Metric> fresh = new ArrayList<>();

    private int window;
    private int series;
    private long packets;
    private long taken;
    private long refused;
    private long ignored;
    private long turnedAway;
    private final Set<String> said = new HashSet<>();
    private boolean saidFull;
    private @Nullable TextFormatException complaint;

    /**
     * Nothing is received yet.
     *
     * @param percentiles which there are of timers
     * @param most how many series all metrics may have
     */
    Reception(List<Percentile> percentiles, int most) {
        this.percentiles = percentiles;
        this.most = most;
    }

    /**
     * Takes a packet: lines, each a metric.
     *
     * @param bytes hold it, from the first on
     * @param length how long it is; more than there is room for if its end is lost
     */
    synchronized void packet(byte[] bytes, int length) {
        packets++;
        int end = length;
        if (length > bytes.length) {
            end = lastLine(bytes);
            refuse("the packet is longer than " + bytes.length + " bytes", bytes, end, bytes.length);
        }
        int from = 0;
        while (from < end) {
            int to = from;
            while (to < end && bytes[to] != '\n') {
                to++;
            }
            line(bytes, from, to > from && bytes[to - 1] == '\r' ? to - 1 : to);
            from = to + 1;
        }
    }

    /** Where the last line begins. */
    private static int lastLine(byte[] bytes) {
        int at = bytes.length;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private void line(byte[] bytes, int from, int to) {
        if (from == to) {
            return;
        }
        if (isOther(bytes, from, to)) {
            ignored++;
            return;
        }
        String wrong = line.read(bytes, from, to);
        if (wrong == null && line.isTimed()) {
            ignored++;
            return;
        }
        if (wrong == null) {
            wrong = values();
        }
        if (wrong != null) {
            refuse(wrong, bytes, from, to);
        }
    }

    /** Whether it is an event or a service check of DogStatsD: {@code _e{5,4}:title|text}, {@code _sc|name|0}. */
    private static boolean isOther(byte[] bytes, int from, int to) {
        return to - from > 3
                && bytes[from] == '_'
                && ((bytes[from + 1] == 'e' && bytes[from + 2] == '{')
                        || (bytes[from + 1] == 's' && bytes[from + 2] == 'c' && bytes[from + 3] == '|'));
    }

    private @Nullable String values() {
        if (!line.nextValue() || !line.isValue()) {
            return NO_VALUE;
        }
        Metric metric = metrics.get(line.key(), line.keyLength());
        if (metric == null) {
            if (series + seriesOf(line.type()) > most) {
                turnAway();
                return null;
            }
            metric = newMetric();
        } else if (metric.type() != line.type()) {
            return "it is there already with another type";
        }
        metric.add(window, line);
        while (line.nextValue()) {
            if (!line.isValue()) {
                return NO_VALUE;
            }
            metric.add(window, line);
        }
        taken++;
        return null;
    }

    private Metric newMetric() {
        Metric metric = new Metric(line.name(), line.labels(), line.type(), tally(line.type()));
        metrics.add(line.key(), line.keyLength(), metric);
        fresh.add(metric);
        series += seriesOf(line.type());
        return metric;
    }

    private int seriesOf(MetricType type) {
        return switch (type) {
            case COUNTER, GAUGE, SET -> 1;
            case TIMER, HISTOGRAM, DISTRIBUTION -> SpreadSeries.WITHOUT_PERCENTILES + percentiles.size();
        };
    }

    private Tally tally(MetricType type) {
        return switch (type) {
            case COUNTER -> new CountTally();
            case GAUGE -> new GaugeTally();
            case SET -> new DistinctTally(room);
            case TIMER, HISTOGRAM, DISTRIBUTION -> new SpreadTally(percentiles, room);
        };
    }

    private void refuse(String wrong, byte[] bytes, int from, int to) {
        refused++;
        if (complaint == null && said.add(wrong)) {
            complaint = new TextFormatException("a line is refused, '" + shown(bytes, from, to) + "'", wrong);
        }
    }

    private static String shown(byte[] bytes, int from, int to) {
        String part = new String(bytes, from, Math.min(SHOWN, to - from), StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            text.append(Character.isISOControl(c) ? '?' : c);
        }
        return text.append(to - from > SHOWN ? "..." : "").toString();
    }

    private void turnAway() {
        turnedAway++;
        if (complaint == null && !saidFull) {
            saidFull = true;
            complaint = new TextFormatException(
                    "metric '" + line.name() + "'",
                    "has no series, nor has any other new one: max_series leaves room for " + most
                            + " of what is sent, and there are " + series);
        }
    }

    /**
     * Has what comes from now on go into the other window.
     *
     * @param shown metrics that were new are added to it
     * @param own takes the counts of what was received
     * @return the window that can be read until the next turn
     */
    synchronized int turn(List<Metric> shown, ReceptionSeries own) {
        for (int i = 0; i < fresh.size(); i++) {
            shown.add(fresh.get(i));
        }
        fresh.clear();
        own.set(packets, taken, refused, ignored, turnedAway, series);
        int full = window;
        window = 1 - window;
        return full;
    }

    /** Lets go of those metrics that were found idle, if still nothing was received. */
    synchronized void letGo(List<Metric> shown) {
        for (int i = 0; i < shown.size(); i++) {
            Metric metric = shown.get(i);
            if (metric.letGo(window)) {
                series -= seriesOf(metric.type());
                room.give(metric.taken());
            }
        }
        metrics.removeGone();
        saidFull = false;
    }

    /** What there is to say since the last time, each thing once. */
    synchronized @Nullable TextFormatException complaint() {
        TextFormatException present = complaint;
        complaint = null;
        return present;
    }
}
