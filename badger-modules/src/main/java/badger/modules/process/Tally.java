package badger.modules.process;

/** What adds up a detail over the members of one group, and sets the group's series. */
interface Tally {
    /** Begins a read: nothing yet. */
    void begin();

    /** Adds the member that was read last. */
    void add(Process process);

    /**
     * Sets what was added.
     *
     * @param jiffies all jiffies of the host so far, or a negative number if they are not known
     */
    void end(long jiffies);
}
