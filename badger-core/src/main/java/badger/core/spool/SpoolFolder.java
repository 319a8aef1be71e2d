package badger.core.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder of one lane's spool, locked against a second agent. */
final class SpoolFolder implements Closeable {
    private static final Pattern SEGMENT = Pattern.compile("(\\d{19})\\.spool");

    private final Path path;
    private final FileChannel lock;

    private SpoolFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it is not there, and locks it. */
    static SpoolFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        FileChannel lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock locked = lock.tryLock();
            if (locked != null) {
                return new SpoolFolder(path, lock);
            }
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("another lane of this agent uses the spool " + path, e);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        lock.close();
        throw new IOException(
                "another agent uses the spool " + path + ": give one of them a core.spool_dir of its own");
    }

    Path path() {
        return path;
    }

    /**
     * Reads the segments that are there, oldest first; what is no segment of this version is set aside.
     *
     * @param aside gets the files that were set aside
     */
    List<Segment> recover(List<Path> aside) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*.spool")) {
            all.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(null);
        List<Segment> segments = new ArrayList<>();
        for (Path file : files) {
            Matcher name = SEGMENT.matcher(file.getFileName().toString());
            Segment segment = name.matches() ? Segment.recover(file, Long.parseLong(name.group(1))) : null;
            if (segment == null) {
                Path to = file.resolveSibling(file.getFileName() + ".unread");
                Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
                aside.add(to);
            } else {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** Has a file that was made survive a loss of power. */
    void sync() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
