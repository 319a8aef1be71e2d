package badger.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The trees of /proc and /sys in the folder {@code fixtures} of the project. */
final class Fixtures {
    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("project.root"), "project.root"), "fixtures");

    private Fixtures() {}

    static Path snapshot(String fixture, String snapshot) {
        return ROOT.resolve(fixture).resolve(snapshot);
    }

    /** The folders of all snapshots of all fixtures. */
    static List<Path> snapshots() throws IOException {
        try (Stream<Path> found = Files.walk(ROOT, 2)) {
            return found.filter(path -> path.endsWith("t0") || path.endsWith("t1"))
                    .sorted()
                    .toList();
        }
    }

    /** All files that match this pattern, which is relative to a snapshot. */
    static List<Path> files(String pattern) throws IOException {
        PathMatcher matcher = ROOT.getFileSystem().getPathMatcher("glob:" + ROOT + "/*/*/" + pattern);
        try (Stream<Path> found = Files.walk(ROOT)) {
            return found.filter(matcher::matches).sorted().toList();
        }
    }
}
