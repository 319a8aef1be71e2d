package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reader of {@code /run/utmp}: who is logged in. The file is a row of records of 384 bytes, as glibc writes them on all 64-bit
 * and most 32-bit machines: {@code ut_type} in the first two bytes, {@code ut_user} from byte 44 on. A record that is
 * not whole does not count. Not safe for use by several threads.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/utmp.5.html">utmp(5)</a>
 */
public final class Utmp implements AutoCloseable {
    private static final int RECORD = 384;
    private static final int USER = 44;
    /** USER_PROCESS of utmp(5): a normal process that belongs to a login. */
    private static final int USER_PROCESS = 7;

    private final ProcFile file;
    private long sessions = ABSENT;

    /** Names the file, which is opened at the first read. */
    public Utmp(Path file) {
        this.file = new ProcFile(file, 16 * RECORD);
    }

    /**
     * Reads the file; where it is empty nobody is logged in.
     *
     * @throws java.nio.file.NoSuchFileException if this system does not keep it
     * @throws ProcFormatException if it does not consist of such records
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        ProcCursor cursor = file.read();
        parse(cursor.bytes(), file.length());
    }

    /** How many logins there are; a user who is logged in twice counts twice, as {@code who} and {@code uptime} count. */
    public long sessions() {
        return sessions;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        sessions = ABSENT;
    }

    void parse(byte[] bytes, int length) throws ProcFormatException {
        if (length > 0 && length < RECORD) {
            throw new ProcFormatException(file.path(), 0, "a record of 384 bytes was expected");
        }
        long count = 0;
        for (int at = 0; at + RECORD <= length; at += RECORD) {
            if (isType(bytes, at, USER_PROCESS) && bytes[at + USER] != 0) {
                count++;
            }
        }
        sessions = count;
    }

    /** Whether the record is of this type; small numbers look alike in both byte orders but for the place of the zero. */
    private static boolean isType(byte[] bytes, int at, int type) {
        return bytes[at] + bytes[at + 1] == type && (bytes[at] == 0 || bytes[at + 1] == 0);
    }
}
