package badger.testkit;

import badger.core.spi.HostPaths;
import java.nio.file.Path;

/**
 * A host that lies in a folder: {@code proc}, {@code sys} and {@code run} below it.
 *
 * @param root the folder
 */
public record StagedHost(Path root) implements HostPaths {
    @Override
    public Path proc() {
        return root.resolve("proc");
    }

    @Override
    public Path net() {
        return proc().resolve("net");
    }

    @Override
    public Path self() {
        return proc().resolve("self");
    }

    @Override
    public Path sys() {
        return root.resolve("sys");
    }

    @Override
    public Path run() {
        return root.resolve("run");
    }

    @Override
    public Path inRoot(String path) {
        return root.resolve(path.substring(1)).normalize();
    }
}
