package badger.modules.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.GrownHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the module looks at what hardly ever changes. */
final class SystemModuleBehaviourTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path root;

    private static Map<String, Number> tick(ModuleTrial module) throws IOException {
        return module.tick(SECOND).stream()
                .collect(Collectors.toMap(reading -> reading.series().name(), Reading::value));
    }

    @Test
    void readsEveryTenSecondsAndTellsEverySecond() throws IOException {
        try (ModuleTrial module = ModuleTrial.of(
                new SystemModuleProvider(),
                new SystemConfig(false, false),
                GrownHost.of(root, 4, 3, 1).paths(),
                0)) {
            Map<String, Number> first = tick(module);
            assertThat(tick(module))
                    .as("the one frame of badger once is made of the second read")
                    .containsKeys(first.keySet().toArray(String[]::new))
                    .contains(entry("cpu.cores", 4L), entry("disk.count", 3L));
            Path cpuinfo = root.resolve("proc/cpuinfo");
            Path partitions = root.resolve("proc/partitions");
            Files.writeString(cpuinfo, Files.readString(cpuinfo).replace("processor\t: 3", "gone"));
            Files.writeString(partitions, Files.readString(partitions).replaceAll(".* sdc\n", ""));
            for (int second = 3; second < 10; second++) {
                assertThat(tick(module)).contains(entry("cpu.cores", 4L), entry("disk.count", 3L));
            }
            assertThat(tick(module)).contains(entry("cpu.cores", 3L), entry("disk.count", 2L));
        }
    }

    @Test
    void saysNothingOfWhatCouldNotBeReadAndTriesAgainAtOnce() throws IOException {
        try (ModuleTrial module = ModuleTrial.of(
                new SystemModuleProvider(),
                new SystemConfig(false, false),
                GrownHost.of(root, 4, 3, 1).paths(),
                8)) {
            tick(module);
            Path cpuinfo = root.resolve("proc/cpuinfo");
            String whole = Files.readString(cpuinfo);
            Files.writeString(cpuinfo, "");
            assertThat(tick(module)).doesNotContainKeys("cpu.cores", "cpu.speed", "cpu.cache_size");
            Files.writeString(cpuinfo, whole);
            assertThat(tick(module)).containsEntry("cpu.cores", 4L);
        }
    }
}
