package badger.core;

import badger.core.spi.HostPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a host's kernel files are, below a root that need not be the agent's own: from a container, the host's root is
 * mounted somewhere.
 *
 * @param root the host's root folder
 * @param proc its proc file system
 * @param net its network files
 * @param sys its sys file system
 */
public record HostRoot(Path root, Path proc, Path net, Path sys) implements HostPaths {
    private static final Path OWN_ROOT = Path.of("/");
    private static final Path OWN_PROC = Path.of("/proc");
    private static final Path OWN_SYS = Path.of("/sys");

    /** As many symbolic links as Linux follows in one path (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    /** The host that the agent's own root shows. */
    public static HostRoot own() {
        return new HostRoot(OWN_ROOT, OWN_PROC, OWN_PROC.resolve("net"), OWN_SYS);
    }

    /** A host whose root is mounted at a folder. */
    public static HostRoot at(Path root) {
        return root.equals(OWN_ROOT)
                ? own()
                : own().withRoot(root).withProc(root.resolve("proc")).withSys(root.resolve("sys"));
    }

    /** The same with another root folder; proc and sys stay where they are. */
    public HostRoot withRoot(Path other) {
        return new HostRoot(other, proc, net, sys);
    }

    /**
     * The same with another proc file system. Its {@code net} would follow the agent's own network namespace, hence
     * that of process 1.
     */
    public HostRoot withProc(Path other) {
        Path otherNet = other.equals(OWN_PROC) ? other.resolve("net") : other.resolve("1/net");
        return new HostRoot(root, other, otherNet, sys);
    }

    /** The same with another sys file system. */
    public HostRoot withSys(Path other) {
        return new HostRoot(root, proc, net, other);
    }

    /** Whether this is a host seen from elsewhere. */
    public boolean foreign() {
        return !equals(own());
    }

    @Override
    public Path self() {
        return OWN_PROC.resolve("self");
    }

    @Override
    public Path mountInfo() {
        return root.equals(OWN_ROOT) ? HostPaths.super.mountInfo() : proc.resolve("1/mountinfo");
    }

    @Override
    public Path run() {
        return root.resolve("run");
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if its links go round in a circle or cannot be read
     */
    @Override
    public Path inRoot(String path) {
        Path asked = OWN_ROOT.resolve(path);
        return root.equals(OWN_ROOT) ? asked : resolveBelowRoot(asked);
    }

    /** Follows links by hand, since the kernel would take an absolute one to the agent's own root. */
    private Path resolveBelowRoot(Path asked) {
        Deque<Path> ahead = new ArrayDeque<>();
        pushAll(ahead, asked);
        Path reached = OWN_ROOT;
        int links = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.pop().toString();
            if (name.equals("..")) {
                Path parent = reached.getParent();
                reached = parent == null ? OWN_ROOT : parent;
            } else if (!name.equals(".") && !name.isEmpty()) {
                Path next = reached.resolve(name);
                Path seen = below(next);
                if (!Files.isSymbolicLink(seen)) {
                    reached = next;
                } else if (++links > MOST_LINKS) {
                    throw new UncheckedIOException(
                            new FileSystemLoopException(below(asked).toString()));
                } else {
                    Path target = target(seen);
                    pushAll(ahead, target);
                    if (target.isAbsolute()) {
                        reached = OWN_ROOT;
                    }
                }
            }
        }
        return below(reached);
    }

    private Path below(Path asTheHostSeesIt) {
        return root.resolve(OWN_ROOT.relativize(asTheHostSeesIt));
    }

    private static void pushAll(Deque<Path> ahead, Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            ahead.push(path.getName(i));
        }
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
