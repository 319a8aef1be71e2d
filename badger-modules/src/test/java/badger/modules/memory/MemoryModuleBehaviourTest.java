package badger.modules.memory;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.MadeHost;
import badger.modules.ReadPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums over zones, and parts that come and go. */
final class MemoryModuleBehaviourTest {
    private static final String MEMINFO = "MemTotal: 1 kB\n";

    @TempDir
    Path root;

    private MadeHost host(boolean numa) throws IOException {
        MemoryConfig config = new MemoryConfig(false, numa, false, ReadPace.DEAR_INTERVAL);
        return MadeHost.of(root, new MemoryModuleProvider(), config).write("proc/meminfo", MEMINFO);
    }

    @Test
    void whatAKernelCountsByZoneIsOneSeries() throws IOException {
        try (MadeHost host = host(false)) {
            host.write(
                    "proc/vmstat",
                    "allocstall_dma 1\nallocstall_normal 10\npgscan_direct 5\npgscan_direct_throttle 9\n");
            host.tick();
            host.write(
                    "proc/vmstat",
                    "allocstall_dma 3\nallocstall_normal 17\npgscan_direct 6\npgscan_direct_throttle 99\n");
            assertThat(host.tick())
                    .containsOnlyKeys("mem.memtotal", "vmstat.allocstall", "vmstat.pgscan_direct")
                    .containsEntry("vmstat.allocstall", 9.0)
                    .containsEntry("vmstat.pgscan_direct", 1.0);
        }
    }

    @Test
    void aFileThatWasCutOffMakesNoLeap() throws IOException {
        try (MadeHost host = host(false)) {
            host.write("proc/vmstat", "allocstall_dma 100\nallocstall_normal 1000\n");
            host.tick();
            host.write("proc/vmstat", "allocstall_dma 100\n");
            assertThat(host.tick()).doesNotContainKey("vmstat.allocstall");
            host.write("proc/vmstat", "allocstall_dma 100\nallocstall_normal 1004\n");
            assertThat(host.tick()).containsEntry("vmstat.allocstall", 2.0);
        }
    }

    @Test
    void kibibytesArePagedInBytes() throws IOException {
        try (MadeHost host = host(false)) {
            host.write("proc/vmstat", "pgpgin 7\n").tick();
            assertThat(host.write("proc/vmstat", "pgpgin 9\n").tick()).containsEntry("vmstat.pgpgin", 2048.0);
        }
    }

    @Test
    void aKernelWithoutVmstatIsNoErrorAndOneWithoutMeminfoIs() throws IOException {
        try (MadeHost host = host(true)) {
            assertThat(host.ticks(3)).containsOnlyKeys("mem.memtotal");
            assertThat(host.errors()).isZero();
            host.write("proc/meminfo", "");
            Files.delete(root.resolve("proc/meminfo"));
            host.tick();
            assertThat(host.errors()).isPositive();
        }
    }

    @Test
    void nodesAreLookedForEveryMinute() throws IOException {
        try (MadeHost host = host(true)) {
            node(host, 0, "Node 0 MemFree: 4 kB\nNode 0 HugePages_Free: 2\n");
            assertThat(host.tick()).containsEntry("numa.memfree.0", 4096L).containsEntry("numa.hugepages_free.0", 2L);
            node(host, 10, "Node 10 MemFree: 5 kB\n");
            assertThat(host.tick()).doesNotContainKey("numa.memfree.10");
            assertThat(host.ticks(60)).containsEntry("numa.memfree.10", 5120L).containsKey("numa.memfree.0");
            assertThat(host.errors()).isZero();
        }
    }

    private static void node(MadeHost host, int number, String meminfo) throws IOException {
        host.write("sys/devices/system/node/node" + number + "/meminfo", meminfo);
        host.write("sys/devices/system/node/node" + number + "/numastat", "numa_hit 1\n");
    }

    @Test
    void onlyDisksOfCompressedMemoryThatAreSetUpHaveSeries() throws IOException {
        try (MadeHost host = host(false)) {
            host.write("sys/block/zram0/disksize", "0\n").write("sys/block/zram0/mm_stat", "0 0 0 0 0 0 0 0 0\n");
            host.write("sys/block/zram1/disksize", "4096\n").write("sys/block/zram1/mm_stat", "9 8 7 0 6 5 4 3 2\n");
            assertThat(host.tick())
                    .containsOnlyKeys(
                            "mem.memtotal",
                            "zram.size.zram1",
                            "zram.stored.zram1",
                            "zram.compressed.zram1",
                            "zram.used.zram1",
                            "zram.most_used.zram1",
                            "zram.same_pages.zram1",
                            "zram.huge_pages.zram1")
                    .containsEntry("zram.compressed.zram1", 8L);
        }
    }

    @Test
    void pagesThatAreTheSameAreToldOnceTheyWereLookedFor() throws IOException {
        try (MadeHost host = host(false)) {
            for (String file : new String[] {"pages_shared", "pages_sharing", "pages_unshared", "pages_volatile"}) {
                host.write("sys/kernel/mm/ksm/" + file, "7\n");
            }
            host.write("sys/kernel/mm/ksm/full_scans", "0\n");
            assertThat(host.tick()).containsOnlyKeys("mem.memtotal");
            host.write("sys/kernel/mm/ksm/full_scans", "1\n");
            assertThat(host.ticks(9)).containsEntry("ksm.pages_sharing", 7L);
            assertThat(host.errors()).isZero();
        }
    }
}
