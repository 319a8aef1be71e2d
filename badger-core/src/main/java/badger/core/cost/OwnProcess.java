package badger.core.cost;

import badger.core.spi.HostPaths;

/** The agent's own process and its host, as the kernel counts them. */
public interface OwnProcess {
    /** What the calling thread uses of the CPU from now on. */
    ThreadCpu cpuOfThisThread();

    /**
     * What is in memory, in bytes, the pages of files included that other processes may have there as well.
     *
     * @return {@link ThreadCpu#UNKNOWN} if it cannot be told
     */
    long residentBytes();

    /**
     * The part of it that belongs to no file, or was changed since it came from one: nothing but swap can free it.
     *
     * @return {@link ThreadCpu#UNKNOWN} if it cannot be told
     */
    long anonymousBytes();

    /** How many processes the host has; 0 if it cannot be told. */
    int processesOfHost();

    /** This process, as its files tell. */
    static OwnProcess of(HostPaths paths) {
        return new KernelCounts(paths.self(), paths.proc());
    }

    /** A process of which nothing can be told. */
    static OwnProcess untold() {
        return new OwnProcess() {
            @Override
            public ThreadCpu cpuOfThisThread() {
                return KernelCounts.UNTOLD;
            }

            @Override
            public long residentBytes() {
                return ThreadCpu.UNKNOWN;
            }

            @Override
            public long anonymousBytes() {
                return ThreadCpu.UNKNOWN;
            }

            @Override
            public int processesOfHost() {
                return 0;
            }
        };
    }
}
