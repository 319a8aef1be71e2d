package badger.proc;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file that every process (or thread) has, opened anew for each. {@link FileInputStream} is used because opening one
 * by its name allocates 256 bytes, name included; a FileChannel takes 490.
 */
final class PidFile {
    private final StringBuilder name;
    private final int rootLength;
    private final String suffix;
    private final int largest;
    private final boolean inOneGo;
    private final ProcCursor cursor = new ProcCursor();
    private byte[] bytes;
    private int length;

    /**
     * Names the file.
     *
     * @param proc the folder of the processes
     * @param file the name of the file within a process's folder
     * @param largest how many bytes of it are read at most
     */
    PidFile(Path proc, String file, int largest) {
        this(proc, file, largest, false);
    }

    private PidFile(Path proc, String file, int largest, boolean inOneGo) {
        this.largest = largest;
        this.inOneGo = inOneGo;
        this.name = new StringBuilder(proc.toString()).append('/');
        this.rootLength = name.length();
        this.suffix = "/" + file;
        this.bytes = new byte[2048];
    }

    /** The same of one that the kernel makes in one go, as {@link ProcFile#inOneGo(Path, int)} has it. */
    static PidFile inOneGo(Path proc, String file, int largest) {
        return new PidFile(proc, file, largest, true);
    }

    /** Reads the file of this process; false if the process is gone. */
    boolean read(int pid) throws IOException {
        name.setLength(rootLength);
        name.append(pid).append(suffix);
        return read(name.toString());
    }

    /** Reads the file of the process of this name, {@code self}; false if there is none. */
    boolean readOf(String process) throws IOException {
        name.setLength(rootLength);
        name.append(process).append(suffix);
        return read(name.toString());
    }

    /** Reads the file of this thread; false if the thread is gone. */
    boolean read(int pid, int threadId) throws IOException {
        name.setLength(rootLength);
        name.append(pid).append("/task/").append(threadId).append(suffix);
        return read(name.toString());
    }

    /** A cursor over what was read last. */
    ProcCursor cursor() {
        return cursor;
    }

    /** What was read last; the first {@link #length} bytes count. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    Path path() {
        return Path.of(name.toString());
    }

    @Nullable
    ProcFormatException problem() {
        // asked after every read: a path that nobody is told is not made
        return cursor.hasProblem() ? cursor.problem(path()) : null;
    }

    private boolean read(String path) throws IOException {
        length = 0;
        cursor.reset(bytes, 0);
        try (FileInputStream in = new FileInputStream(path)) {
            fill(in);
        } catch (FileNotFoundException e) {
            return exists(path, e);
        } catch (IOException e) {
            length = 0;
            return ended(path, e);
        }
        cursor.reset(bytes, length);
        return true;
    }

    private void fill(FileInputStream in) throws IOException {
        int count = in.read(bytes, 0, bytes.length);
        while (count > 0) {
            length += count;
            if (length == bytes.length) {
                if (length >= largest) {
                    return;
                }
                bytes = Arrays.copyOf(bytes, 2 * length);
            } else if (inOneGo) {
                return;
            }
            count = in.read(bytes, length, bytes.length - length);
        }
    }

    /** Finds out what a FileNotFoundException means, which is thrown for everything: false, or what it really was. */
    private static boolean exists(String path, FileNotFoundException thrown) throws IOException {
        try {
            FileChannel.open(Path.of(path), StandardOpenOption.READ).close();
        } catch (NoSuchFileException e) {
            return false;
        }
        throw thrown;
    }

    /** A process that ended between opening and reading gives ESRCH, which Java tells by its translated text only. */
    private static boolean ended(String path, IOException thrown) throws IOException {
        if (Files.notExists(Path.of(path))) {
            return false;
        }
        throw ProcFile.named(path, thrown);
    }
}
