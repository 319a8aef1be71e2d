package badger.exec;

/** Takes what a program prints, on the thread that reads it. */
interface Sink {
    /**
     * Takes bytes.
     *
     * @param bytes where they stand, from the first on
     * @param length how many
     * @return whether it wants more; if not, the program finds nobody who reads
     * @throws InterruptedException if the thread is to end
     */
    boolean take(byte[] bytes, int length) throws InterruptedException;

    /** Says that there will be no more. */
    void end();
}
