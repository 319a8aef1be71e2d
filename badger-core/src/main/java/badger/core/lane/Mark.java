package badger.core.lane;

/** What has become of a frame that the spool has, on its way to the spool. */
sealed interface Mark {
    /** Its number in the spool. */
    long number();

    /** It need not be sent any more. */
    record Settled(long number) implements Mark {}

    /** So many more of its first points need not be sent any more. */
    record Part(long number, int points) implements Mark {}

    /** It is in memory no more, and is to be read again; so many of its points are left. */
    record Released(long number, int points) implements Mark {}
}
