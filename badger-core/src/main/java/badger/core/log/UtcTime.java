package badger.core.log;

import java.time.LocalDate;

/** A time as log lines begin with it: {@code 2026-11-23T02:53:01.122Z}. */
final class UtcTime {
    private static final long NANOS_A_MILLISECOND = 1_000_000;
    private static final long MILLISECONDS_A_DAY = 86_400_000;

    private UtcTime() {}

    /** Without java.time's formatters, which are a hundred classes. */
    static void append(StringBuilder text, long epochNanos) {
        long millis = Math.floorDiv(epochNanos, NANOS_A_MILLISECOND);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLISECONDS_A_DAY));
        int ofDay = (int) Math.floorMod(millis, MILLISECONDS_A_DAY);
        digits(text, day.getYear(), 4).append('-');
        digits(text, day.getMonthValue(), 2).append('-');
        digits(text, day.getDayOfMonth(), 2).append('T');
        digits(text, ofDay / 3_600_000, 2).append(':');
        digits(text, ofDay / 60_000 % 60, 2).append(':');
        digits(text, ofDay / 1000 % 60, 2).append('.');
        digits(text, ofDay % 1000, 3).append('Z');
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.repeat("0", Math.max(0, width - digits.length())).append(digits);
    }
}
