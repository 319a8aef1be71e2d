package badger.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the JVM counts of the memory that a thread takes: exact, whatever else the machine does. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** The bytes that the calling thread has allocated since it began. */
    public static long bytesOfThisThread() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
