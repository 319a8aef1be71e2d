package badger.modules.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.modules.DeviceChoice;
import badger.testkit.StagedHost;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mounts that hang, fail or have nothing to say, beside some that are well. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class FilesystemBehaviourTest {
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Space ROOM = new Space(100, 30, 20, 40, 10);

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    @TempDir
    Path root;

    @BeforeEach
    void makeProc() throws IOException {
        Files.createDirectories(root.resolve("proc/self"));
    }

    @AfterEach
    void releaseWhatHangs() {
        released.countDown();
    }

    private void mount(String table) throws IOException {
        Files.writeString(root.resolve("proc/self/mountinfo"), table);
    }

    private ModuleTrial module(Space.Source source, Duration together) throws IOException {
        MountsTold provider = new MountsTold(source, together);
        return ModuleTrial.of(provider, provider.defaults(), new StagedHost(root), 0);
    }

    private static Map<String, Number> tick(ModuleTrial module) throws IOException {
        return module.tick(TEN_SECONDS).stream()
                .collect(Collectors.toMap(reading -> reading.series().name(), Reading::value));
    }

    /** Mount points that begin with {@code dead} do not answer until the end of the test. */
    private Space hanging(Path point) throws IOException {
        if (!point.getFileName().toString().startsWith("dead")) {
            return ROOM;
        }
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            waiting.decrementAndGet();
        }
        return ROOM;
    }

    @Test
    void countsAsDfDoes() throws IOException {
        mount("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n");
        try (ModuleTrial module = module(_ -> ROOM, LONG)) {
            assertThat(tick(module))
                    .containsOnly(
                            entry("filesystem.total./", 100L),
                            entry("filesystem.free./", 30L),
                            entry("filesystem.available./", 20L),
                            entry("filesystem.used./", 70L),
                            entry("filesystem.used_percent./", 100 * 70.0 / 90),
                            entry("filesystem.read_only./", 0L),
                            entry("filesystem.stuck./", 0L));
        }
    }

    @Test
    void countsInodesOnRequest() throws IOException {
        mount("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:2 / /data rw - btrfs /dev/sda2 rw\n");
        Space withoutInodes = new Space(100, 30, 20, 0, 0);
        MountsTold provider = new MountsTold(point -> point.endsWith("data") ? withoutInodes : ROOM, LONG);
        FilesystemConfig config = new FilesystemConfig(DeviceChoice.real(), true, Duration.ofSeconds(5));
        try (ModuleTrial module = ModuleTrial.of(provider, config, new StagedHost(root), 0)) {
            assertThat(tick(module))
                    .contains(
                            entry("filesystem.inodes./", 40L),
                            entry("filesystem.inodes_free./", 10L),
                            entry("filesystem.inodes_used_percent./", 75.0))
                    .containsKey("filesystem.total./data")
                    .doesNotContainKey("filesystem.inodes./data");
        }
    }

    @Test
    void theSystemCallSaysWhatJavaSaysAndMore() throws IOException {
        Space plain = Space.of(root);
        Space more = Space.withInodes(root);
        assertThat(more.total()).isEqualTo(plain.total());
        assertThat(more.inodes()).isGreaterThanOrEqualTo(more.inodesFree());
    }

    @Test
    void aMountThatHangsIsStuckAndHoldsNothingElse() throws IOException {
        mount("""
                1 0 8:1 / / rw - ext4 /dev/sda1 rw
                2 1 0:30 / /dead rw - nfs4 filer:/dead rw
                3 1 0:31 / /home rw - nfs4 filer:/home rw
                4 1 8:2 / /data rw - xfs /dev/sda2 rw
                """);
        try (ModuleTrial module = module(this::hanging, SHORT)) {
            assertThat(tick(module))
                    .containsKeys("filesystem.used./", "filesystem.used./data")
                    .doesNotContainKeys("filesystem.used./dead", "filesystem.stuck./dead");
            for (int second = 0; second < 5; second++) {
                assertThat(tick(module))
                        .containsKeys("filesystem.used./", "filesystem.used./data", "filesystem.used./home")
                        .contains(entry("filesystem.stuck./dead", 1L), entry("filesystem.stuck./home", 0L))
                        .doesNotContainKey("filesystem.used./dead");
            }
            assertThat(mostWaiting).as("threads that wait for it").hasValue(1);
            assertThat(module.errors()).as("said once").isOne();

            released.countDown();
            Map<String, Number> points = tick(module);
            while (!points.containsKey("filesystem.used./dead")) {
                points = tick(module);
            }
            assertThat(points).containsEntry("filesystem.stuck./dead", 0L);
            assertThat(module.errors()).isOne();
        }
    }

    @Test
    void asManyAsHangTakeNoMoreThanEightThreads() throws IOException {
        StringBuilder table = new StringBuilder("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n");
        for (int i = 0; i < 40; i++) {
            table.append(i + 2)
                    .append(" 1 0:")
                    .append(i + 30)
                    .append(" / /dead")
                    .append(i)
                    .append(" rw - nfs4 filer:/ rw\n");
        }
        mount(table.append("99 1 8:2 / /data rw - xfs /dev/sda2 rw\n").toString());
        try (ModuleTrial module = module(this::hanging, SHORT)) {
            long stuck = 0;
            while (stuck < 8) {
                Map<String, Number> points = tick(module);
                assertThat(points).containsKeys("filesystem.used./", "filesystem.used./data");
                stuck = points.keySet().stream()
                        .filter(name -> name.startsWith("filesystem.stuck./dead"))
                        .count();
            }
            assertThat(mostWaiting).hasValue(8);
        }
    }

    @Test
    void oneThatFailsIsToldAndIsNotStuck() throws IOException {
        mount("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:30 / /home rw - nfs4 filer:/home rw\n");
        Space.Source source = point -> {
            if (point.endsWith("home")) {
                throw new FileSystemException(point.toString(), null, "Stale file handle");
            }
            return ROOM;
        };
        try (ModuleTrial module = module(source, LONG)) {
            assertThat(tick(module))
                    .containsKey("filesystem.used./")
                    .containsEntry("filesystem.stuck./home", 0L)
                    .doesNotContainKey("filesystem.used./home");
            assertThat(module.errors()).isOne();
        }
    }

    @Test
    void oneWithoutBlocksHasNoSeries() throws IOException {
        mount("1 0 0:5 / /mnt/made-up rw - madeupfs none rw\n");
        try (ModuleTrial module = module(_ -> new Space(0, 0, 0, 0, 0), LONG)) {
            assertThat(tick(module)).isEmpty();
            assertThat(module.series()).isEmpty();
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void aFileSystemThatTurnsReadOnlyIsSeen() throws IOException {
        mount("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n");
        try (ModuleTrial module = module(_ -> ROOM, LONG)) {
            assertThat(tick(module)).containsEntry("filesystem.read_only./", 0L);
            mount("1 0 8:1 / / rw - ext4 /dev/sda1 ro\n");
            assertThat(tick(module)).containsEntry("filesystem.read_only./", 1L);
        }
    }

    /** What java.io.File says when statvfs fails between two questions. */
    private static final class Failing extends File {
        private static final long serialVersionUID = 1;

        private final long total;

        private Failing(Path path, long total) {
            super(path.toString());
            this.total = total;
        }

        @Override
        public long getTotalSpace() {
            return total;
        }

        @Override
        public long getFreeSpace() {
            return 0;
        }

        @Override
        public long getUsableSpace() {
            return 0;
        }
    }

    @Test
    void aFailureIsNoFullFileSystem() throws IOException {
        Path gone = root.resolve("gone");
        assertThatThrownBy(() -> Space.askedBy(new Failing(gone, 100)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
        Space asked = Space.askedBy(new Failing(root, 100));
        assertThat(asked.total()).isEqualTo(Files.getFileStore(root).getTotalSpace());
        assertThat(asked.free()).isPositive();
        assertThat(asked.available()).isPositive();
    }

    @Test
    void theKernelIsAskedByPath() throws IOException {
        Space space = Space.of(root);
        assertThat(space.total()).isEqualTo(Files.getFileStore(root).getTotalSpace());
        assertThat(space.free()).isBetween(space.available(), space.total());
        assertThatThrownBy(() -> Space.of(root.resolve("gone")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
    }
}
