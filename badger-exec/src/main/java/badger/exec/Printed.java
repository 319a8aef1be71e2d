package badger.exec;

import badger.formats.PointSink;
import badger.formats.TextFormat;
import badger.formats.TextFormatException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a program has printed to its standard output and nobody has taken yet; never more than it may be. */
final class Printed implements Sink {
    private static final int FIRST_BYTES = 4 * 1024;

    private final int most;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private boolean ended;
    private boolean tooLong;

    /**
     * Nothing yet.
     *
     * @param most the most bytes of one answer
     */
    Printed(int most) {
        this.most = most;
    }

    @Override
    public synchronized boolean take(byte[] part, int count) {
        if (length + count > most) {
            tooLong = true;
            notifyAll();
            return false;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(length + count, 2 * bytes.length)));
        }
        System.arraycopy(part, 0, bytes, length, count);
        length += count;
        notifyAll();
        return true;
    }

    @Override
    public synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Whether the program closed its output, or all who had it have ended. */
    synchronized boolean isEnded() {
        return ended;
    }

    /** Whether it printed more than it may. */
    synchronized boolean isTooLong() {
        return tooLong;
    }

    /** Waits, no longer than this, until the output has ended. */
    synchronized void awaitEnd(long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        long left = millisTo(until);
        while (!ended && left > 0) {
            wait(left);
            left = millisTo(until);
        }
    }

    /** Waits, no longer than this, until there is an answer, or there can be none. */
    synchronized void awaitAnswer(AnswerEnd how, long nanos) throws InterruptedException {
        long until = System.nanoTime() + nanos;
        long left = millisTo(until);
        while (!ended && !tooLong && how.in(bytes, length) < 0 && left > 0) {
            wait(left);
            left = millisTo(until);
        }
    }

    /** The milliseconds to a time, rounded up. */
    private static long millisTo(long until) {
        return TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime() + 999_999);
    }

    /** Whether there is an answer. */
    synchronized boolean hasAnswer(AnswerEnd how) {
        return how.in(bytes, length) >= 0;
    }

    /** Reads the next answer, which there is, and lets go of it; the first thing that is wrong with it, or null. */
    synchronized @Nullable TextFormatException readAnswer(
            AnswerEnd how, TextFormat format, String source, PointSink sink) {
        int end = how.in(bytes, length);
        TextFormatException problem = format.read(bytes, end, source, sink);
        System.arraycopy(bytes, end, bytes, 0, length - end);
        length -= end;
        return problem;
    }

    /** Reads all there is, and lets go of it; the first thing that is wrong with it, or null. */
    synchronized @Nullable TextFormatException readAll(TextFormat format, String source, PointSink sink) {
        TextFormatException problem = format.read(bytes, length, source, sink);
        length = 0;
        return problem;
    }

    /** Takes the next line, without its end; null if there is none yet. */
    synchronized byte @Nullable [] line() {
        int end = AnswerEnd.LINE.in(bytes, length);
        if (end < 0) {
            return null;
        }
        byte[] line = Arrays.copyOf(bytes, end - 1);
        System.arraycopy(bytes, end, bytes, 0, length - end);
        length -= end;
        return line;
    }
}
