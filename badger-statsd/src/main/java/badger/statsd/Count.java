package badger.statsd;

/**
 * A count that only grows, as a series of rates wants it. It is 0 at its first sight, since nothing had been received before, and what
 * made it known is counted with the second: rates begin there, and nothing is left out of them.
 */
final class Count {
    private long total;
    private double fraction;
    private boolean begun;

    /**
     * The count after a window.
     *
     * @param things what the window adds; of what is not whole the rest is added later
     */
    long after(double things) {
        double more = fraction + things;
        long whole = (long) more;
        fraction = more - whole;
        total += whole;
        if (!begun) {
            begun = true;
            return 0;
        }
        return total;
    }
}
