package badger.modules.disk;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.modules.DeviceChoice;
import badger.modules.ReadPace;
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

/** What iostat would say of these disks, when it would say nothing of them, and what they are called. */
final class DiskBehaviourTest {
    private static final long SECOND = 1_000_000_000L;
    private static final DiskConfig ALL = DiskConfig.ordinary().of(DeviceChoice.parse("*"));
    private static final DiskConfig EXTENDED =
            new DiskConfig(DeviceChoice.parse("*"), DiskNaming.KERNEL, true, ReadPace.DEAR_INTERVAL);

    @TempDir
    Path root;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("sys/block"));
    }

    private ModuleTrial trial(DiskConfig config) throws IOException {
        return ModuleTrial.of(new DiskModuleProvider(), config, new StagedHost(root), 0);
    }

    private static DiskConfig called(DiskNaming naming) {
        return new DiskConfig(DeviceChoice.parse("*"), naming, false, ReadPace.DEAR_INTERVAL);
    }

    /** What the module reads after a time, by name. */
    private Map<String, Number> read(ModuleTrial trial, long nanos, String... lines) throws IOException {
        Files.writeString(root.resolve("proc/diskstats"), String.join("\n", lines) + "\n", StandardCharsets.US_ASCII);
        Map<String, Number> values = new TreeMap<>();
        for (Reading reading : trial.tick(nanos)) {
            values.put(reading.series().name(), reading.value());
        }
        return values;
    }

    @Test
    void theColumnsOfIostat() throws IOException {
        try (ModuleTrial trial = trial(EXTENDED)) {
            read(trial, SECOND, "8 0 sda 100 10 2000 400 50 5 800 900 0 700 1300 8 2 640 16 30 60");
            Map<String, Number> values =
                    read(trial, 2 * SECOND, "8 0 sda 140 20 2400 500 60 35 1120 1000 3 1200 6300 12 6 1664 36 35 95");
            assertThat(values)
                    .containsEntry("disk.r_await.sda", 2.5)
                    .containsEntry("disk.w_await.sda", 10.0)
                    .containsEntry("disk.d_await.sda", 5.0)
                    .containsEntry("disk.f_await.sda", 7.0)
                    .containsEntry("disk.rareq_sz.sda", 5.0)
                    .containsEntry("disk.wareq_sz.sda", 16.0)
                    .containsEntry("disk.dareq_sz.sda", 128.0)
                    .containsEntry("disk.rrqm_percent.sda", 20.0)
                    .containsEntry("disk.wrqm_percent.sda", 75.0)
                    .containsEntry("disk.drqm_percent.sda", 50.0)
                    .containsEntry("disk.aqu_sz.sda", 2.5)
                    .containsEntry("disk.util.sda", 25.0)
                    .containsEntry("disk.discards.sda", 2.0)
                    .containsEntry("disk.discards_merged.sda", 2.0)
                    .containsEntry("disk.discard_thruput.sda", 262144.0)
                    .containsEntry("disk.discard_time.sda", 10.0)
                    .containsEntry("disk.flushes.sda", 2.5)
                    .containsEntry("disk.flush_time.sda", 17.5);
        }
    }

    @Test
    void whatWasNotDoneHasNoWait() throws IOException {
        try (ModuleTrial trial = trial(EXTENDED)) {
            read(trial, SECOND, "8 0 sda 100 10 2000 400 50 5 800 900 0 700 1300 8 2 640 16 30 60");
            Map<String, Number> values =
                    read(trial, SECOND, "8 0 sda 100 10 2000 400 60 5 840 1000 3 800 1400 8 2 640 16 30 60");
            assertThat(values)
                    .containsEntry("disk.w_await.sda", 10.0)
                    .containsEntry("disk.util.sda", 10.0)
                    .containsEntry("disk.reads.sda", 0.0)
                    .doesNotContainKeys(
                            "disk.r_await.sda",
                            "disk.rareq_sz.sda",
                            "disk.rrqm_percent.sda",
                            "disk.d_await.sda",
                            "disk.dareq_sz.sda",
                            "disk.f_await.sda");
        }
    }

    @Test
    void clocksOfAnotherGrainDoNotMakeADiskBusierThanBusy() throws IOException {
        try (ModuleTrial trial = trial(ALL)) {
            read(trial, SECOND, "8 0 sda 100 10 2000 400 50 5 800 900 0 700 1300");
            assertThat(read(trial, SECOND, "8 0 sda 100 10 2000 400 50 5 800 900 1 1704 2304"))
                    .containsEntry("disk.util.sda", 100.0)
                    .containsEntry("disk.io_time.sda", 1004.0);
        }
    }

    @Test
    void discardsAndFlushesAreThereOnceThereWasOne() throws IOException {
        try (ModuleTrial trial = trial(ALL)) {
            read(trial, SECOND, "8 0 sda 1 0 8 4 5 5 8 9 0 7 13 0 0 0 0 0 0");
            assertThat(read(trial, SECOND, "8 0 sda 1 0 8 4 5 5 8 9 0 7 13 0 0 0 0 0 0")
                            .keySet())
                    .contains("disk.util.sda")
                    .noneMatch(name -> name.contains("discard") || name.contains("flush"))
                    .noneMatch(name -> name.contains("areq_sz") || name.contains("rqm_percent"));
            read(trial, SECOND, "8 0 sda 1 0 8 4 5 5 8 9 0 7 13 1 0 8 2 1 3");
            assertThat(read(trial, SECOND, "8 0 sda 1 0 8 4 5 5 8 9 0 7 13 3 0 24 6 2 9"))
                    .containsEntry("disk.discards.sda", 2.0)
                    .containsEntry("disk.d_await.sda", 2.0)
                    .containsEntry("disk.flushes.sda", 1.0)
                    .containsEntry("disk.f_await.sda", 6.0);
        }
    }

    @Test
    void aKernelWithoutDiscardsHasNoneWhateverIsAskedFor() throws IOException {
        try (ModuleTrial trial = trial(EXTENDED)) {
            read(trial, SECOND, "8 0 sda 100 10 2000 400 50 5 800 900 0 700 1300");
            assertThat(read(trial, SECOND, "8 0 sda 110 10 2080 420 50 5 800 900 0 700 1300")
                            .keySet())
                    .contains("disk.rareq_sz.sda")
                    .noneMatch(name -> name.contains("discard") || name.contains("flush"));
        }
    }

    @Test
    void allMillisecondsWrapAt32Bits() throws IOException {
        try (ModuleTrial trial = trial(ALL)) {
            read(trial, SECOND, "8 0 sda 100 10 2000 4294967286 50 5 800 900 0 4294967196 4294966796 8 2 640 16 30 60");
            assertThat(read(trial, SECOND, "8 0 sda 105 10 2000 10 50 5 800 900 0 100 1500 8 2 640 16 30 60"))
                    .containsEntry("disk.r_await.sda", 4.0)
                    .containsEntry("disk.util.sda", 20.0)
                    .containsEntry("disk.aqu_sz.sda", 2.0);
        }
    }

    private void mapped(String device, String name) throws IOException {
        Path folder = Files.createDirectories(
                root.resolve("sys/block").resolve(device).resolve("dm"));
        Files.writeString(folder.resolve("name"), name + "\n");
    }

    @Test
    void theDeviceMappersNames() throws IOException {
        mapped("dm-0", "vg0-root");
        mapped("dm-1", "sda");
        Files.createDirectories(root.resolve("sys/block/sda"));
        try (ModuleTrial trial = trial(called(DiskNaming.MAPPER))) {
            assertThat(read(trial, SECOND, "8 0 sda 1 2 3 4", "253 0 dm-0 1 2 3 4", "253 1 dm-1 1 2 3 4"))
                    .isEmpty();
            assertThat(read(trial, SECOND, "8 0 sda 1 2 3 4", "253 0 dm-0 1 2 3 4", "253 1 dm-1 1 2 3 4"))
                    .as("a name that is another device's is not taken")
                    .containsKeys("disk.reads.sda", "disk.reads.vg0-root", "disk.reads.dm-1")
                    .doesNotContainKey("disk.reads.dm-0");
        }
    }

    @Test
    void aDeviceThatIsThereAgainIsAskedForItsNameAnew() throws IOException {
        mapped("dm-0", "vg0-old");
        try (ModuleTrial trial = trial(called(DiskNaming.MAPPER))) {
            read(trial, SECOND, "8 0 sda 1 2 3 4", "253 0 dm-0 1 2 3 4");
            read(trial, SECOND, "8 0 sda 1 2 3 4");
            mapped("dm-0", "vg0-new");
            read(trial, SECOND, "8 0 sda 1 2 3 4", "253 0 dm-0 1 2 3 4");
            assertThat(read(trial, SECOND, "8 0 sda 1 2 3 4", "253 0 dm-0 1 2 3 4"))
                    .containsKey("disk.reads.vg0-new")
                    .doesNotContainKey("disk.reads.vg0-old");
        }
    }

    @Test
    void aNewNameIsSeenWithinTenMinutes() throws IOException {
        mapped("dm-0", "vg0-old");
        try (ModuleTrial trial = trial(called(DiskNaming.MAPPER))) {
            read(trial, SECOND, "253 0 dm-0 1 2 3 4");
            mapped("dm-0", "vg0-new");
            boolean seen = false;
            for (int i = 0; i < 602 && !seen; i++) {
                seen = read(trial, SECOND, "253 0 dm-0 1 2 3 4").containsKey("disk.reads.vg0-new");
            }
            assertThat(seen).isTrue();
        }
    }

    @Test
    void namesById() throws IOException {
        Path ids = Files.createDirectories(root.resolve("dev/disk/by-id"));
        Files.createSymbolicLink(ids.resolve("ata-Maker_Model_123"), Path.of("../../sda"));
        Files.createSymbolicLink(ids.resolve("wwn-0x5000"), Path.of("../../sda"));
        try (ModuleTrial trial = trial(called(DiskNaming.BY_ID))) {
            read(trial, SECOND, "8 0 sda 1 2 3 4", "8 16 sdb 1 2 3 4");
            assertThat(read(trial, SECOND, "8 0 sda 1 2 3 4", "8 16 sdb 1 2 3 4"))
                    .containsKeys("disk.reads.ata-Maker_Model_123", "disk.reads.sdb");
            Files.createSymbolicLink(ids.resolve("ata-Maker_Model_124"), Path.of("../../sdb"));
            read(trial, SECOND, "8 0 sda 1 2 3 4", "8 16 sdb 1 2 3 4");
            assertThat(read(trial, SECOND, "8 0 sda 1 2 3 4", "8 16 sdb 1 2 3 4"))
                    .as("udev was later than the kernel")
                    .containsKey("disk.reads.ata-Maker_Model_124");
            assertThat(trial.errors()).isZero();
        }
    }

    @Test
    void withoutIdsTheKernelsNamesAreTakenAndItIsSaid() throws IOException {
        try (ModuleTrial trial = trial(called(DiskNaming.BY_ID))) {
            read(trial, SECOND, "8 0 sda 1 2 3 4");
            assertThat(read(trial, SECOND, "8 0 sda 1 2 3 4")).containsKey("disk.reads.sda");
            assertThat(trial.errors()).isPositive();
        }
    }
}
