package badger.modules.filesystem;

import badger.core.spi.HostPaths;
import badger.proc.MountInfo.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;

/**
 * One mount that is asked for its room, and what it answered last. It is asked by one thread at a time, which is not the one
 * that takes the answer.
 */
final class AskedMount {
    private final long id;
    private final String point;
    private final boolean local;
    private boolean readOnly;
    private boolean stuck;
    private boolean out;
    private boolean slow;
    private long askedNanos;
    private @Nullable Space space;
    private @Nullable IOException failure;

    AskedMount(Mount mount) {
        id = mount.id();
        point = mount.point();
        local = mount.source().startsWith("/dev/") || mount.type().equals("tmpfs");
        readOnly = mount.readOnly();
    }

    /** Where it is mounted, as the host sees it. */
    String point() {
        return point;
    }

    /** Whether no network and no other process stands behind it. */
    boolean isLocal() {
        return local;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Takes over what may change of a mount; false if this is another one. */
    boolean follow(Mount mount) {
        if (id != mount.id() || !point.equals(mount.point())) {
            return false;
        }
        readOnly = mount.readOnly();
        return true;
    }

    /** Notes whether it is stuck; whether that is new. */
    boolean becomes(boolean nowStuck) {
        boolean changed = stuck != nowStuck;
        stuck = nowStuck;
        return changed;
    }

    /** Whether a question is out. */
    synchronized boolean isOut() {
        return out;
    }

    /** Whether a question has been out for so long at this time. */
    synchronized boolean isOutFor(long nanos, long now) {
        return out && now - askedNanos >= nanos;
    }

    /** Whether its last answer, or the one that is still awaited, came after whoever asked had gone. */
    synchronized boolean isSlow() {
        return slow;
    }

    /** Notes that nobody waits for its answer any more, if that has not come. */
    synchronized void leave() {
        slow |= out;
    }

    /** Asks, and returns when it has answered, which may be never. */
    void ask(Space.Source source, HostPaths paths, long now) {
        synchronized (this) {
            out = true;
            slow = false;
            askedNanos = now;
        }
        Space answer = null;
        IOException thrown = new IOException(point + ": could not be asked");
        try {
            answer = source.at(paths.inRoot(point));
        } catch (IOException e) {
            thrown = e;
        } catch (UncheckedIOException e) {
            thrown = e.getCause();
        } catch (InvalidPathException e) {
            thrown = new IOException(point + ": no path in this locale", e);
        } finally {
            synchronized (this) {
                out = false;
                space = answer;
                failure = answer == null ? thrown : null;
            }
        }
    }

    /**
     * Takes the answer that has come since the last time, or null.
     *
     * @throws IOException if the answer is that it cannot be known
     */
    synchronized @Nullable Space take() throws IOException {
        Space answer = space;
        IOException thrown = failure;
        space = null;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
        return answer;
    }
}
