package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import badger.it.Badger.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code badger new} writes: built by Maven without a network, and found in a folder of plug-ins. */
class StarterIT {
    private static final String VERSION = System.getProperty("badger.version");

    @TempDir
    private Path folder;

    private Path repository;

    /** A repository with what this build has made, and everything else that it has fetched. */
    @BeforeEach
    void makeRepository() throws IOException {
        Path fetched = Path.of(System.getProperty("maven.repo.local", System.getProperty("badger.repository")));
        repository = Files.createDirectory(folder.resolve("repository"));
        try (Stream<Path> groups = Files.list(fetched)) {
            for (Path group : groups.toList()) {
                if (!group.endsWith("stat")) {
                    Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
                }
            }
        }
        install("stat-badger", Badger.ROOT);
        install("badger-core", Badger.ROOT.resolve("badger-core"));
        install("badger-testkit", Badger.ROOT.resolve("badger-testkit"));
    }

    private void install(String artifact, Path project) throws IOException {
        Path into = Files.createDirectories(
                repository.resolve("stat/badger").resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(project.resolve("pom.xml"), into.resolve(name + ".pom"));
        Path jar = project.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, into.resolve(name + ".jar"));
        }
    }

    @Test
    void aModuleIsBuiltAndRuns() throws IOException, InterruptedException {
        start("module", "open_files");

        Ended ended = run(configuration("[\"open_files\"]", "[\"stdout\"]"));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(Payload.of(ended.out()).values()).containsKeys("open_files.open", "open_files.limit");
    }

    @Test
    void anEmitterIsBuiltAndRuns() throws IOException, InterruptedException {
        start("emitter", "lines");
        Path sent = folder.resolve("sent.json");
        Files.writeString(
                Files.createDirectories(folder.resolve("conf.d")).resolve("lines.conf"),
                "{\"file\": \"%s\"}".formatted(sent));

        Ended ended = run(configuration("[\"load\"]", "[\"lines\"]"));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(Files.readAllLines(sent)).anyMatch(line -> line.startsWith("{\"name\":\"load.one\""));
    }

    /** Writes a project, has Maven build and test it, and puts its jar where the configuration says. */
    private void start(String side, String name) throws IOException, InterruptedException {
        Ended written = in(folder, Badger.SCRIPT, "new", side, name);
        assertThat(written.err()).isEmpty();
        assertThat(written.out().lines()).contains(name + "/pom.xml");
        Ended again = in(folder, Badger.SCRIPT, "new", side, name);
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).isEqualTo(name + ": is there already, and is not overwritten\n");

        Path project = folder.resolve(name);
        Ended built = in(
                project, "mvn", "--batch-mode", "--offline", "--quiet", "-Dmaven.repo.local=" + repository, "verify");
        assertThat(built.status()).as(built.out() + built.err()).isZero();
        assertThat(Files.readString(testReport(project))).contains("<testcase").doesNotContain("<failure", "<skipped");

        Path plugins = Files.createDirectory(folder.resolve("mine"));
        String jar = name + "-" + side + "-1.0.jar";
        Files.copy(project.resolve("target").resolve(jar), plugins.resolve(jar));
    }

    private Ended run(Path file) throws IOException, InterruptedException {
        return Badger.runCommand(
                Map.of("STATE_DIRECTORY", folder.resolve("state").toString()),
                List.of(Badger.SCRIPT, "-f", file.toString(), "--ticks", "1"));
    }

    private static Path testReport(Path project) throws IOException {
        try (Stream<Path> reports = Files.list(project.resolve("target/surefire-reports"))) {
            return reports.filter(file -> file.toString().endsWith(".xml"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Runs a command in a folder, with this very Java for Maven. */
    private static Ended in(Path place, String... command) throws IOException, InterruptedException {
        List<String> whole = Stream.concat(
                        Stream.of("env", "--chdir=" + place, "JAVA_HOME=" + System.getProperty("java.home")),
                        Stream.of(command))
                .toList();
        return Badger.runCommand(Map.of(), whole);
    }

    private Path configuration(String modules, String emitters) throws IOException {
        return Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "here"},
                  "modules": {"dir": "mine", "included_modules": %s},
                  "emitters": {"dir": "mine", "included_emitters": %s}
                }
                """.formatted(modules, emitters));
    }
}
