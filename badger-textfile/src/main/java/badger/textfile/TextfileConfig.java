package badger.textfile;

import badger.core.spi.Key;
import java.time.Duration;

/**
 * The keys of module textfile.
 *
 * @param folder where the files are
 * @param prefix what every name begins with
 * @param stale how old a file may get
 * @param dropStale whether old files are left out
 * @param maxBytes how large a file may be
 */
public record TextfileConfig(
        @Key("the folder whose *.prom files are read, as the host sees it")
        String folder,

        @Key("what every name is made to begin with: \"cron.\"")
        String prefix,

        @Key(
                value = "a file that was not written for longer is stale, which textfile.stale says; 0 = none ever is",
                unit = "s")
        Duration stale,

        @Key("whether what is in stale files is left out") boolean dropStale,

        @Key(value = "the largest file that is read", unit = "B")
        int maxBytes) {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    public TextfileConfig {
        if (!folder.startsWith("/")) {
            throw new IllegalArgumentException("folder: must be a path from the root folder on");
        }
        if (stale.isNegative()) {
            throw new IllegalArgumentException("stale: must not be below 0");
        }
        if (dropStale && stale.isZero()) {
            throw new IllegalArgumentException("drop_stale: wants a time in stale");
        }
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException("max_bytes: must be from 1 to " + MOST_BYTES);
        }
    }

    /** The configuration without a file. */
    static TextfileConfig ordinary() {
        return new TextfileConfig("/var/lib/stat-badger/textfile", "", Duration.ofHours(1), false, 1024 * 1024);
    }
}
