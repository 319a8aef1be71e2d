package badger.modules;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.StatModuleProvider;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.modules.disk.DiskConfig;
import badger.modules.disk.DiskModuleProvider;
import badger.modules.network.NetworkConfig;
import badger.modules.network.NetworkModuleProvider;
import badger.testkit.Fixture;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which disks and interfaces are taken. */
final class DeviceModulesTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path stage;

    private <C extends Record> Set<String> devices(StatModuleProvider<C> provider, C config, String fixture)
            throws IOException {
        Fixture host = Fixture.play(fixture, stage);
        Set<String> devices = new TreeSet<>();
        try (ModuleTrial trial = ModuleTrial.of(provider, config, host.host(), 0)) {
            trial.tick(SECOND);
            trial.series()
                    .forEach(series -> devices.add(series.labels().getFirst().value()));
        }
        return devices;
    }

    @Test
    void byDefaultRealDisks() throws IOException {
        DiskModuleProvider provider = new DiskModuleProvider();
        assertThat(devices(provider, provider.defaults(), "linux-6.18-x86_64")).containsExactly("vda");
    }

    @Test
    void namedDisks() throws IOException {
        DiskConfig config = DiskConfig.ordinary().of(DeviceChoice.parse("loop[01],vda"));
        assertThat(devices(new DiskModuleProvider(), config, "linux-6.18-x86_64"))
                .containsExactly("loop0", "loop1", "vda");
    }

    @Test
    void byDefaultRealInterfacesAndBonds() throws IOException {
        NetworkModuleProvider provider = new NetworkModuleProvider();
        assertThat(devices(provider, provider.defaults(), "linux-3.10-x86_64"))
                .contains("bond0")
                .doesNotContain("lo");
    }

    @Test
    void withoutSysTheProblemIsSaid() throws IOException {
        Files.createDirectory(stage.resolve("proc"));
        Files.writeString(stage.resolve("proc/diskstats"), "8 0 sda 1 2 3 4 5 6 7 8 9 10 11\n");
        DiskModuleProvider provider = new DiskModuleProvider();
        try (ModuleTrial trial = ModuleTrial.of(provider, provider.defaults(), new StagedHost(stage), 0)) {
            assertThat(trial.tick(SECOND)).isEmpty();
            assertThat(trial.errors()).isOne();
        }
    }

    @Test
    void theTypoOfTheOriginalIsThereIfAskedFor() throws IOException {
        Fixture host = Fixture.play("linux-6.18-x86_64", stage);
        try (ModuleTrial trial = ModuleTrial.of(
                new NetworkModuleProvider(),
                new NetworkConfig(DeviceChoice.real(), true, true, ReadPace.DEAR_INTERVAL),
                host.host(),
                0)) {
            trial.tick(SECOND);
            assertThat(trial.series()).anyMatch(series -> series.metric().equals("net.tx_carier"));
            assertThat(trial.series()).noneMatch(series -> series.metric().equals("net.tx_carrier"));
        }
    }

    @Test
    void aLinkIsUsedByWhatItCarriesOfWhatItCan() throws IOException {
        Fixture host = Fixture.play("linux-5.10-arm64", stage);
        NetworkModuleProvider provider = new NetworkModuleProvider();
        try (ModuleTrial trial = ModuleTrial.of(provider, provider.defaults(), host.host(), 0)) {
            trial.tick(SECOND);
            host.show("t1");
            // 900,000 bytes received and 300,000 sent in two seconds, of 125,000,000 a second
            assertThat(trial.tick(2 * SECOND))
                    .extracting(Reading::toString)
                    .contains("net.rx_util.end0 percent 0.36", "net.tx_util.end0 percent 0.12")
                    .noneMatch(line -> line.startsWith("net.rx_util.wlan0"));
            assertThat(trial.tick(SECOND))
                    .extracting(Reading::toString)
                    .noneMatch(line -> line.startsWith("net.speed"));
            assertThat(trial.tick(10 * SECOND))
                    .extracting(Reading::toString)
                    .contains("net.speed.end0 b 1000000000", "net.up.wlan0 - 0");
        }
    }

    @Test
    void linksCanBeLeftOut() throws IOException {
        NetworkConfig config = new NetworkConfig(DeviceChoice.real(), false, false, ReadPace.DEAR_INTERVAL);
        Fixture host = Fixture.play("linux-5.10-arm64", stage);
        try (ModuleTrial trial = ModuleTrial.of(new NetworkModuleProvider(), config, host.host(), 0)) {
            trial.tick(SECOND);
            assertThat(trial.series()).hasSize(2 * 18);
        }
    }
}
