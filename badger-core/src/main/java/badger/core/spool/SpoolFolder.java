package badger.core.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of one lane's spool, locked against a second agent. */
final class SpoolFolder implements Closeable {
    private static final String SUFFIX = ".spool";
    private static final int DIGITS = 19;

    private final Path path;
    private final FileChannel lock;
    private boolean unsynced;

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
            Segment segment = segment(file);
            // a number names one frame: a copy under another name would take the place of others
            if (segment == null
                    || (!segments.isEmpty()
                            && segment.first() < segments.getLast().end())) {
                aside.add(setAside(file));
            } else {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** The name of a segment's file, by the number of its first frame: in the order of names, the oldest is first. */
    static String name(long first) {
        String digits = Long.toString(first);
        return "0".repeat(DIGITS - digits.length()) + digits + SUFFIX;
    }

    private static @Nullable Segment segment(Path file) throws IOException {
        String name = file.getFileName().toString();
        // 19 digits of which the first is 0: no number is too large
        boolean isSegment = name.length() == DIGITS + SUFFIX.length() && name.startsWith("0") && name.endsWith(SUFFIX);
        for (int i = 0; isSegment && i < DIGITS; i++) {
            isSegment = name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        return isSegment ? SegmentRecovery.recover(file, Long.parseLong(name, 0, DIGITS, 10)) : null;
    }

    private static Path setAside(Path file) throws IOException {
        String name = file.getFileName() + ".unread";
        Path to = file.resolveSibling(name);
        for (int i = 1; Files.exists(to, LinkOption.NOFOLLOW_LINKS); i++) {
            to = file.resolveSibling(name + "." + i);
        }
        return Files.move(file, to);
    }

    /** Notes that a file was made. */
    void changed() {
        unsynced = true;
    }

    /** Whether a file that was made would not survive a loss of power. */
    boolean isUnsynced() {
        return unsynced;
    }

    /** Has the files that were made survive a loss of power. */
    void sync() throws IOException {
        if (unsynced) {
            try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
            unsynced = false;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
