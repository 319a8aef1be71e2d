package badger.textfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.Series;
import badger.formats.TextFormatException;
import badger.testkit.MetricsDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files in the folder. */
final class TextfileBehaviourTest {
    @TempDir
    Path root;

    private ScriptsFolder ordinary() throws IOException {
        return ScriptsFolder.in(root, ScriptsFolder.config());
    }

    @Test
    void gaugesCountersAndHistogramsAreWhatTheirTypeSays() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("app.prom", 60, """
                    # HELP backup_age_seconds how old the last backup is
                    # TYPE backup_age_seconds gauge
                    backup_age_seconds 12.5
                    # TYPE jobs_total counter
                    jobs_total{queue="mail",state="done"} 100
                    # TYPE size histogram
                    size_bucket{le="1"} 1
                    size_bucket{le="+Inf"} 3
                    size_count 3
                    """);
            assertThat(scripts.read())
                    .containsEntry("backup_age_seconds", 12.5)
                    .containsEntry("textfile.files", 1L)
                    .containsEntry("textfile.mtime.app", (double) (ScriptsFolder.START - 60))
                    .containsEntry("textfile.stale.app", 0L)
                    .containsEntry("textfile.error.app", 0L)
                    .as("counters have no rate at first")
                    .doesNotContainKeys("jobs_total.mail.done", "size_bucket.1");
            scripts.write("app.prom", 0, """
                    # TYPE jobs_total counter
                    jobs_total{state="done",queue="mail"} 107
                    # TYPE size histogram
                    size_bucket{le="1"} 1
                    size_bucket{le="+Inf"} 5
                    size_count 5
                    """);
            assertThat(scripts.read())
                    .containsEntry("jobs_total.mail.done", 7.0)
                    .containsEntry("size_bucket.1", 0.0)
                    .containsEntry("size_bucket.+Inf", 2.0)
                    .containsEntry("size_count", 2.0)
                    .containsEntry("textfile.mtime.app", (double) ScriptsFolder.START)
                    .as("what is not written any more has no old value")
                    .doesNotContainKey("backup_age_seconds");
            assertThat(scripts.series())
                    .filteredOn(series -> series.metric().equals("jobs_total"))
                    .singleElement()
                    .satisfies(series -> {
                        assertThat(series.kind()).isEqualTo(Kind.COUNTER);
                        assertThat(series.labels())
                                .containsExactly(new Label("queue", "mail"), new Label("state", "done"));
                    });
            assertThat(scripts.series())
                    .filteredOn(series -> series.metric().equals("backup_age_seconds"))
                    .extracting(Series::unit, Series::description)
                    .containsExactly(tuple("s", "how old the last backup is"));
            assertThat(scripts.errors()).isZero();
        }
    }

    @Test
    void oneBrokenFileHidesNothingElse() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("a.prom", 60, "a 1\n")
                    .write("b.prom", 60, "b 1\nb{x=} 2\nc 3\n")
                    .write("z.prom", 60, "z 4\n");
            assertThat(scripts.read())
                    .containsEntry("a", 1.0)
                    .containsEntry("b", 1.0)
                    .containsEntry("c", 3.0)
                    .containsEntry("z", 4.0)
                    .containsEntry("textfile.error.a", 0L)
                    .containsEntry("textfile.error.b", 1L)
                    .containsEntry("textfile.files", 3L);
            assertThat(scripts.errors()).isEqualTo(1);
            assertThat(scripts.read()).containsEntry("textfile.error.b", 1L);
            assertThat(scripts.errors()).as("told once").isEqualTo(1);
            scripts.write("b.prom", 30, "b 1\nb{x=} 2\nc 3\n").read();
            assertThat(scripts.errors()).as("written anew, and wrong again").isEqualTo(2);
            assertThat(scripts.write("b.prom", 20, "b 1\n").read()).containsEntry("textfile.error.b", 0L);
            assertThat(scripts.errors()).isEqualTo(2);
        }
    }

    @Test
    void aFaultHasItsPlace() throws IOException {
        FileText text = new FileText(100);
        Path file = Files.writeString(root.resolve("file"), "a 1\nb{x=} 2\n");
        assertThat(text.read(file, "/var/scripts/b.prom", new Nowhere()))
                .hasMessageStartingWith("/var/scripts/b.prom:2:5: ");
        Files.writeString(file, "a 1\nb 1");
        assertThat(text.read(file, "/var/scripts/b.prom", new Nowhere()))
                .hasMessageStartingWith("/var/scripts/b.prom:2:4: the file ends before this line does");
        Files.writeString(file, "a 1\n".repeat(26));
        assertThatThrownBy(() -> text.read(file, "/var/scripts/b.prom", new Nowhere()))
                .isInstanceOf(TextFormatException.class)
                .hasMessage("/var/scripts/b.prom: is larger than 100 bytes, which max_bytes allows:"
                        + " nothing of it is read");
    }

    @Test
    void ofAHalfWrittenFileTheLastLineIsLeftOut() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("a.prom", 60, "a 1\nb 12");
            assertThat(scripts.read())
                    .containsEntry("a", 1.0)
                    .containsEntry("textfile.error.a", 1L)
                    .doesNotContainKey("b");
            assertThat(scripts.write("a.prom", 0, "a 1\nb 123\n").read()).containsEntry("b", 123.0);
            assertThat(scripts.write("a.prom", 0, "").read())
                    .containsEntry("textfile.error.a", 0L)
                    .doesNotContainKeys("a", "b");
        }
    }

    @Test
    void aFileThatIsTooLargeIsToldAndTheOthersAreRead() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("large.prom", 60, "large 1\n" + "#".repeat(1_000) + "\n")
                    .write("small.prom", 60, "small 1\n");
            assertThat(scripts.read())
                    .containsEntry("small", 1.0)
                    .containsEntry("textfile.error.large", 1L)
                    .doesNotContainKey("large");
            assertThat(scripts.errors()).isEqualTo(1);
        }
    }

    @Test
    void moreSeriesThanAllowedAreRefusedAndOldOnesLiveOn() throws IOException {
        // two of its own, three of the file
        try (ScriptsFolder scripts = ScriptsFolder.in(root, ScriptsFolder.config(), 2 + 3 + 2)) {
            scripts.write("a.prom", 60, "a 1\nb 2\n").read();
            assertThat(scripts.write("a.prom", 0, "c 3\na 1\nb 2\n").read())
                    .containsEntry("a", 1.0)
                    .containsEntry("b", 2.0)
                    .doesNotContainKey("c");
            assertThat(scripts.overBudget()).isEqualTo(1);
            assertThat(scripts.errors()).isZero();
        }
    }

    @Test
    void anOldFileIsStaleAndIsReadUnlessAKeyLeavesItOut() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("a.prom", 3_590, "a 1\n");
            assertThat(scripts.read()).containsEntry("textfile.stale.a", 0L).containsEntry("a", 1.0);
            scripts.write("a.prom", 3_600, "a 1\n");
            assertThat(scripts.read()).containsEntry("textfile.stale.a", 1L).containsEntry("a", 1.0);
        }
        try (ScriptsFolder scripts = ScriptsFolder.in(root, ScriptsFolder.config(Duration.ofHours(1), true, 1_000))) {
            assertThat(scripts.read())
                    .containsEntry("textfile.stale.a", 1L)
                    .containsEntry("textfile.error.a", 0L)
                    .doesNotContainKey("a");
        }
        try (ScriptsFolder scripts = ScriptsFolder.in(root, ScriptsFolder.config(Duration.ZERO, false, 1_000))) {
            assertThat(scripts.read()).as("none ever is").containsEntry("textfile.stale.a", 0L);
        }
    }

    @Test
    void onlyFilesOfThatNameAreRead() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("a.prom", 60, "a 1\n")
                    .write("a.prom.tmp", 60, "b 1\n")
                    .write(".prom", 60, "c 1\n");
            Files.createDirectory(scripts.file("folder.prom"));
            Files.createSymbolicLink(scripts.file("gone.prom"), Path.of("nowhere"));
            assertThat(scripts.read())
                    .containsEntry("a", 1.0)
                    .containsEntry("textfile.error.folder", 1L)
                    .doesNotContainKeys("b", "c");
            assertThat(scripts.errors()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsTakenAwayLeavesNothing() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("a.prom", 60, "a 1\n").read();
            Files.delete(scripts.file("a.prom"));
            assertThat(scripts.read())
                    .containsEntry("textfile.files", 0L)
                    .doesNotContainKeys("a", "textfile.mtime.a", "textfile.stale.a", "textfile.error.a");
        }
    }

    @Test
    void aFolderThatIsNotThereIsToldOnceAndReadOnceItIs() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            Files.delete(scripts.folder());
            assertThat(scripts.read()).isEqualTo(Map.of("textfile.files", 0L));
            scripts.read();
            assertThat(scripts.errors()).isEqualTo(1);
            Files.createDirectory(scripts.folder());
            assertThat(scripts.write("a.prom", 0, "a 1\n").read()).containsEntry("a", 1.0);
        }
    }

    @Test
    void ofVeryManyFilesTheFirstAreRead() throws IOException {
        try (ScriptsFolder scripts = ordinary()) {
            for (int i = 0; i <= PromFolder.MOST_FILES; i++) {
                Files.createFile(scripts.file("f" + (1_000 + i) + ".prom"));
            }
            assertThat(scripts.read())
                    .containsEntry("textfile.files", (long) PromFolder.MOST_FILES)
                    .containsKey("textfile.mtime.f1499")
                    .doesNotContainKey("textfile.mtime.f1500");
            scripts.read();
            assertThat(scripts.errors()).isEqualTo(1);
        }
    }

    @Test
    void whatIsKnownOfAFileIsDocumented() throws IOException {
        MetricsDocument document = MetricsDocument.ofProject();
        try (ScriptsFolder scripts = ordinary()) {
            scripts.write("a.prom", 60, "# nothing\n").read();
            assertThat(scripts.series()).hasSize(5).allSatisfy(series -> {
                MetricsDocument.Row row = MetricsDocument.Row.of(series);
                assertThat(document.row(row.name())).isEqualTo(row);
            });
        }
    }
}
