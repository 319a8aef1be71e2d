package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each reader on one plain file. */
final class ReadersTest {
    @TempDir
    private Path root;

    @Test
    void stat() throws IOException {
        Path file = ProcText.write(root, "stat", """
                cpu  8464 1 1782 134677 190 2 26 29 3 4
                cpu0 4024 0 760 67783 20 0 6 11 0 0
                cpu3 4440 0 1022 66894 169 0 20 18 0 7
                intr 149249 0 0 0
                ctxt 348439
                btime 1795380146
                processes 3964
                procs_running 1
                procs_blocked 0
                softirq 77630 1 12705 4 2335 12273 0 3 29255 0 21055
                """);
        try (ProcStat stat = new ProcStat(file)) {
            stat.read();
            assertThat(stat.total(ProcStat.CpuState.USER)).isEqualTo(8464);
            assertThat(stat.total(ProcStat.CpuState.GUEST_NICE)).isEqualTo(4);
            assertThat(stat.cores()).isEqualTo(2);
            assertThat(stat.coreId(1)).isEqualTo(3);
            assertThat(stat.core(1, ProcStat.CpuState.IDLE)).isEqualTo(66894);
            assertThat(stat.core(1, ProcStat.CpuState.GUEST_NICE)).isEqualTo(7);
            assertThat(stat.contextSwitches()).isEqualTo(348439);
            assertThat(stat.bootTime()).isEqualTo(1795380146);
            assertThat(stat.forks()).isEqualTo(3964);
            assertThat(stat.procsRunning()).isEqualTo(1);
            assertThat(stat.procsBlocked()).isZero();
            assertThat(stat.interrupts()).isEqualTo(149249);
            assertThat(stat.softInterrupts()).isEqualTo(77630);
            assertThat(stat.softInterrupts(SoftInterrupt.HI)).isEqualTo(1);
            assertThat(stat.softInterrupts(SoftInterrupt.RCU)).isEqualTo(21055);
            assertThat(stat.problem()).isNull();
        }
    }

    @Test
    void softInterruptsOfOtherKindsHaveATotalOnly() throws IOException {
        Path file = ProcText.write(root, "stat", "softirq 90 1 2 3 4 5 6 7 8 9\n");
        try (ProcStat stat = new ProcStat(file)) {
            stat.read();
            assertThat(stat.softInterrupts()).isEqualTo(90);
            assertThat(stat.softInterrupts(SoftInterrupt.HI)).isEqualTo(ABSENT);
            ProcText.write(root, "stat", "softirq 90 1 2 3 4 5 6 7 8 9 10 11\n");
            stat.read();
            assertThat(stat.softInterrupts()).isEqualTo(90);
            assertThat(stat.softInterrupts(SoftInterrupt.RCU)).isEqualTo(ABSENT);
        }
    }

    @Test
    void interrupts() throws IOException {
        Path file = ProcText.write(root, "interrupts", """
                           CPU0       CPU1
                 16:          1          2  IO-APIC  16-fasteoi   ehci_hcd:usb1,  uhci_hcd:usb2
                 25:          3          4 PCI-MSIX-0000:00:02.0   1-edge      virtio1-req.0
                 26:          5          6 PCI-MSIX-0000:00:02.0   2-edge      virtio1-req.0
                NMI:          7          8   Non-maskable interrupts
                ERR:          9
                """);
        try (Interrupts interrupts = new Interrupts(file)) {
            interrupts.read();
            int arrangement = interrupts.arrangement();
            String device = interrupts.device(2);
            interrupts.read();
            assertThat(interrupts.arrangement()).isEqualTo(arrangement);
            assertThat(interrupts.columns()).isEqualTo(2);
            assertThat(interrupts.size()).isEqualTo(5);
            assertThat(interrupts.device(0)).isEqualTo("ehci_hcd:usb1,  uhci_hcd:usb2");
            assertThat(interrupts.device(1)).isEqualTo("virtio1-req.0");
            assertThat(interrupts.device(2)).isEqualTo("virtio1-req.0").isSameAs(device);
            assertThat(interrupts.count(2)).isEqualTo(11);
            assertThat(interrupts.name(3)).isEqualTo("NMI");
            assertThat(interrupts.device(3)).isEmpty();
            assertThat(interrupts.count(4)).isEqualTo(9);
            assertThat(interrupts.problem()).isNull();
            ProcText.write(root, "interrupts", "  CPU1\nNMI: 8 Non-maskable interrupts\n");
            interrupts.read();
            assertThat(interrupts.arrangement()).isNotEqualTo(arrangement);
            assertThat(interrupts.count(0)).isEqualTo(8);
        }
    }

    @Test
    void loadavg() throws IOException {
        try (LoadAvg load = new LoadAvg(ProcText.write(root, "loadavg", "0.19 12.26 0.11 1/80 3964\n"))) {
            load.read();
            assertThat(load.one()).isEqualTo(0.19);
            assertThat(load.five()).isEqualTo(12.26);
            assertThat(load.fifteen()).isEqualTo(0.11);
            assertThat(load.runnable()).isEqualTo(1);
            assertThat(load.total()).isEqualTo(80);
            assertThat(load.newestPid()).isEqualTo(3964);
            assertThat(load.problem()).isNull();
        }
    }

    @Test
    void meminfo() throws IOException {
        Path file = ProcText.write(root, "meminfo", """
                MemTotal:       24684084 kB
                Active(anon):       1496 kB
                HugePages_Total:       3
                """);
        try (MemInfo mem = new MemInfo(file)) {
            mem.read();
            String key = mem.key(1);
            mem.read();
            assertThat(mem.size()).isEqualTo(3);
            assertThat(mem.key(1)).isEqualTo("Active(anon)").isSameAs(key);
            assertThat(mem.value(1)).isEqualTo(1496);
            assertThat(mem.inKilobytes(1)).isTrue();
            assertThat(mem.value(2)).isEqualTo(3);
            assertThat(mem.inKilobytes(2)).isFalse();
            assertThat(mem.problem()).isNull();
        }
    }

    @Test
    void diskstats() throws IOException {
        Path file = ProcText.write(root, "diskstats", """
                 254       0 vda 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17
                   8       0 sda 1 2 3 4 5 6 7 8 9 10 11
                   8       1 sda1 1 2 3 4
                """);
        try (DiskStats disks = new DiskStats(file)) {
            disks.read();
            assertThat(disks.size()).isEqualTo(3);
            assertThat(disks.name(0)).isEqualTo("vda");
            assertThat(disks.major(0)).isEqualTo(254);
            assertThat(disks.value(0, DiskStats.Column.FLUSH_MILLIS)).isEqualTo(17);
            assertThat(disks.value(1, DiskStats.Column.WEIGHTED_IO_MILLIS)).isEqualTo(11);
            assertThat(disks.value(1, DiskStats.Column.DISCARDS)).isEqualTo(ABSENT);
            assertThat(disks.minor(2)).isEqualTo(1);
            assertThat(disks.value(2, DiskStats.Column.READS)).isEqualTo(1);
            assertThat(disks.value(2, DiskStats.Column.READ_SECTORS)).isEqualTo(2);
            assertThat(disks.value(2, DiskStats.Column.WRITES)).isEqualTo(3);
            assertThat(disks.value(2, DiskStats.Column.WRITE_SECTORS)).isEqualTo(4);
            assertThat(disks.value(2, DiskStats.Column.READ_MILLIS)).isEqualTo(ABSENT);
            assertThat(disks.problem()).isNull();
        }
    }

    @Test
    void netDev() throws IOException {
        Path file = ProcText.write(root, "net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                    lo:    3193      29    0    0    0     0          0         0     3193      29    0    0    0     0       0          0
                eth0:1:52737825    1624    1    2    3     4          5         6   181970    1295    7    8    9    10      11         12
                """);
        try (NetDev net = new NetDev(file)) {
            net.read();
            net.read();
            assertThat(net.size()).isEqualTo(2);
            assertThat(net.name(0)).isEqualTo("lo");
            assertThat(net.name(1)).isEqualTo("eth0:1");
            assertThat(net.value(1, NetDev.Column.RX_BYTES)).isEqualTo(52737825);
            assertThat(net.value(1, NetDev.Column.RX_MULTICAST)).isEqualTo(6);
            assertThat(net.value(1, NetDev.Column.TX_BYTES)).isEqualTo(181970);
            assertThat(net.value(1, NetDev.Column.TX_COLLISIONS)).isEqualTo(10);
            assertThat(net.value(1, NetDev.Column.TX_COMPRESSED)).isEqualTo(12);
            assertThat(net.problem()).isNull();
        }
    }

    @Test
    void cpuinfo() throws IOException {
        Path file = ProcText.write(root, "cpuinfo", """
                processor\t: 0
                cpu MHz\t\t: 2596.126
                cache size\t: 1024 KB

                processor\t: 1
                cpu MHz\t\t: 1000.000
                cache size\t: 512 KB

                """);
        try (CpuInfo cpu = new CpuInfo(file)) {
            cpu.read();
            assertThat(cpu.cores()).isEqualTo(2);
            assertThat(cpu.megahertz()).isEqualTo(2596.126);
            assertThat(cpu.cacheKilobytes()).isEqualTo(1024);
            assertThat(cpu.problem()).isNull();
        }
    }

    @Test
    void partitions() throws IOException {
        Path file = ProcText.write(root, "partitions", """
                major minor  #blocks  name

                 254        0  268435456 vda
                 254        1  268434432 vda1
                """);
        try (Partitions partitions = new Partitions(file)) {
            partitions.read();
            assertThat(partitions.size()).isEqualTo(2);
            assertThat(partitions.name(1)).isEqualTo("vda1");
            assertThat(partitions.major(1)).isEqualTo(254);
            assertThat(partitions.minor(1)).isEqualTo(1);
            assertThat(partitions.blocks(1)).isEqualTo(268434432);
            assertThat(partitions.problem()).isNull();
        }
    }

    @Test
    void vmstat() throws IOException {
        try (VmStat vmstat = new VmStat(ProcText.write(root, "vmstat", "nr_dirty 54\npgfault 305842193\n"))) {
            vmstat.read();
            String name = vmstat.name(1);
            vmstat.read();
            assertThat(vmstat.size()).isEqualTo(2);
            assertThat(vmstat.name(1)).isEqualTo("pgfault").isSameAs(name);
            assertThat(vmstat.value(1)).isEqualTo(305842193);
            assertThat(vmstat.problem()).isNull();
        }
    }

    @Test
    void pressure() throws IOException {
        Path file = ProcText.write(root, "io", """
                some avg10=0.25 avg60=0.19 avg300=12.92 total=316280539
                full avg10=0.00 avg60=0.15 avg300=0.36 total=140936942
                """);
        try (Pressure pressure = new Pressure(file)) {
            pressure.read();
            assertThat(pressure.some().tenSeconds()).isEqualTo(0.25);
            assertThat(pressure.some().minute()).isEqualTo(0.19);
            assertThat(pressure.some().fiveMinutes()).isEqualTo(12.92);
            assertThat(pressure.some().totalMicros()).isEqualTo(316280539);
            assertThat(pressure.full().tenSeconds()).isZero();
            assertThat(pressure.full().totalMicros()).isEqualTo(140936942);
            assertThat(pressure.problem()).isNull();
        }
    }

    @Test
    void aFileThatCanBeOpenedAndNotReadIsPressureThatIsSwitchedOff() throws IOException {
        Path refused = Files.createDirectory(root.resolve("cpu"));
        try (Pressure pressure = new Pressure(refused)) {
            // a folder can be opened as well, and reading it fails, with another error than psi=0 gives
            assertThatThrownBy(pressure::read)
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageStartingWith(refused.toString());
        }
    }

    @Test
    void slabinfo() throws IOException {
        Path file = ProcText.write(root, "slabinfo", """
                slabinfo - version: 2.1
                # name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab> : tunables <limit>
                dentry            432314 446313    192   21    1 : tunables    0    0    0 : slabdata  21253  21253      0
                """);
        try (SlabInfo slab = new SlabInfo(file)) {
            slab.read();
            assertThat(slab.size()).isEqualTo(1);
            assertThat(slab.name(0)).isEqualTo("dentry");
            assertThat(slab.active(0)).isEqualTo(432314);
            assertThat(slab.objects(0)).isEqualTo(446313);
            assertThat(slab.objectBytes(0)).isEqualTo(192);
            assertThat(slab.problem()).isNull();
        }
    }

    @Test
    void zram() throws IOException {
        try (ZramMmStat zram = new ZramMmStat(ProcText.write(root, "mm_stat", "  10 9 8 0 7 6 5 4\n"))) {
            zram.read();
            assertThat(zram.value(ZramMmStat.Column.STORED)).isEqualTo(10);
            assertThat(zram.value(ZramMmStat.Column.MOST_USED)).isEqualTo(7);
            assertThat(zram.value(ZramMmStat.Column.HUGE_PAGES)).isEqualTo(4);
            assertThat(zram.value(ZramMmStat.Column.HUGE_PAGES_EVER)).isEqualTo(ABSENT);
            assertThat(zram.problem()).isNull();
        }
    }

    @Test
    void valuesOfTheSystem() throws IOException {
        try (NumberFile number = new NumberFile(ProcText.write(root, "pid_max", "32768\n"));
                TextFile text = new TextFile(ProcText.write(root, "version", "  #1 SMP made up \nmore\n"));
                Uptime uptime = new Uptime(ProcText.write(root, "uptime", "40796.58 36551.20\n"));
                FileNr files = new FileNr(ProcText.write(root, "file-nr", "720\t0\t2466170\n"))) {
            number.read();
            text.read();
            uptime.read();
            files.read();
            assertThat(number.value()).isEqualTo(32768);
            String first = text.text();
            text.read();
            assertThat(text.text()).isEqualTo("#1 SMP made up").isSameAs(first);
            assertThat(uptime.seconds()).isEqualTo(40796.58);
            assertThat(uptime.idleSeconds()).isEqualTo(36551.20);
            assertThat(uptime.problem()).isNull();
            assertThat(files.allocated()).isEqualTo(720);
            assertThat(files.free()).isZero();
            assertThat(files.limit()).isEqualTo(2466170);
            assertThat(files.problem()).isNull();
        }
    }

    @Test
    void processes() throws IOException {
        ProcText.write(
                root,
                "42/stat",
                "42 (a) b (c) S 1 42 42 0 -1 4194304 102 0 5 0 11 12 13 14 20 0 3 0 72841 2998272 408 18446744073709551615\n");
        ProcText.write(root, "42/status", """
                Name:\ta) b (c
                VmSize:\t    2928 kB
                VmRSS:\t    1760 kB
                Threads:\t3
                voluntary_ctxt_switches:\t8
                nonvoluntary_ctxt_switches:\t9
                """);
        ProcText.write(root, "42/cmdline", "/bin/a\0-v\0b c\0");
        Files.createDirectories(root.resolve("42/task/42"));
        ProcText.write(root, "42/task/43/status", "voluntary_ctxt_switches:\t1\n");
        Files.createDirectories(root.resolve("7"));
        Files.createDirectories(root.resolve("sys"));

        PidList list = new PidList(root);
        list.read();
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.pid(0)).isEqualTo(7);
        assertThat(list.pid(1)).isEqualTo(42);

        PidStat stat = new PidStat(root);
        assertThat(stat.read(42)).isTrue();
        assertThat(stat.pid()).isEqualTo(42);
        assertThat(stat.command()).isEqualTo("a) b (c").isSameAs(stat.command());
        assertThat(stat.state()).isEqualTo('S');
        assertThat(stat.parent()).isEqualTo(1);
        assertThat(stat.minorFaults()).isEqualTo(102);
        assertThat(stat.majorFaults()).isEqualTo(5);
        assertThat(stat.userTime()).isEqualTo(11);
        assertThat(stat.systemTime()).isEqualTo(12);
        assertThat(stat.childrenUserTime()).isEqualTo(13);
        assertThat(stat.childrenSystemTime()).isEqualTo(14);
        assertThat(stat.threads()).isEqualTo(3);
        assertThat(stat.startTime()).isEqualTo(72841);
        assertThat(stat.virtualBytes()).isEqualTo(2998272);
        assertThat(stat.residentPages()).isEqualTo(408);
        assertThat(stat.problem()).isNull();
        assertThat(stat.read(7)).isFalse();
        assertThat(stat.startTime()).isEqualTo(ABSENT);

        PidStatus status = new PidStatus(root);
        assertThat(status.read(42)).isTrue();
        assertThat(status.virtualKilobytes()).isEqualTo(2928);
        assertThat(status.residentKilobytes()).isEqualTo(1760);
        assertThat(status.swappedKilobytes()).isEqualTo(ABSENT);
        assertThat(status.threads()).isEqualTo(3);
        assertThat(status.voluntarySwitches()).isEqualTo(8);
        assertThat(status.nonvoluntarySwitches()).isEqualTo(9);
        assertThat(status.read(42, 43)).isTrue();
        assertThat(status.voluntarySwitches()).isEqualTo(1);
        assertThat(status.threads()).isEqualTo(ABSENT);
        assertThat(status.read(42, 44)).isFalse();

        PidCmdline cmdline = new PidCmdline(root);
        assertThat(cmdline.read(42)).isTrue();
        assertThat(cmdline.length()).isEqualTo(14);
        assertThat(cmdline.joined("")).isEqualTo("/bin/a-vb c");
        assertThat(cmdline.joined(" ")).isEqualTo("/bin/a -v b c");

        PidTask task = new PidTask(root);
        assertThat(task.read(42)).isTrue();
        assertThat(task.size()).isEqualTo(2);
        assertThat(task.threadId(1)).isEqualTo(43);
        assertThat(task.read(7)).isFalse();
    }

    @Test
    void devices() throws IOException {
        Files.createDirectories(root.resolve("block/loop0"));
        Files.createDirectories(root.resolve("block/sda/device"));
        Files.createDirectories(root.resolve("block/cciss!c0d0/device"));
        Files.createDirectories(root.resolve("block/sr0/device"));
        Files.createDirectories(root.resolve("block/nvme0c0n1/device"));
        ProcText.write(root, "block/nvme0c0n1/hidden", "1\n");
        SysBlock block = new SysBlock(root.resolve("block"));
        assertThat(block.available()).isTrue();
        assertThat(block.physicalDisk("sda")).isTrue();
        assertThat(block.physicalDisk("cciss/c0d0")).isTrue();
        assertThat(block.physicalDisk("sda1")).isFalse();
        assertThat(block.physicalDisk("loop0")).isFalse();
        assertThat(block.physicalDisk("sr0")).isFalse();
        assertThat(block.physicalDisk("nvme0c0n1")).isFalse();

        Files.createDirectories(root.resolve("net/eth0/device"));
        Files.createDirectories(root.resolve("net/bond0/bonding"));
        Files.createDirectories(root.resolve("net/lo"));
        SysNet net = new SysNet(root.resolve("net"));
        assertThat(net.available()).isTrue();
        assertThat(net.realInterface("eth0")).isTrue();
        assertThat(net.realInterface("bond0")).isTrue();
        assertThat(net.realInterface("lo")).isFalse();
        assertThat(net.realInterface("gone")).isFalse();
    }

    @Test
    void namesOfTheDeviceMapper() throws IOException {
        ProcText.write(root, "block/dm-0/dm/name", "vg0-root\n");
        ProcText.write(root, "block/dm-1/dm/name", "");
        Files.createDirectories(root.resolve("block/cciss!c0d0"));
        SysBlock block = new SysBlock(root.resolve("block"));
        assertThat(block.mapperName("dm-0")).isEqualTo("vg0-root");
        assertThat(block.mapperName("dm-1")).isNull();
        assertThat(block.mapperName("cciss/c0d0")).isNull();
        assertThat(block.mapperName("gone")).isNull();
        assertThat(block.mapperName("no\0name")).isNull();
        assertThat(block.has("cciss/c0d0")).isTrue();
        assertThat(block.has("vg0-root")).isFalse();
        assertThat(block.has("no\0name")).isFalse();
    }

    @Test
    void idsOfDisks() throws IOException {
        Path folder = Files.createDirectories(root.resolve("dev/disk/by-id"));
        Files.createSymbolicLink(folder.resolve("wwn-0x5000"), Path.of("../../sda"));
        Files.createSymbolicLink(folder.resolve("ata-Maker_Model_123"), Path.of("../../sda"));
        Files.createSymbolicLink(folder.resolve("ata-Maker_Model_123-part1"), Path.of("../../sda1"));
        Files.createSymbolicLink(folder.resolve("lvm-pv-uuid-abc"), Path.of("../../sdb"));
        Files.createSymbolicLink(folder.resolve("scsi-3600"), Path.of("../../cciss/c0d0"));
        Files.createSymbolicLink(folder.resolve("ata-elsewhere"), Path.of("../../../sdc"));
        Files.writeString(folder.resolve("ata-no-link"), "");
        DiskIds ids = new DiskIds(folder);
        assertThat(ids.id("sda")).as("before it was read").isNull();
        ids.read();
        assertThat(ids.id("sda")).isEqualTo("ata-Maker_Model_123");
        assertThat(ids.id("sda1")).isEqualTo("ata-Maker_Model_123-part1");
        assertThat(ids.id("sdb")).isNull();
        assertThat(ids.id("cciss/c0d0")).isEqualTo("scsi-3600");
        assertThat(ids.id("sdc")).isNull();
        DiskIds none = new DiskIds(root.resolve("dev/disk/by-nothing"));
        assertThatThrownBy(none::read).isInstanceOf(NoSuchFileException.class);
    }
}
