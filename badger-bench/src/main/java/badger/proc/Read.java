package badger.proc;

import java.io.IOException;

/** One read of one file, as a benchmark calls it. */
@FunctionalInterface
interface Read {
    /** Reads the file, or parses what was read of it. */
    void run() throws IOException;
}
