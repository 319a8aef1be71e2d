package badger.modules.process;

/**
 * Processes (or threads) of one name, which may be chosen to have series of their own. What they use is collected as pending
 * until it is handed to their own series or to those of all others, so that it is counted once, whatever is chosen when.
 */
final class Contender {
    /** What is left of a score after a tick: half of it after 14. */
    private static final double FADING = 0.95;

    private final String name;
    private final Amount amount = new Amount();
    private long cpuPending;
    private long readPending;
    private long writtenPending;
    private long cpuNow;
    private long ioNow;
    private double cpuScore;
    private double ioScore;
    private boolean chosen;
    private boolean fresh;
    private boolean forgotten;

    Contender(String name) {
        this.name = name;
        amount.begin();
    }

    String name() {
        return name;
    }

    /** What it has: what grew, of the time in which it was chosen. */
    Amount amount() {
        return amount;
    }

    void begin() {
        amount.begin();
        cpuNow = 0;
        ioNow = 0;
    }

    /** Adds what a process used since it was read before. */
    void use(long cpuTicks, long bytesRead, long bytesWritten) {
        cpuPending += cpuTicks;
        readPending += bytesRead;
        writtenPending += bytesWritten;
        cpuNow += cpuTicks;
        ioNow += bytesRead + bytesWritten;
    }

    /** Ends a read: what was used lately counts most. */
    void score() {
        cpuScore = FADING * cpuScore + cpuNow;
        ioScore = FADING * ioScore + ioNow;
    }

    double cpuScore() {
        return cpuScore;
    }

    double ioScore() {
        return ioScore;
    }

    boolean isChosen() {
        return chosen;
    }

    /** Says whether it has series of its own from now on. */
    void choose(boolean now) {
        fresh = now && !chosen;
        if (fresh) {
            amount.generation++;
        }
        chosen = now;
    }

    /** Hands what is pending, as far as it is known, to its own series, or to the others if it has had none until now. */
    void settle(Amount others, boolean cpuKnown) {
        Amount owner = chosen && !fresh ? amount : others;
        if (cpuKnown && amount.cpuKnown) {
            owner.cpuTicks += cpuPending;
            cpuPending = 0;
            fresh = false;
        }
        if (amount.ioKnown) {
            owner.bytesRead += readPending;
            owner.bytesWritten += writtenPending;
            readPending = 0;
            writtenPending = 0;
        }
        if (!chosen) {
            others.addPresent(amount);
        }
    }

    /** Whether nothing of it is left that anybody could want to know. */
    boolean isOver() {
        return !chosen && amount.processes == 0 && cpuPending == 0 && readPending == 0 && writtenPending == 0;
    }

    /** Says that it is out: who comes under its name is another. */
    void forget() {
        forgotten = true;
    }

    boolean isForgotten() {
        return forgotten;
    }
}
