package badger.modules.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.modules.ReadPace;
import badger.testkit.Fixture;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cores that come and go, clocks, throttles, interrupts. */
final class CpuBehaviourTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String TWO_CORES = "cpu  200 0 0 200\ncpu0 100 0 0 100\ncpu1 100 0 0 100\n";

    @TempDir
    Path root;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        interrupts("     CPU0\n");
        Files.createDirectories(root.resolve("sys"));
    }

    private ModuleTrial trial(boolean perCore) throws IOException {
        return ModuleTrial.of(
                new CpuModuleProvider(),
                new CpuConfig(perCore, perCore, ReadPace.DEAR_INTERVAL),
                new StagedHost(root),
                9);
    }

    /** What the module reads a time after the last read, by name. */
    private Map<String, Number> read(ModuleTrial trial, long nanos, String stat) throws IOException {
        Files.writeString(root.resolve("proc/stat"), stat, StandardCharsets.US_ASCII);
        Map<String, Number> values = new TreeMap<>();
        for (Reading reading : trial.tick(nanos)) {
            values.put(reading.series().name(), reading.value());
        }
        return values;
    }

    private void interrupts(String text) throws IOException {
        Files.writeString(root.resolve("proc/interrupts"), text, StandardCharsets.US_ASCII);
    }

    private void core(int id, String attribute, long number) throws IOException {
        Path file = root.resolve("sys/devices/system/cpu/cpu" + id).resolve(attribute);
        Files.createDirectories(file.getParent());
        Fixture.overwrite(file, (number + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void eachCoreIsAHundredPercent() throws IOException {
        try (ModuleTrial trial = trial(true)) {
            read(trial, SECOND, TWO_CORES);
            assertThat(read(trial, SECOND, "cpu  280 0 0 320\ncpu0 175 0 0 125\ncpu1 105 0 0 195\n"))
                    .containsEntry("cpu.user", 40.0)
                    .containsEntry("cpu.core.user.0", 75.0)
                    .containsEntry("cpu.core.idle.0", 25.0)
                    .containsEntry("cpu.core.user.1", 5.0)
                    .containsEntry("cpu.core.idle.1", 95.0);
        }
    }

    @Test
    void withoutBeingAskedForNoCoreHasSeriesOfItsOwn() throws IOException {
        core(0, "cpufreq/scaling_cur_freq", 1_000_000);
        try (ModuleTrial trial = trial(false)) {
            read(trial, SECOND, TWO_CORES);
            assertThat(read(trial, SECOND, "cpu  280 0 0 320\ncpu0 175 0 0 125\ncpu1 105 0 0 195\n")
                            .keySet())
                    .contains("cpu.frequency")
                    .noneMatch(name -> name.startsWith("cpu.core."));
        }
    }

    @Test
    void aCoreThatComesBackGivesSharesOfWhatItDidAndNoSpike() throws IOException {
        try (ModuleTrial trial = trial(true)) {
            read(trial, SECOND, TWO_CORES);
            assertThat(read(trial, SECOND, "cpu  250 0 0 250\ncpu0 150 0 0 150\n"))
                    .containsEntry("cpu.core.user.0", 50.0)
                    .doesNotContainKey("cpu.core.user.1");
            assertThat(read(trial, SECOND, "cpu  310 0 0 290\ncpu0 200 0 0 200\ncpu1 110 0 0 190\n"))
                    .containsEntry("cpu.core.user.1", 10.0);
        }
    }

    @Test
    void theClockIsTheMeanOfTheCoresOnLine() throws IOException {
        core(0, "cpufreq/scaling_cur_freq", 1_000_000);
        core(1, "cpufreq/scaling_cur_freq", 2_500_001);
        try (ModuleTrial trial = trial(true)) {
            assertThat(read(trial, SECOND, TWO_CORES))
                    .containsEntry("cpu.frequency", 1750.0)
                    .containsEntry("cpu.core.frequency.0", 1000.0)
                    .containsEntry("cpu.core.frequency.1", 2500.001);
            assertThat(read(trial, SECOND, "cpu  200 0 0 200\ncpu0 100 0 0 100\n"))
                    .containsEntry("cpu.frequency", 1000.0)
                    .doesNotContainKey("cpu.core.frequency.1");
        }
    }

    @Test
    void throttlesCountOnceForACoreAndOnceForAPackage() throws IOException {
        for (int id = 0; id < 4; id++) {
            core(id, "topology/physical_package_id", id / 2);
            core(id, "topology/core_id", 0);
            core(id, "thermal_throttle/core_throttle_count", 100);
            core(id, "thermal_throttle/package_throttle_count", 1000);
        }
        String four = "cpu  4 0 0 4\ncpu0 1 0 0 1\ncpu1 1 0 0 1\ncpu2 1 0 0 1\ncpu3 1 0 0 1\n";
        try (ModuleTrial trial = trial(true)) {
            assertThat(read(trial, SECOND, four)).doesNotContainKeys("cpu.core_throttles", "cpu.package_throttles");
            for (int id = 0; id < 4; id++) {
                core(id, "thermal_throttle/core_throttle_count", 100 + 10L * (id / 2 + 1));
                core(id, "thermal_throttle/package_throttle_count", 1000 + 100);
            }
            assertThat(read(trial, 10 * SECOND, four))
                    .containsEntry("cpu.core_throttles", 3.0)
                    .containsEntry("cpu.package_throttles", 20.0)
                    .containsEntry("cpu.core.throttles.1", 1.0)
                    .containsEntry("cpu.core.throttles.3", 2.0);
        }
    }

    @Test
    void aSiblingThatTakesOverItsCoresCounterIsNew() throws IOException {
        for (int id = 0; id < 2; id++) {
            core(id, "topology/physical_package_id", 0);
            core(id, "topology/core_id", 0);
            core(id, "thermal_throttle/core_throttle_count", 100L + 5000L * id);
            core(id, "thermal_throttle/package_throttle_count", 7);
        }
        try (ModuleTrial trial = trial(false)) {
            read(trial, SECOND, TWO_CORES);
            read(trial, 10 * SECOND, "cpu  100 0 0 100\ncpu1 100 0 0 100\n");
            core(1, "thermal_throttle/core_throttle_count", 5110);
            assertThat(read(trial, 10 * SECOND, "cpu  100 0 0 100\ncpu1 100 0 0 100\n"))
                    .containsEntry("cpu.core_throttles", 1.0);
        }
    }

    @Test
    void interruptsAndSoftInterruptsByKind() throws IOException {
        try (ModuleTrial trial = trial(false)) {
            read(trial, SECOND, "cpu  1 0 0 1\nintr 1000 1 2 3\nsoftirq 550 10 20 30 40 50 60 70 80 90 100\n");
            assertThat(read(
                            trial,
                            2 * SECOND,
                            "cpu  1 0 0 1\nintr 1500 1 2 3\nsoftirq 570 10 20 30 50 50 60 70 80 90 110\n"))
                    .containsEntry("cpu.intr_per_sec", 250.0)
                    .containsEntry("cpu.softirqs_per_sec", 10.0)
                    .containsEntry("cpu.softirqs.net_rx", 5.0)
                    .containsEntry("cpu.softirqs.rcu", 5.0)
                    .containsEntry("cpu.softirqs.hi", 0.0);
        }
    }

    @Test
    void interruptsByLine() throws IOException {
        try (ModuleTrial trial = trial(true)) {
            interrupts(
                    "  CPU0 CPU1\n 36: 10 20 PCI-MSIX 1-edge virtio1-req.0\nLOC: 500 500 Local timer interrupts\nERR: 3\n");
            read(trial, SECOND, TWO_CORES);
            interrupts(
                    "  CPU0 CPU1\n 36: 14 26 PCI-MSIX 1-edge virtio1-req.0\nLOC: 550 650 Local timer interrupts\nERR: 3\n");
            assertThat(read(trial, 2 * SECOND, TWO_CORES))
                    .containsEntry("cpu.interrupts.36.virtio1-req.0", 5.0)
                    .containsEntry("cpu.interrupts.LOC", 100.0)
                    .containsEntry("cpu.interrupts.ERR", 0.0);
            assertThat(trial.errors()).isZero();
        }
    }

    @Test
    void aCoreThatComesWithItsOldCountsIsNoSpike() throws IOException {
        try (ModuleTrial trial = trial(true)) {
            interrupts("  CPU0\nLOC: 500 Local timer interrupts\n");
            read(trial, SECOND, TWO_CORES);
            interrupts("  CPU0 CPU1\nLOC: 600 70000 Local timer interrupts\n");
            assertThat(read(trial, SECOND, TWO_CORES)).doesNotContainKey("cpu.interrupts.LOC");
            interrupts("  CPU0 CPU1\nLOC: 700 70050 Local timer interrupts\n");
            assertThat(read(trial, SECOND, TWO_CORES)).containsEntry("cpu.interrupts.LOC", 150.0);
            interrupts("  CPU0\nLOC: 90000 Local timer interrupts\n");
            assertThat(read(trial, SECOND, TWO_CORES)).doesNotContainKey("cpu.interrupts.LOC");
        }
    }

    @Test
    void aCountWhose32BitsAreFullHasNoPoint() throws IOException {
        try (ModuleTrial trial = trial(true)) {
            interrupts("  CPU0 CPU1\nLOC: 4294967290 500 Local timer interrupts\n");
            read(trial, SECOND, TWO_CORES);
            interrupts("  CPU0 CPU1\nLOC: 4 600 Local timer interrupts\n");
            assertThat(read(trial, SECOND, TWO_CORES)).doesNotContainKey("cpu.interrupts.LOC");
            interrupts("  CPU0 CPU1\nLOC: 104 700 Local timer interrupts\n");
            assertThat(read(trial, SECOND, TWO_CORES)).containsEntry("cpu.interrupts.LOC", 200.0);
        }
    }

    @Test
    void withoutTheFileOfInterruptsTheRestIsThere() throws IOException {
        Files.delete(root.resolve("proc/interrupts"));
        try (ModuleTrial trial = trial(true)) {
            read(trial, SECOND, TWO_CORES);
            assertThat(read(trial, SECOND, "cpu  280 0 0 320\ncpu0 175 0 0 125\ncpu1 105 0 0 195\n"))
                    .containsEntry("cpu.user", 40.0);
            assertThat(trial.errors()).isPositive();
        }
    }
}
