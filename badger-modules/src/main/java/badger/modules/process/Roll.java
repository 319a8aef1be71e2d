package badger.modules.process;

/** Whether a file was read of all members of a group: what of one is not known is not known of the group. */
final class Roll {
    private final GuardedFile file;
    private boolean read;
    private boolean gone;
    private boolean unknown;

    Roll(GuardedFile file) {
        this.file = file;
    }

    void begin() {
        read = false;
        gone = false;
        unknown = false;
    }

    /** Adds what became of reading a member's; true if there is something to add up. */
    boolean add(Outcome outcome) {
        read |= outcome == Outcome.READ;
        gone |= outcome == Outcome.GONE;
        unknown |= outcome == Outcome.UNKNOWN;
        return outcome == Outcome.READ;
    }

    /** Whether what was added up is the group's. One that nobody has ever read is a file that this kernel lacks. */
    boolean isWhole() {
        return !unknown && (read || (!gone && file.wasEverRead()));
    }
}
