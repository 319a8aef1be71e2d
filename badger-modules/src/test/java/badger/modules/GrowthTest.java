package badger.modules;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.StatModuleProvider;
import badger.core.trial.ModuleTrial;
import badger.modules.cpu.CpuConfig;
import badger.modules.cpu.CpuModuleProvider;
import badger.modules.disk.DiskConfig;
import badger.modules.disk.DiskModuleProvider;
import badger.modules.network.NetworkConfig;
import badger.modules.network.NetworkModuleProvider;
import badger.testkit.Allocation;
import badger.testkit.GrownHost;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What modules do on a large host, however long it takes. */
final class GrowthTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int CORES = 512;
    private static final int STATES = 10;
    /** The states, 5 of processes and switches, interrupts, soft interrupts in all and of 10 kinds. */
    private static final int POINTS_OF_ALL_CORES = STATES + 5 + 1 + 11;

    private static final int DISKS = 500;
    /** 13 columns, 4 numbers made of them, 5 of discards, 3 of flushes. */
    private static final int POINTS_A_DISK = 25;

    private static final int INTERFACES = 1_000;
    private static final int TICKS = 20;
    /** As much as a whole tick may, whatever the host's size; less than a byte for each point of its devices. */
    private static final long BYTES_A_TICK = 2_048;

    @TempDir
    Path folder;

    @Test
    void aTickOfAllDisksAllocatesAsMuchAsOneOfNone() throws IOException {
        DiskConfig all = DiskConfig.ordinary().of(DeviceChoice.parse("*"));
        assertThat(bytesATick(new DiskModuleProvider(), all, DISKS * POINTS_A_DISK))
                .isLessThan(BYTES_A_TICK);
    }

    @Test
    void aTickInWhichMostDisksHaveNoRoomAllocatesNoMore() throws IOException {
        DiskConfig all = DiskConfig.ordinary().of(DeviceChoice.parse("*"));
        int room = 40 * POINTS_A_DISK;
        assertThat(bytesATick(new DiskModuleProvider(), all, room, room)).isLessThan(BYTES_A_TICK);
    }

    @Test
    void aTickOfAllInterfacesAllocatesAsMuchAsOneOfNone() throws IOException {
        NetworkConfig all = new NetworkConfig(DeviceChoice.parse("*"), true, false, ReadPace.DEAR_INTERVAL);
        assertThat(bytesATick(new NetworkModuleProvider(), all, INTERFACES * 18))
                .isLessThan(BYTES_A_TICK);
    }

    @Test
    void realDevicesAreLookedAtAFewATick() throws IOException {
        DiskModuleProvider provider = new DiskModuleProvider();
        // ten looks at /sys, which allocate half a kilobyte each
        assertThat(bytesATick(provider, provider.defaults(), DISKS * POINTS_A_DISK))
                .isLessThan(8 * BYTES_A_TICK);
    }

    @Test
    void aTickOfAllProcessorsAllocatesAsMuchAsOneOfOne() throws IOException {
        CpuModuleProvider provider = new CpuModuleProvider();
        assertThat(bytesATick(provider, provider.defaults(), POINTS_OF_ALL_CORES))
                .isLessThan(BYTES_A_TICK);
    }

    @Test
    void aTickOfEachProcessorAllocatesAsMuchAsOneOfOne() throws IOException {
        CpuConfig each = new CpuConfig(true, false, ReadPace.DEAR_INTERVAL);
        assertThat(bytesATick(new CpuModuleProvider(), each, POINTS_OF_ALL_CORES + CORES * STATES))
                .isLessThan(BYTES_A_TICK);
    }

    private <C extends Record> long bytesATick(StatModuleProvider<C> provider, C config, int points)
            throws IOException {
        return bytesATick(provider, config, points, 0);
    }

    private <C extends Record> long bytesATick(StatModuleProvider<C> provider, C config, int points, int maxSeries)
            throws IOException {
        GrownHost host = GrownHost.of(folder, CORES, DISKS, INTERFACES);
        long bytes = 0;
        try (ModuleTrial module = ModuleTrial.of(provider, config, host.paths(), 0, maxSeries)) {
            for (int tick = 0; tick < 2 * TICKS; tick++) {
                host.pass();
                long before = Allocation.bytesOfThisThread();
                int count = module.count(SECOND);
                // the first half declares series, grows buffers and loads classes
                bytes += tick < TICKS ? 0 : Allocation.bytesOfThisThread() - before;
                if (tick > 0) {
                    assertThat(count).isEqualTo(points);
                }
            }
        }
        return bytes / TICKS;
    }
}
