package badger.modules.process;

/** What became of reading a file of a process. */
enum Outcome {
    /** It was read. */
    READ,
    /** There is no such process any more, or its kernel has no such file. */
    GONE,
    /** It may not be read, or could not be understood. */
    UNKNOWN
}
