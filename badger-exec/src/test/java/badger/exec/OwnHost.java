package badger.exec;

import badger.core.spi.HostPaths;
import java.nio.file.Path;

/** The host that the test runs on: programs are real, and so are their processes. */
record OwnHost() implements HostPaths {
    private static final Path ROOT = Path.of("/");

    @Override
    public Path proc() {
        return ROOT.resolve("proc");
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
        return ROOT.resolve("sys");
    }

    @Override
    public Path run() {
        return ROOT.resolve("run");
    }

    @Override
    public Path inRoot(String path) {
        return Path.of(path);
    }
}
