package badger.modules.process;

/** The series of one contender, or of all others together. */
interface ContestRow {
    /**
     * Sets what it has.
     *
     * @param amount what it has
     * @param jiffies all jiffies of the host so far, or a negative number if they are not known
     */
    void set(Amount amount, long jiffies);
}
