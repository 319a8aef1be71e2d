package badger.core.spi;

import java.nio.file.Path;

/** Where this host's kernel files are; nothing else may name them, so that a host can be watched from a container. */
public interface HostPaths {
    /** The proc file system, usually {@code /proc}. */
    Path proc();

    /** The host's network files: {@code proc/1/net} when a host root is set, else {@code proc/net}. */
    Path net();

    /** The agent's own process in the agent's own proc file system. */
    Path self();

    /**
     * The host's table of mounts, whose mount points are to be taken through {@link #inRoot}: that of process 1 when a host
     * root is set, else the agent's own.
     */
    default Path mountInfo() {
        return self().resolve("mountinfo");
    }

    /** The sys file system, usually {@code /sys}. */
    Path sys();

    /** Run-time state of the host's services, usually {@code /run}. */
    Path run();

    /**
     * A file of the host, its symbolic links resolved inside the host's root.
     *
     * @param path an absolute path as the host sees it
     * @return the same file as the agent sees it
     */
    Path inRoot(String path);
}
