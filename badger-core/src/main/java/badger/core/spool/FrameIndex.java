package badger.core.spool;

import java.util.Arrays;

/** Where a segment's frames are and what has become of them. */
final class FrameIndex {
    /** Not there: never written, damaged, or without its table. */
    static final byte MISSING = 0;
    /** To be sent, and not in memory. */
    static final byte WAITING = 1;
    /** To be sent, and handed to the lane. */
    static final byte HELD = 2;
    /** Need not be sent any more. */
    static final byte DONE = 3;

    private int size;
    private byte[] states = new byte[64];
    private int[] offsets = new int[64];
    private int[] points = new int[64];
    private int[] done = new int[64];
    private int waiting;
    private int open;
    private long oldest = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;
    private int lowest;
    private int highest = -1;

    /** Notes a frame; those between it and the last one are missing. */
    void add(int frame, int offset, int count, long epochSecond, byte state) {
        if (frame >= states.length) {
            int more = Math.max(states.length * 2, frame + 1);
            states = Arrays.copyOf(states, more);
            offsets = Arrays.copyOf(offsets, more);
            points = Arrays.copyOf(points, more);
            done = Arrays.copyOf(done, more);
        }
        size = Math.max(size, frame + 1);
        offsets[frame] = offset;
        points[frame] = count;
        oldest = Math.min(oldest, epochSecond);
        newest = Math.max(newest, epochSecond);
        set(frame, state);
    }

    private static boolean isOpen(byte state) {
        return state == WAITING || state == HELD;
    }

    void set(int frame, byte state) {
        byte before = states[frame];
        states[frame] = state;
        open += (isOpen(state) ? 1 : 0) - (isOpen(before) ? 1 : 0);
        waiting += (state == WAITING ? 1 : 0) - (before == WAITING ? 1 : 0);
        if (state == WAITING) {
            lowest = Math.min(lowest, frame);
            highest = Math.max(highest, frame);
        }
    }

    byte state(int frame) {
        return frame >= 0 && frame < size ? states[frame] : MISSING;
    }

    int offset(int frame) {
        return offsets[frame];
    }

    /** How many points of a frame are still to be sent. */
    int pointsLeft(int frame) {
        return points[frame] - done[frame];
    }

    /** How many of a frame's first points need not be sent any more. */
    int done(int frame) {
        return done[frame];
    }

    void setDone(int frame, int first) {
        done[frame] = Math.min(points[frame], Math.max(done[frame], first));
    }

    /** The oldest waiting frame; -1 if none waits. */
    int oldestWaiting() {
        while (lowest < size && states[lowest] != WAITING) {
            lowest++;
        }
        return lowest < size ? lowest : -1;
    }

    /** The newest waiting frame; -1 if none waits. */
    int newestWaiting() {
        while (highest >= 0 && states[highest] != WAITING) {
            highest--;
        }
        return highest;
    }

    int waiting() {
        return waiting;
    }

    /** How many points wait. */
    long waitingPoints() {
        long sum = 0;
        for (int frame = 0; frame < size; frame++) {
            sum += states[frame] == WAITING ? pointsLeft(frame) : 0;
        }
        return sum;
    }

    /** Whether every frame is done or missing. */
    boolean isDone() {
        return open == 0;
    }

    int size() {
        return size;
    }

    /** The second of the oldest frame. */
    long oldest() {
        return oldest;
    }

    /** The second of the newest frame. */
    long newest() {
        return newest;
    }
}
