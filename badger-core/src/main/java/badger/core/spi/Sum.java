package badger.core.spi;

/** A series fed by members (the processes of a group); a new member adds nothing, a gone one takes nothing. */
public interface Sum {
    /**
     * Adds one member's raw reading to this tick.
     *
     * @param id with {@code start} the member's identity: a process id
     * @param start tells two members of one id apart: a process's start time
     * @param reading the member's counter
     */
    void add(long id, long start, long reading);

    /** Says that all members there are have been added, also when there are none; without it the sum has no point. */
    void set();

    /** The same with the whole that a {@link Schema#percentSum} is a part of. */
    void set(long whole);
}
