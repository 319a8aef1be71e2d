package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.Plugins;
import badger.launcher.PluginSearch.Finding;
import badger.launcher.Starter.Side;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The projects that authors start from; it-tests builds them with Maven. */
class StarterTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Side.class)
    void everyWordOfATemplateIsFilledIn(Side side) throws IOException {
        List<Path> written = Starter.write(side, "queue_depth", folder, "1.2.3");

        assertThat(written).allMatch(file -> file.startsWith(folder.resolve("queue_depth")));
        assertThat(allFiles()).containsExactlyInAnyOrderElementsOf(written);
        for (Path file : written) {
            assertThat(file.toString()).doesNotContain("NAME", "TYPE");
            assertThat(Files.readString(file)).doesNotContain("@NAME@", "@TYPE@", "@VERSION@");
        }
        assertThat(folder.resolve("queue_depth/pom.xml"))
                .content()
                .contains("<badger.version>1.2.3</badger.version>", "<artifactId>queue_depth-" + side.word());
    }

    private List<Path> allFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whatIsWrittenIsAPlugin(Side side) throws IOException {
        Path sources = folder.resolve("made/src");
        Files.createDirectories(sources.resolveSibling(""));
        Starter.write(side, "queue_depth", folder, "1.2.3");
        Files.move(folder.resolve("queue_depth/src/main/java"), sources);
        Path plugins = folder.resolve("plugins");
        new MadePlugin(folder.resolve("made")).jar(plugins.resolve("queue_depth.jar"));

        PluginSearch search = new PluginSearch(new Plugins(List.of(), List.of()));
        search.in(plugins);

        assertThat(search.findings()).extracting(Finding::text).containsExactly(side.word() + " queue_depth");
    }

    @Test
    void thePageShowsTheModuleToTheLetter() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("project.root", "."), "docs", "writing-a-module.md"));
        List<Path> sources = Starter.write(Side.MODULE, "open_files", folder, "1").stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
        assertThat(sources).hasSize(5);
        for (Path file : sources) {
            String name = folder.resolve("open_files").relativize(file).toString();
            assertThat(page)
                    .as("%s in docs/writing-a-module.md", name)
                    .contains("`" + name + "`\n\n```java\n" + Files.readString(file) + "```\n");
        }
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectory(folder.resolve("mine"));

        assertThatThrownBy(() -> Starter.write(Side.MODULE, "mine", folder, "1"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("mine")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "_a", "Queue", "a-b", "a.b", "../a", "a b", "ä"})
    void whatCannotBeAPackageIsNoName(String name) {
        assertThat(Starter.isName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "class", "queue_depth", "x86", "a__b_"})
    void smallLettersDigitsAndUnderscoresAreAName(String name) {
        assertThat(Starter.isName(name)).isTrue();
    }
}
