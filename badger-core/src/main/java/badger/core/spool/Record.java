package badger.core.spool;

/**
 * The frame of everything in a segment file after its header, big-endian:
 *
 * <pre>
 * marker   4 bytes  F7 BA D6 E5, so that what follows a damaged record is found again
 * type     1 byte   {@link #TABLE}, {@link #FRAME}, {@link #DONE} or {@link #PART}
 * length   4 bytes  of the payload
 * checksum 4 bytes  CRC-32C of type, length and payload
 * payload
 * </pre>
 */
final class Record {
    /** The first line of every segment: the format and its version. */
    static final String HEADER = "BADGER SPOOL 01\n";

    static final int MARKER = 0xF7BA_D6E5;
    /** Bytes before the payload. */
    static final int HEAD = 13;
    /** No payload is longer: a frame of a million points fits. */
    static final int LONGEST = 16 << 20;

    /** Host fields and series; frames name it by its number. */
    static final byte TABLE = 1;
    /** The points of one tick. */
    static final byte FRAME = 2;
    /** Frames that need not be sent any more. */
    static final byte DONE = 3;
    /** The first points of a frame need not be sent any more. */
    static final byte PART = 4;

    private Record() {}
}
