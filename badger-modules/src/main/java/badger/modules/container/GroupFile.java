package badger.modules.container;

import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.container.KeptFiles.KeptFile;
import badger.proc.OpenFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** One file of a control group. */
final class GroupFile implements Part {
    private final KeptFile file;
    private final Format format;
    private final Group group;

    /**
     * Names the file, which is opened at the first read.
     *
     * @param file the file
     * @param format reads it, and those of the other groups
     * @param group whose it is
     */
    GroupFile(Path file, Format format, Group group) {
        this.file = group.files().file(file);
        this.format = format;
        this.group = group;
    }

    @Override
    public void read(Tick tick) throws IOException {
        ContainerSeries series = group.series();
        if (series == null) {
            return;
        }
        try {
            format.read(file.file(), series);
        } catch (NoSuchFileException e) {
            group.misses();
            throw e;
        } finally {
            file.wasRead();
        }
    }

    @Override
    public void close() {
        file.close();
    }

    /** Reads files of one kind, of one group after the other. */
    @FunctionalInterface
    interface Format {
        /** Reads a file and sets what is in it. */
        void read(OpenFile file, ContainerSeries to) throws IOException;
    }
}
