package badger.modules.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.modules.MadeHost;
import badger.testkit.Allocation;
import badger.testkit.Fixture;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sensors that hang, fail, come and go. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class HardwareBehaviourTest {
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final long MINUTE = 60_000_000_000L;
    private static final String HWMON = "sys/class/hwmon/hwmon";

    @TempDir
    Path root;

    private void sensor(int chip, String name, String file, String content) throws IOException {
        MadeHost.write(root, HWMON + chip + "/name", name + '\n');
        MadeHost.write(root, HWMON + chip + '/' + file, content);
    }

    private ModuleTrial module(Duration together) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        HardwareTold provider = new HardwareTold(together);
        return ModuleTrial.of(provider, provider.defaults(), new StagedHost(root), 0);
    }

    private static Map<String, Number> tick(ModuleTrial module, long nanos) throws IOException {
        Map<String, Number> points = new TreeMap<>();
        for (Reading reading : module.tick(nanos)) {
            points.put(reading.series().name(), reading.value());
        }
        return points;
    }

    @Test
    void ofASensorThatIsNotThereNothingIsTold() throws IOException {
        sensor(0, "coretemp", "temp1_input", "41000\n");
        // what reading this gives is an error: "Is a directory"
        Files.createDirectories(root.resolve(HWMON + "0/temp2_input"));
        try (ModuleTrial module = module(Duration.ofMinutes(1))) {
            assertThat(tick(module, TEN_SECONDS)).containsOnly(Map.entry("hwmon.temperature.coretemp.temp1", 41.0));
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void aSensorThatSaysNoNumberIsToldAndTheOthersAreRead() throws IOException {
        sensor(0, "coretemp", "temp1_input", "warm\n");
        sensor(0, "coretemp", "fan1_input", "800\n");
        try (ModuleTrial module = module(Duration.ofMinutes(1))) {
            assertThat(tick(module, TEN_SECONDS)).containsOnly(Map.entry("hwmon.fan.coretemp.fan1", 800.0));
            assertThat(module.errors()).isOne();
        }
    }

    @Test
    void aChipThatHangsHoldsNothingAndIsAskedByOneThread() throws Exception {
        sensor(0, "quick", "temp1_input", "30000\n");
        sensor(1, "dead", "fan1_input", "1\n");
        Path hanging = root.resolve(HWMON + "1/temp1_input");
        // whoever opens it to read waits until somebody opens it to write
        assertThat(new ProcessBuilder("mkfifo", hanging.toString()).start().waitFor())
                .isZero();
        try (ModuleTrial module = module(Duration.ofSeconds(1))) {
            for (int tick = 0; tick < 8; tick++) {
                assertThat(tick(module, TEN_SECONDS)).containsOnly(Map.entry("hwmon.temperature.quick.temp1", 30.0));
            }
            assertThat(module.errors()).as("said once").isOne();
            try (OutputStream released = Files.newOutputStream(hanging)) {
                assertThat(released)
                        .as("one reader, or this would wait for one")
                        .isNotNull();
            }
            Map<String, Number> points = tick(module, MINUTE);
            while (!points.containsKey("hwmon.fan.dead.fan1")) {
                points = tick(module, MINUTE);
            }
            assertThat(points).containsKey("hwmon.temperature.quick.temp1");
        }
    }

    @Test
    void chipsOfOneNameAreToldApartAsSoonAsThereAreTwo() throws IOException {
        sensor(0, "nvme", "temp1_input", "30000\n");
        try (ModuleTrial module = module(Duration.ofMinutes(1))) {
            assertThat(tick(module, TEN_SECONDS)).containsOnlyKeys("hwmon.temperature.nvme.temp1");
            sensor(1, "nvme", "temp1_input", "31000\n");
            assertThat(tick(module, TEN_SECONDS)).as("listed once a minute").hasSize(1);
            assertThat(tick(module, MINUTE))
                    .containsOnly(
                            Map.entry("hwmon.temperature.nvme-hwmon0.temp1", 30.0),
                            Map.entry("hwmon.temperature.nvme-hwmon1.temp1", 31.0));
        }
    }

    @Test
    void aChipThatTookTheNumberOfAnotherIsNotTakenForIt() throws IOException {
        sensor(0, "k10temp", "temp1_input", "60000\n");
        try (ModuleTrial module = module(Duration.ofMinutes(1))) {
            assertThat(tick(module, TEN_SECONDS)).containsOnlyKeys("hwmon.temperature.k10temp.temp1");
            sensor(0, "nvme", "temp1_input", "31000\n");
            assertThat(tick(module, TEN_SECONDS)).isEmpty();
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void powerIsMadeOfCurrentAndVoltageWhereTheDriverDoesNotKnowIt() throws IOException {
        MadeHost.write(
                root,
                "sys/class/power_supply/BAT0/uevent",
                "POWER_SUPPLY_STATUS=Discharging\nPOWER_SUPPLY_VOLTAGE_NOW=12000000\nPOWER_SUPPLY_CURRENT_NOW=-1500000\n");
        try (ModuleTrial module = module(Duration.ofMinutes(1))) {
            assertThat(tick(module, TEN_SECONDS))
                    .containsEntry("power_supply.power.BAT0", 18.0)
                    .containsEntry("power_supply.discharging.BAT0", 1L)
                    .containsEntry("power_supply.full.BAT0", 0L);
        }
    }

    @Test
    void aTickAllocatesNoMoreThanTheThreadThatReads() throws IOException {
        Path stage = Files.createDirectory(root.resolve("stage"));
        Fixture fixture = Fixture.play("synthetic-256-cores", stage);
        HardwareTold provider = new HardwareTold(Duration.ofMinutes(1));
        try (ModuleTrial module = ModuleTrial.of(provider, provider.defaults(), fixture.host(), 0)) {
            for (int tick = 0; tick < 70; tick++) {
                assertThat(module.count(1_000_000_000L)).isGreaterThan(64);
            }
            long before = Allocation.bytesOfThisThread();
            for (int tick = 0; tick < 60; tick++) {
                module.count(1_000_000_000L);
            }
            assertThat((Allocation.bytesOfThisThread() - before) / 60).isLessThan(2_048);
        }
    }
}
