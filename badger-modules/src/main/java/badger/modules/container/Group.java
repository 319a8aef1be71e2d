package badger.modules.container;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Parts;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A control group that is there, with the files of it that are read. */
final class Group implements AutoCloseable {
    private final Path folder;
    private final String path;
    private final @Nullable GroupName name;
    private final long number;
    private final KeptFiles files;
    private final Parts parts;
    private @Nullable String label;
    private @Nullable ContainerSeries series;
    private boolean gone;

    /**
     * A group of which nothing is read yet.
     *
     * @param folder its folder, in the tree that was walked
     * @param path the same below the root of the tree; empty for the root
     * @param name whose it is; null for the root
     * @param number tells it from all others there were
     * @param files where its files are kept open
     * @param context who is told what cannot be read
     */
    Group(Path folder, String path, @Nullable GroupName name, long number, KeptFiles files, ModuleContext context) {
        this.folder = folder;
        this.path = path;
        this.name = name;
        this.number = number;
        this.files = files;
        parts = new Parts(context);
    }

    /** Adds a file, or some that are read together; it may be missing. */
    void add(Part part) {
        parts.addWhereThere(part);
    }

    /** Where its files are kept open. */
    KeptFiles files() {
        return files;
    }

    Path folder() {
        return folder;
    }

    String path() {
        return path;
    }

    @Nullable
    GroupName name() {
        return name;
    }

    /** What its series are labelled with; null until that is known. */
    @Nullable
    String label() {
        return label;
    }

    void label(String as) {
        label = as;
    }

    /** Where what is read now goes. */
    @Nullable
    ContainerSeries series() {
        return series;
    }

    /** Reads all its files. */
    void read(Tick tick, ContainerSeries into, long nanos) {
        into.begin(number, nanos);
        series = into;
        parts.read(tick);
    }

    /** Says that a file of it is not there, which may be because it is gone itself. */
    void misses() {
        gone = gone || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public void close() {
        gone = true;
        parts.close();
    }
}
