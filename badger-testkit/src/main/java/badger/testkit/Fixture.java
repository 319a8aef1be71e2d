package badger.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real host as plain files: two snapshots of /proc and /sys, a known time apart, in {@code fixtures/NAME/t0} and
 * {@code t1}. It is played into a folder, where files are overwritten in place, so that channels kept open see what is
 * played next.
 */
public final class Fixture {
    private static final Path ALL = Path.of(System.getProperty("project.root", "."), "fixtures");

    private static final Pattern SECONDS = Pattern.compile("([0-9.]+) seconds");

    private final Path source;
    private final Path stage;

    private Fixture(Path source, Path stage) {
        this.source = source;
        this.stage = stage;
    }

    /** The names of all fixtures, in order. */
    public static List<String> names() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("t0")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a fixture's first snapshot on a stage.
     *
     * @param name one of {@link #names}
     * @param stage an empty folder
     */
    public static Fixture play(String name, Path stage) throws IOException {
        Fixture fixture = new Fixture(ALL.resolve(name), stage);
        fixture.show("t0");
        return fixture;
    }

    /** The nanoseconds between its two snapshots: the first number of seconds that its ORIGIN.md names. */
    public long nanosBetween() throws IOException {
        Matcher seconds = SECONDS.matcher(Files.readString(source.resolve("ORIGIN.md")));
        if (!seconds.find()) {
            throw new IOException(source.getFileName() + "/ORIGIN.md does not say how many seconds lie between");
        }
        return Math.round(Double.parseDouble(seconds.group(1)) * 1e9);
    }

    /** Makes the stage look like a snapshot: what it has not is taken away, what both have is overwritten in place. */
    public void show(String snapshot) throws IOException {
        Path from = source.resolve(snapshot);
        try (Stream<Path> staged = Files.walk(stage)) {
            for (Path path : staged.sorted(Comparator.reverseOrder()).toList()) {
                Path wanted = from.resolve(stage.relativize(path).toString());
                if (!path.equals(stage) && !Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> wanted = Files.walk(from)) {
            for (Path path : wanted.sorted().toList()) {
                put(path, stage.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void put(Path from, Path to) throws IOException {
        if (Files.isSymbolicLink(from)) {
            Files.deleteIfExists(to);
            Files.createSymbolicLink(to, Files.readSymbolicLink(from));
        } else if (Files.isDirectory(from)) {
            Files.createDirectories(to);
        } else {
            overwrite(to, Files.readAllBytes(from));
        }
    }

    /** The files of the stage, those of {@code sys} and of single processes left out. */
    public List<Path> systemFiles() throws IOException {
        try (Stream<Path> files = Files.walk(stage)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !stage.relativize(file).toString().matches("(proc/[0-9]+|sys)/.*"))
                    .sorted()
                    .toList();
        }
    }

    /** Overwrites a file in place: whoever has it open sees the new content. */
    public static void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
            channel.truncate(content.length);
        }
    }

    /** The host on the stage. */
    public StagedHost host() {
        return new StagedHost(stage);
    }
}
