package badger.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that is mapped into a process, can only be read there, and has pages in memory, none of which was ever
 * written.
 *
 * @param begin its first address
 * @param end the address after it
 * @param resident its kilobytes in memory
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">smaps</a>
 */
record CleanMapping(long begin, long end, long resident) {
    /**
     * All of a process.
     *
     * @param smaps of each mapping a line {@code begin-end perms offset device inode path}, then lines {@code Key: n kB}
     */
    static List<CleanMapping> of(BufferedReader smaps) throws IOException {
        List<CleanMapping> mappings = new ArrayList<>();
        Candidate candidate = null;
        for (String line = smaps.readLine(); line != null; line = smaps.readLine()) {
            // keys begin with a capital letter, addresses with a small one or a digit
            if (line.isEmpty() || !Character.isUpperCase(line.charAt(0))) {
                addIfClean(candidate, mappings);
                candidate = isReadOnlyFile(line) ? new Candidate(line) : null;
            } else if (candidate != null) {
                candidate.read(line);
            }
        }
        addIfClean(candidate, mappings);
        return mappings;
    }

    private static boolean isReadOnlyFile(String line) {
        int permissions = line.indexOf(' ') + 1;
        return line.startsWith("r-", permissions) && line.indexOf('/', permissions) > 0;
    }

    private static void addIfClean(@Nullable Candidate candidate, List<CleanMapping> mappings) {
        if (candidate != null && candidate.resident > 0 && candidate.written == 0) {
            mappings.add(new CleanMapping(candidate.begin, candidate.end, candidate.resident));
        }
    }

    /** A mapping of which not all is known yet. */
    private static final class Candidate {
        private final long begin;
        private final long end;
        private long resident;
        private long written;

        Candidate(String line) {
            int dash = line.indexOf('-');
            begin = Long.parseUnsignedLong(line, 0, dash, 16);
            end = Long.parseUnsignedLong(line, dash + 1, line.indexOf(' '), 16);
        }

        void read(String line) {
            if (line.startsWith("Rss:")) {
                resident = kilobytes(line);
            } else if (line.startsWith("Anonymous:") || line.startsWith("Private_Dirty:")) {
                // a page that was written before its mapping became read-only is in no file
                written += kilobytes(line);
            }
        }

        private static long kilobytes(String line) {
            long value = 0;
            for (int i = line.indexOf(':') + 1; i < line.length(); i++) {
                int digit = line.charAt(i) - '0';
                value = digit >= 0 && digit <= 9 ? 10 * value + digit : value;
            }
            return value;
        }
    }
}
