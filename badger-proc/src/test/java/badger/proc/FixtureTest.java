package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reader on every fixture. */
final class FixtureTest {
    @Test
    void aReaderSaysWhatTheNaiveParserSays() throws IOException {
        for (Subject subject : Subject.all()) {
            List<Path> files = Fixtures.files(subject.file());
            assertThat(files).as(subject.file()).hasSizeGreaterThanOrEqualTo(20);
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                Map<String, String> naive = subject.readNaively(content);
                assertThat(naive).as("%s", file).isNotEmpty();
                assertThat(subject.read(content)).as("%s", file).isEqualTo(naive);
            }
        }
    }

    @Test
    void noFileHasAProblem() throws IOException {
        for (Subject subject : Subject.all()) {
            for (Path file : Fixtures.files(subject.file())) {
                assertThat(subject.problem(Files.readAllBytes(file)))
                        .as("%s", file)
                        .isNull();
            }
        }
    }

    @Test
    void aFileCutOffAnywhereGivesNothingThatTheWholeFileDoesNotGive() throws IOException {
        for (Subject subject : Subject.all()) {
            for (Path file : Fixtures.files(subject.file())) {
                byte[] content = Files.readAllBytes(file);
                if (content.length <= 8192) {
                    cutEverywhere(subject, file, content);
                }
            }
        }
    }

    private static void cutEverywhere(Subject subject, Path file, byte[] content) {
        Map<String, String> whole = subject.read(content);
        // every place of a short file, and of a long one some that fall into every part of a line
        int step = content.length <= 2048 ? 1 : 7;
        for (int length = 0; length < content.length; length += step) {
            Map<String, String> part = subject.read(Arrays.copyOf(content, length));
            if (part.containsKey("cores")) {
                // The count of processors is that of the records so far.
                assertThat(Long.parseLong(part.get("cores"))).isLessThanOrEqualTo(Long.parseLong(whole.get("cores")));
                part.remove("cores");
            }
            if (!whole.entrySet().containsAll(part.entrySet())) {
                assertThat(whole).as("%s, %d bytes of it", file, length).containsAllEntriesOf(part);
            }
        }
    }

    @Test
    void noFixtureHasAProblem() throws IOException {
        for (Path snapshot : Fixtures.snapshots()) {
            Path proc = snapshot.resolve("proc");
            try (ProcStat stat = new ProcStat(proc.resolve("stat"));
                    Interrupts interrupts = new Interrupts(proc.resolve("interrupts"));
                    LoadAvg load = new LoadAvg(proc.resolve("loadavg"));
                    MemInfo mem = new MemInfo(proc.resolve("meminfo"));
                    DiskStats disks = new DiskStats(proc.resolve("diskstats"));
                    NetDev net = new NetDev(proc.resolve("net/dev"));
                    CpuInfo cpu = new CpuInfo(proc.resolve("cpuinfo"));
                    Partitions partitions = new Partitions(proc.resolve("partitions"))) {
                stat.read();
                interrupts.read();
                load.read();
                mem.read();
                disks.read();
                net.read();
                cpu.read();
                partitions.read();
                assertThat(new ProcFormatException[] {
                            stat.problem(),
                            interrupts.problem(),
                            load.problem(),
                            mem.problem(),
                            disks.problem(),
                            net.problem(),
                            cpu.problem(),
                            partitions.problem()
                        })
                        .as("%s", snapshot)
                        .containsOnlyNulls();
            }
            processes(proc);
            mounts(proc.resolve("self/mountinfo"));
            protocols(proc.resolve("net"));
        }
    }

    private static void protocols(Path net) throws IOException {
        try (NetSnmp snmp = new NetSnmp(net.resolve("snmp"));
                NetSnmp netstat = new NetSnmp(net.resolve("netstat"));
                NetSnmp6 snmp6 = new NetSnmp6(net.resolve("snmp6"));
                SockStat sockets = new SockStat(net.resolve("sockstat"));
                SoftnetStat softnet = new SoftnetStat(net.resolve("softnet_stat"))) {
            snmp.read();
            netstat.read();
            snmp6.read();
            sockets.read();
            softnet.read();
            assertThat(new ProcFormatException[] {
                        snmp.problem(), netstat.problem(), snmp6.problem(), sockets.problem(), softnet.problem()
                    })
                    .as("%s", net)
                    .containsOnlyNulls();
        }
    }

    private static void mounts(Path file) throws IOException {
        // a kernel before 2.6.26 has none
        if (Files.exists(file)) {
            try (MountInfo mounts = new MountInfo(file)) {
                mounts.read();
                assertThat(mounts.problem()).as("%s", file).isNull();
            }
        }
    }

    private static void processes(Path proc) throws IOException {
        PidList list = new PidList(proc);
        list.read();
        PidStat stat = new PidStat(proc);
        PidStatus status = new PidStatus(proc);
        PidTask task = new PidTask(proc);
        for (int i = 0; i < list.size(); i++) {
            int pid = list.pid(i);
            assertThat(stat.read(pid) && status.read(pid) && task.read(pid)).isTrue();
            assertThat(stat.pid()).isEqualTo(pid);
            assertThat(stat.problem()).isNull();
            assertThat(status.problem()).isNull();
            assertThat(status.threads()).isEqualTo(stat.threads()).isEqualTo(task.size());
        }
    }

    @Test
    void anOldKernelHasLess() throws IOException {
        Path proc = Fixtures.snapshot("linux-2.6.18-i386", "t0").resolve("proc");
        try (ProcStat stat = new ProcStat(proc.resolve("stat"));
                DiskStats disks = new DiskStats(proc.resolve("diskstats"));
                NetDev net = new NetDev(proc.resolve("net/dev"));
                CpuInfo cpu = new CpuInfo(proc.resolve("cpuinfo"))) {
            stat.read();
            assertThat(stat.total(ProcStat.CpuState.STEAL)).isZero();
            assertThat(stat.total(ProcStat.CpuState.GUEST)).isEqualTo(ABSENT);
            disks.read();
            assertThat(disks.name(2)).isEqualTo("hda1");
            assertThat(disks.value(2, DiskStats.Column.READ_SECTORS)).isEqualTo(38030);
            assertThat(disks.value(2, DiskStats.Column.IN_FLIGHT)).isEqualTo(ABSENT);
            assertThat(disks.value(1, DiskStats.Column.DISCARDS)).isEqualTo(ABSENT);
            net.read();
            assertThat(net.name(1)).isEqualTo("eth0");
            assertThat(net.value(1, NetDev.Column.RX_BYTES)).isEqualTo(15475140);
            cpu.read();
            assertThat(cpu.megahertz()).isEqualTo(2992.746);
            assertThat(cpu.cacheKilobytes()).isEqualTo(2048);
        }
        PidStatus status = new PidStatus(proc);
        assertThat(status.read(1)).isTrue();
        assertThat(status.voluntarySwitches()).isEqualTo(ABSENT);
        assertThat(status.swappedKilobytes()).isEqualTo(ABSENT);
        assertThat(status.read(5)).isTrue();
        assertThat(status.residentKilobytes()).isEqualTo(ABSENT);
    }

    @Test
    void arm64HasNoClockAndNoCache() throws IOException {
        Path proc = Fixtures.snapshot("linux-5.10-arm64", "t0").resolve("proc");
        try (CpuInfo cpu = new CpuInfo(proc.resolve("cpuinfo"))) {
            cpu.read();
            assertThat(cpu.cores()).isEqualTo(4);
            assertThat(cpu.megahertz()).isEqualTo(ABSENT);
            assertThat(cpu.cacheKilobytes()).isEqualTo(ABSENT);
        }
    }

    @Test
    void wholePhysicalDisksAndRealInterfaces() throws IOException {
        assertThat(disksAndInterfaces("linux-2.6.18-i386")).containsExactly("hda", "eth0");
        assertThat(disksAndInterfaces("linux-3.10-x86_64"))
                .containsExactly("sda", "sdb", "cciss/c0d0", "em1", "em2", "bond0");
        assertThat(disksAndInterfaces("linux-4.18-x86_64")).containsExactly("nvme0n1", "ens3f0");
        assertThat(disksAndInterfaces("linux-5.10-arm64")).containsExactly("nvme0n1", "mmcblk0", "end0", "wlan0");
        assertThat(disksAndInterfaces("linux-6.18-x86_64")).containsExactly("vda", "eth0");
    }

    private static List<String> disksAndInterfaces(String fixture) throws IOException {
        Path root = Fixtures.snapshot(fixture, "t0");
        List<String> found = new ArrayList<>();
        SysBlock block = new SysBlock(root.resolve("sys/block"));
        SysNet interfaces = new SysNet(root.resolve("sys/class/net"));
        try (Partitions partitions = new Partitions(root.resolve("proc/partitions"));
                NetDev net = new NetDev(root.resolve("proc/net/dev"))) {
            partitions.read();
            for (int row = 0; row < partitions.size(); row++) {
                if (block.physicalDisk(partitions.name(row))) {
                    found.add(partitions.name(row));
                }
            }
            net.read();
            for (int row = 0; row < net.size(); row++) {
                if (interfaces.realInterface(net.name(row))) {
                    found.add(net.name(row));
                }
            }
        }
        return found;
    }

    @Test
    void oddNamesStayApart() throws IOException {
        Path proc = Fixtures.snapshot("synthetic-odd-names", "t0").resolve("proc");
        List<String> names = new ArrayList<>();
        try (NetDev net = new NetDev(proc.resolve("net/dev"));
                DiskStats disks = new DiskStats(proc.resolve("diskstats"))) {
            net.read();
            for (int row = 0; row < net.size(); row++) {
                names.add(net.name(row));
                assertThat(net.value(row, NetDev.Column.RX_BYTES)).isEqualTo(12345678);
                assertThat(net.value(row, NetDev.Column.TX_COMPRESSED)).isEqualTo(12345693);
            }
            disks.read();
            for (int row = 0; row < disks.size(); row++) {
                names.add(disks.name(row));
            }
        }
        assertThat(names)
                .containsExactly(
                        "a.b c", "eth0:1", "ethé0", "e\\xff", "e\\xfe", "e\\x5cxff", "w\\n", "a.b", "s\\xffd", "café");
    }

    @Test
    void aCommandMayHoldAnything() throws IOException {
        Path proc = Fixtures.snapshot("synthetic-odd-names", "t0").resolve("proc");
        PidStat stat = new PidStat(proc);
        List<String> commands = new ArrayList<>();
        for (int pid = 10; pid <= 16; pid++) {
            assertThat(stat.read(pid)).isTrue();
            commands.add(stat.command());
            assertThat(stat.state()).isEqualTo('S');
            assertThat(stat.userTime()).isEqualTo(10);
        }
        assertThat(commands).containsExactly("a) b (c", "new\nline", " ", "b\\xffd", ")", "(", "1) R 2 3");
        PidCmdline cmdline = new PidCmdline(proc);
        assertThat(cmdline.read(13)).isTrue();
        assertThat(cmdline.joined(" ")).isEqualTo("/bin/b\\xffd \\xff\\xfe");
        assertThat(cmdline.joined("")).isEqualTo("/bin/b\\xffd\\xff\\xfe");
    }

    @Test
    void rowsComeAndGoUnderFilesThatAreKeptOpen(@TempDir Path root) throws IOException {
        String[] files = {"stat", "diskstats", "net/dev"};
        copy("synthetic-hotplug", "t0", root, files);
        try (ProcStat stat = new ProcStat(root.resolve("stat"));
                DiskStats disks = new DiskStats(root.resolve("diskstats"));
                NetDev net = new NetDev(root.resolve("net/dev"))) {
            stat.read();
            disks.read();
            net.read();
            String vda = disks.name(1);
            String lo = net.name(0);
            copy("synthetic-hotplug", "t1", root, files);
            stat.read();
            disks.read();
            net.read();
            assertThat(stat.cores()).isEqualTo(3);
            assertThat(stat.coreId(1)).isEqualTo(2);
            assertThat(disks.size()).isEqualTo(3);
            assertThat(disks.name(0)).isEqualTo("sdb");
            assertThat(disks.value(0, DiskStats.Column.READS)).isEqualTo(1);
            assertThat(disks.name(2)).isSameAs(vda);
            assertThat(disks.value(2, DiskStats.Column.READS)).isEqualTo(40);
            assertThat(net.name(0)).isEqualTo("eth1");
            assertThat(net.name(2)).isSameAs(lo);
            assertThat(net.value(2, NetDev.Column.TX_BYTES)).isEqualTo(7);
        }
    }

    private static void copy(String fixture, String snapshot, Path root, String[] files) throws IOException {
        for (String file : files) {
            Path from = Fixtures.snapshot(fixture, snapshot).resolve("proc").resolve(file);
            ProcText.write(root, file, Files.readString(from));
        }
    }

    @Test
    void coresMayHaveHoles() throws IOException {
        Path proc = Fixtures.snapshot("synthetic-256-cores", "t1").resolve("proc");
        try (ProcStat stat = new ProcStat(proc.resolve("stat"));
                CpuInfo cpu = new CpuInfo(proc.resolve("cpuinfo"))) {
            stat.read();
            cpu.read();
            assertThat(stat.cores()).isEqualTo(256).isEqualTo(cpu.cores());
            assertThat(stat.coreId(7)).isEqualTo(7);
            assertThat(stat.coreId(8)).isEqualTo(9);
            long user = 0;
            for (int row = 0; row < stat.cores(); row++) {
                user += stat.core(row, ProcStat.CpuState.USER);
            }
            assertThat(user).isEqualTo(stat.total(ProcStat.CpuState.USER));
        }
    }
}
