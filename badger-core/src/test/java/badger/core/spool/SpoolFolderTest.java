package badger.core.spool;

import static badger.core.spool.MadeFrame.HOST;
import static badger.core.spool.MadeFrame.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a spool: who else is there, and what else. */
@Timeout(60)
final class SpoolFolderTest {
    private static final String FIRST = "0000000000000000000.spool";

    @TempDir
    Path folder;

    private final MadeFrame frame = new MadeFrame().at(HOST, 1).with(integer("value"), 5L);

    private void writeFrame() throws IOException {
        try (Spool spool = SpoolRig.open(folder)) {
            SpoolRig.write(spool, frame);
        }
    }

    @Test
    void aSecondLaneOfTheSameAgentIsRefused() throws Exception {
        try (Spool spool = SpoolRig.open(folder)) {
            assertThatThrownBy(() -> SpoolRig.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessage("another lane of this agent uses the spool " + folder);
            SpoolRig.write(spool, frame);
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame);
    }

    /** Opens the spool that its argument names, in a process of its own. */
    static final class OtherAgent {
        private OtherAgent() {}

        public static void main(String[] arguments) {
            try (Spool spool = SpoolRig.open(Path.of(arguments[0]))) {
                System.out.println("opened with " + spool.found().points() + " points");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static String classes(Class<?> of) {
        String name = "/" + of.getName().replace('.', '/') + ".class";
        String file = URI.create(Objects.requireNonNull(of.getResource(name)).toString())
                .getPath();
        return file.substring(0, file.length() - name.length());
    }

    private String otherAgent() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes(Spool.class) + ":" + classes(OtherAgent.class),
                        OtherAgent.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var out = other.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void aSecondAgentIsRefused() throws Exception {
        try (Spool spool = SpoolRig.open(folder)) {
            SpoolRig.write(spool, frame);
            assertThat(otherAgent())
                    .isEqualTo("another agent uses the spool " + folder
                            + ": give one of them a core.spool_dir of its own");
        }
        assertThat(otherAgent()).isEqualTo("opened with 1 points");
    }

    @Test
    void aFileOfAnotherVersionIsSetAside() throws Exception {
        writeFrame();
        String other = "BADGER SPOOL 02\nwhatever it is";
        Files.writeString(folder.resolve("0000000000000000100.spool"), other);
        try (Spool spool = SpoolRig.open(folder)) {
            Path aside = folder.resolve("0000000000000000100.spool.unread");
            assertThat(spool.found().setAside()).containsExactly(aside);
            assertThat(aside).hasContent(other);
            assertThat(spool.found().damaged()).isZero();
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame);
        }
    }

    @Test
    void whatIsNoSegmentIsSetAside() throws Exception {
        writeFrame();
        List<String> strangers =
                List.of("notes.spool", "9999999999999999999.spool", "9223372036854775807.spool", "1.spool", ".spool");
        for (String stranger : strangers) {
            Files.copy(folder.resolve(FIRST), folder.resolve(stranger));
        }
        Files.createDirectory(folder.resolve("0000000000000000007.spool"));
        Files.writeString(folder.resolve("0000000000000000008.spool"), "no spool at all");
        Files.writeString(folder.resolve("readme.txt"), "stays");
        try (Spool spool = SpoolRig.open(folder)) {
            assertThat(spool.found().setAside()).hasSize(strangers.size() + 2).allMatch(Files::exists);
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame);
            // and what is new does not meet with any of them
            SpoolRig.write(spool, frame);
        }
        assertThat(folder.resolve("readme.txt")).hasContent("stays");
        assertThat(SpoolRig.reopened(folder)).hasSize(2);
    }

    @Test
    void aSegmentThatHoldsNumbersOfAnotherIsSetAside() throws Exception {
        try (Spool spool = SpoolRig.open(folder)) {
            SpoolRig.write(spool, frame, frame, frame);
        }
        Files.copy(folder.resolve(FIRST), folder.resolve("0000000000000000002.spool"));
        try (Spool spool = SpoolRig.open(folder)) {
            assertThat(spool.found().setAside()).hasSize(1);
            assertThat(SpoolRig.readAll(spool)).hasSize(3);
        }
    }

    @Test
    void whatWasSetAsideIsNotOverwritten() throws Exception {
        for (String content : List.of("first", "second", "third")) {
            Files.writeString(folder.resolve(FIRST), content);
            try (Spool spool = SpoolRig.open(folder)) {
                Path aside = spool.found().setAside().getFirst();
                assertThat(aside).hasContent(content);
            }
        }
        assertThat(folder.resolve(FIRST + ".unread")).hasContent("first");
        assertThat(folder.resolve(FIRST + ".unread.2")).hasContent("third");
    }

    @Test
    void aFileOfLengthZeroIsNothing() throws Exception {
        Files.createFile(folder.resolve("0000000000000000003.spool"));
        try (Spool spool = SpoolRig.open(folder)) {
            assertThat(spool.found()).isEqualTo(new Spool.Found(0, 0, List.of()));
            SpoolRig.write(spool, frame);
        }
        assertThat(SpoolRig.segments(folder)).hasSize(1);
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame);
    }

    @Test
    void aFolderThatCannotBeMadeIsAnError() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> SpoolRig.open(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SpoolRig.open(file.resolve("in it"))).isInstanceOf(IOException.class);
    }
}
