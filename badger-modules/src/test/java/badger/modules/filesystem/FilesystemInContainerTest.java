package badger.modules.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.HostPaths;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host's mounts as they are seen from within a container that has the host's root. */
final class FilesystemInContainerTest {
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Space ROOM = new Space(100, 30, 20, 40, 10);

    @TempDir
    Path root;

    private void mount(String own) throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/mountinfo"), own);
    }

    private static Map<String, Number> tick(ModuleTrial module) throws IOException {
        return module.tick(TEN_SECONDS).stream()
                .collect(Collectors.toMap(reading -> reading.series().name(), Reading::value));
    }

    @Test
    void aMountOfTheHostThatDoesNotReachTheContainerIsNotAsked() throws IOException {
        HostPaths seen = new SeenFromAContainer(new StagedHost(root));
        Files.createDirectories(root.resolve("proc/1"));
        Files.writeString(root.resolve("proc/1/mountinfo"), """
                1 0 8:1 / / rw - ext4 /dev/sda1 rw
                2 1 8:2 / /old rw - xfs /dev/sda2 rw
                3 1 8:3 / /new rw - xfs /dev/sda3 rw
                4 2 8:4 / /old rw - xfs /dev/sda4 rw
                """);
        String own = """
                9 0 0:50 / / rw - overlay overlay rw
                10 9 8:1 / %1$s rw - ext4 /dev/sda1 rw
                11 10 8:2 / %1$s/old rw - xfs /dev/sda2 rw
                12 9 8:3 / /new rw - xfs /dev/sda3 rw
                """.formatted(root);
        mount(own);
        MountsTold provider = new MountsTold(_ -> ROOM, LONG);
        try (ModuleTrial module = ModuleTrial.of(provider, provider.defaults(), seen, 0)) {
            assertThat(tick(module))
                    .as("/new is not below the root, and what lies over /old is another one")
                    .containsKey("filesystem.total./")
                    .doesNotContainKeys("filesystem.total./new", "filesystem.total./old");
            own += "13 10 8:3 / %1$s/new rw - xfs /dev/sda3 rw\n".formatted(root)
                    + "14 11 8:4 / %1$s/old rw - xfs /dev/sda4 rw\n".formatted(root);
            mount(own);
            assertThat(tick(module))
                    .containsKeys("filesystem.total./", "filesystem.total./new", "filesystem.total./old");
            mount(own + "15 13 0:60 / %1$s/new rw - tmpfs none rw\n".formatted(root));
            assertThat(tick(module))
                    .as("in the container something lies over it")
                    .doesNotContainKey("filesystem.total./new");
            assertThat(module.errors()).isZero();
        }
    }

    /** A host whose table of mounts is not the agent's own. */
    private record SeenFromAContainer(StagedHost host) implements HostPaths {
        @Override
        public Path proc() {
            return host.proc();
        }

        @Override
        public Path net() {
            return host.net();
        }

        @Override
        public Path self() {
            return host.self();
        }

        @Override
        public Path mountInfo() {
            return proc().resolve("1/mountinfo");
        }

        @Override
        public Path sys() {
            return host.sys();
        }

        @Override
        public Path run() {
            return host.run();
        }

        @Override
        public Path inRoot(String path) {
            return host.inRoot(path);
        }
    }
}
