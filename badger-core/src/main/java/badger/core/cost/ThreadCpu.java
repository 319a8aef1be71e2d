package badger.core.cost;

/** What one thread has used of the CPU. Made on that thread; any one thread may read it. */
public interface ThreadCpu extends AutoCloseable {
    /** What is read where the kernel does not count. */
    long UNKNOWN = -1;

    /**
     * CPU time in nanoseconds up to the thread's last wait: while it runs, the kernel adds to it only now and then.
     *
     * @return {@link #UNKNOWN} if it cannot be told
     */
    long nanos();

    /** The same up to now, for the thread itself to ask; several times as dear. */
    long nanosNow();

    @Override
    void close();
}
