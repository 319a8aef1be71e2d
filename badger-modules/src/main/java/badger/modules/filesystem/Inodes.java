package badger.modules.filesystem;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;

/** The series of one file system about the number of its files. */
final class Inodes {
    private final LongGauge total;
    private final LongGauge free;
    private final DoubleGauge usedPercent;

    Inodes(Schema schema) {
        total = schema.gauge("filesystem.inodes", "", "files that there can be");
        free = schema.gauge("filesystem.inodes_free", "", "files that there can be besides those that are");
        usedPercent =
                schema.floatingGauge("filesystem.inodes_used_percent", "percent", "files, of those that there can be");
    }

    /** Whether a file system says anything about it, and no nonsense. */
    static boolean areIn(Space space) {
        return space.inodes() > 0 && space.inodesFree() >= 0 && space.inodesFree() <= space.inodes();
    }

    void set(Space space) {
        total.set(space.inodes());
        free.set(space.inodesFree());
        usedPercent.set(100.0 * (space.inodes() - space.inodesFree()) / space.inodes());
    }
}
