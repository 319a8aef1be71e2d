package badger.modules.container;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every file of every control group empty, cut off, too long and gone: what is in the others is read all the same. */
final class ContainerDamageTest {
    private static final long SECOND = 1_000_000_000L;
    /** Of a core; what a fixture uses, and 256 cores. */
    private static final double MOST_PERCENT = 25_600;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> survivesEveryFileOfEveryGroup() {
        return Fixture.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path stage = Files.createDirectory(folder.resolve(name));
                    Fixture fixture = Fixture.play(name, stage);
                    for (Path file : files(stage)) {
                        damage(fixture, file);
                    }
                }));
    }

    private static List<Path> files(Path stage) throws IOException {
        Path groups = stage.resolve("sys/fs/cgroup");
        if (!Files.exists(groups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(groups)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void damage(Fixture fixture, Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        ContainerConfig config = new ContainerConfig(true, true, "");
        try (ModuleTrial trial = ModuleTrial.of(new ContainerModuleProvider(), config, fixture.host(), 0)) {
            trial.tick(SECOND);
            Set<String> before = names(trial.tick(SECOND));
            for (int length : new int[] {0, 1, whole.length / 3, whole.length / 2, Math.max(0, whole.length - 1)}) {
                Fixture.overwrite(file, Arrays.copyOf(whole, Math.min(length, whole.length)));
                assertThat(trial.tick(SECOND))
                        .as("%s of %d bytes", file, length)
                        .allSatisfy(ContainerDamageTest::isSound);
            }
            byte[] huge = new byte[256 * 1024];
            Arrays.fill(huge, (byte) '9');
            Fixture.overwrite(file, huge);
            assertThat(trial.tick(SECOND)).as("%s, huge", file).allSatisfy(ContainerDamageTest::isSound);
            Fixture.overwrite(file, whole);
            trial.tick(SECOND);
            // limits are read every ten seconds
            List<Reading> after = trial.tick(10 * SECOND);
            assertThat(after).as("back to normal after %s", file).allSatisfy(ContainerDamageTest::isSound);
            assertThat(names(after)).as("back to normal after %s", file).containsAll(before);
            Files.delete(file);
            assertThat(trial.tick(SECOND)).as("%s, gone", file).allSatisfy(ContainerDamageTest::isSound);
        }
        try (ModuleTrial trial = ModuleTrial.of(new ContainerModuleProvider(), config, fixture.host(), 0)) {
            trial.tick(SECOND);
            assertThat(trial.tick(SECOND)).as("%s, not there", file).allSatisfy(ContainerDamageTest::isSound);
            assertThat(trial.errors()).as("%s, not there", file).isZero();
            Fixture.overwrite(file, whole);
        }
    }

    private static Set<String> names(List<Reading> readings) {
        Set<String> names = new HashSet<>();
        for (Reading reading : readings) {
            names.add(reading.series().name());
        }
        return names;
    }

    private static void isSound(Reading reading) {
        double most = reading.series().unit().equals("percent") ? MOST_PERCENT : Double.MAX_VALUE;
        assertThat(reading.value().doubleValue()).as("%s", reading).isBetween(0.0, most);
    }
}
