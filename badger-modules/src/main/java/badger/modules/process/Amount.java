package badger.modules.process;

/** What a contender, or all others together, have: counters that only grow, and what there is at this tick. */
final class Amount {
    /** Which growth this is: another one whenever a contender is chosen again, so that its first reading gives no rate. */
    long generation;

    long cpuTicks;
    long bytesRead;
    long bytesWritten;
    int processes;
    long threads;
    long pages;
    boolean cpuKnown;
    boolean memoryKnown;
    boolean ioKnown;

    /** Begins a read: nobody there yet. */
    void begin() {
        processes = 0;
        threads = 0;
        pages = 0;
        cpuKnown = true;
        memoryKnown = true;
        ioKnown = true;
    }

    /** Adds who is there at this tick, and what is not known of them; what grew is added apart. */
    void addPresent(Amount other) {
        processes += other.processes;
        threads += other.threads;
        pages += other.pages;
        cpuKnown &= other.cpuKnown;
        memoryKnown &= other.memoryKnown;
        ioKnown &= other.ioKnown;
    }
}
