package badger.statsd;

/** How much memory all metrics together may still take for values and members that they hold for a second, in words of 8 bytes. */
final class SampleRoom {
    private int left;

    /**
     * Room that nobody has taken yet.
     *
     * @param words how much
     */
    SampleRoom(int words) {
        left = words;
    }

    /** Takes some, if there is as much. */
    boolean take(int words) {
        if (words > left) {
            return false;
        }
        left -= words;
        return true;
    }

    /** Gives back what was taken. */
    void give(int words) {
        left += words;
    }
}
