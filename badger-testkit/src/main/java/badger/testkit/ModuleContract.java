package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Series;
import badger.core.spi.StatModuleProvider;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every module must do: read every host there is a fixture of, give up nothing but what cannot be read, declare only
 * what is documented. A module's test extends it and says which module.
 *
 * @param <C> the module's configuration
 */
public abstract class ModuleContract<C extends Record> {
    private static final long START = 1_800_000_000L;
    private static final long SECOND = 1_000_000_000L;
    /** Units of what is measured, which may be below zero. */
    private static final Set<String> MEASURED = Set.of("C", "V", "A", "W");

    @TempDir
    Path folder;

    /** For the test that extends it. */
    protected ModuleContract() {}

    /** The kind of module under test. */
    protected abstract StatModuleProvider<C> provider();

    /** The configuration it is tried with: one that reads as much as it can. */
    protected C config() {
        return provider().defaults();
    }

    /** The same with whatever of it asks the machine itself, so that its values are not the fixture's. */
    protected C everything() {
        return config();
    }

    /** The largest percentage that may come: 100, but of a core where there are many. */
    protected double mostPercent() {
        return 100;
    }

    @TestFactory
    Stream<DynamicTest> givesTheGoldenPointsOfEveryFixture() {
        return Fixture.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path stage = Files.createDirectory(folder.resolve(name));
                    Fixture fixture = Fixture.play(name, stage);
                    try (ModuleTrial trial = ModuleTrial.of(provider(), config(), fixture.host(), START)) {
                        String first = lines(tick(trial, SECOND));
                        fixture.show("t1");
                        String second = lines(tick(trial, fixture.nanosBetween()));
                        Golden.check(
                                "goldens/" + provider().names().getFirst() + "/" + name + ".txt",
                                "t0\n" + first + "\nt1\n" + second + "\nerrors " + trial.errors() + "\n");
                    }
                }));
    }

    private static List<Reading> tick(ModuleTrial trial, long nanos) {
        try {
            return trial.tick(nanos);
        } catch (IOException e) {
            // a host without that file: counted, said, no points
            return List.of();
        }
    }

    private static String lines(List<Reading> readings) {
        return readings.stream().map(Reading::toString).sorted().collect(Collectors.joining("\n"));
    }

    @TestFactory
    Stream<DynamicTest> survivesEveryFileBeingEmptyGoneCutOffOrHuge() {
        return Fixture.names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path stage = Files.createDirectory(folder.resolve(name));
                    Fixture fixture = Fixture.play(name, stage);
                    for (Path file : fixture.systemFiles()) {
                        byte[] whole = Files.readAllBytes(file);
                        try (ModuleTrial trial = ModuleTrial.of(provider(), config(), fixture.host(), START)) {
                            tick(trial, SECOND);
                            spoil(trial, file, whole);
                            Fixture.overwrite(file, whole);
                            tick(trial, SECOND);
                            assertThat(tick(trial, SECOND))
                                    .as("back to normal after %s", stage.relativize(file))
                                    .allSatisfy(this::isSound);
                        }
                    }
                }));
    }

    private void spoil(ModuleTrial trial, Path file, byte[] whole) throws IOException {
        Fixture.overwrite(file, new byte[0]);
        assertThat(tick(trial, SECOND)).allSatisfy(this::isSound);
        for (int length : new int[] {1, whole.length / 3, whole.length / 2, Math.max(0, whole.length - 1)}) {
            Fixture.overwrite(file, Arrays.copyOf(whole, Math.min(length, whole.length)));
            assertThat(tick(trial, SECOND)).allSatisfy(this::isSound);
        }
        byte[] huge = new byte[256 * 1024];
        Arrays.fill(huge, (byte) '9');
        Fixture.overwrite(file, huge);
        assertThat(tick(trial, SECOND)).allSatisfy(this::isSound);
        Files.delete(file);
        tick(trial, SECOND);
    }

    private void isSound(Reading reading) {
        assertThat(reading.value().doubleValue()).as("%s", reading).isFinite();
        if (!MEASURED.contains(reading.series().unit())) {
            assertThat(reading.value().doubleValue()).as("%s", reading).isNotNegative();
        }
        if (reading.series().unit().equals("percent")) {
            assertThat(reading.value().doubleValue()).as("%s", reading).isLessThanOrEqualTo(mostPercent());
        }
    }

    @Test
    void livesOnAHostThatHasNothing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.createDirectory(empty.resolve("proc"));
        try (ModuleTrial trial = ModuleTrial.of(provider(), config(), new StagedHost(empty), START)) {
            assertThat(tick(trial, SECOND)).allSatisfy(this::isSound);
        }
    }

    @Test
    void declaresOnlyWhatIsDocumented() throws IOException {
        MetricsDocument document = MetricsDocument.ofProject();
        Set<String> lacking = new LinkedHashSet<>();
        for (String name : Fixture.names()) {
            Path stage = Files.createDirectory(folder.resolve("documented-" + name));
            try (ModuleTrial trial = ModuleTrial.of(
                    provider(), everything(), Fixture.play(name, stage).host(), START)) {
                tick(trial, SECOND);
                for (Series series : trial.series()) {
                    MetricsDocument.Row row = MetricsDocument.Row.of(series);
                    if (!row.equals(document.row(row.name()))) {
                        lacking.add(row.toString());
                    }
                }
            }
        }
        assertThat(lacking).as("rows that docs/metrics.md needs").isEmpty();
    }

    @Test
    void hasANameASummaryAndDefaults() {
        assertThat(provider().names()).isNotEmpty().allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
        assertThat(provider().summary()).isNotBlank().doesNotContain("\n");
        assertThat(provider().defaults()).isNotNull();
    }

    @Test
    void canBeClosedTwice() throws IOException {
        Path stage = Files.createDirectory(folder.resolve("closed"));
        ModuleTrial trial = ModuleTrial.of(
                provider(),
                everything(),
                Fixture.play(Fixture.names().getFirst(), stage).host(),
                START);
        tick(trial, SECOND);
        trial.close();
        trial.close();
    }
}
