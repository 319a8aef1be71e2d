package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a damaged file, and what is said about it. */
final class DamageTest {
    private static final String HEADER = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    @TempDir
    private Path root;

    @Test
    void aNumberThatDoesNotFitIsAbsent() throws IOException {
        try (ProcStat stat = stat("cpu  9223372036854775807 9223372036854775808 18446744073709551616 4\n")) {
            assertThat(stat.total(ProcStat.CpuState.USER)).isEqualTo(Long.MAX_VALUE);
            assertThat(stat.total(ProcStat.CpuState.NICE)).isEqualTo(ABSENT);
            assertThat(stat.total(ProcStat.CpuState.SYSTEM)).isEqualTo(ABSENT);
            assertThat(stat.total(ProcStat.CpuState.IDLE)).isEqualTo(4);
            assertThat(stat.total(ProcStat.CpuState.IOWAIT)).isEqualTo(ABSENT);
            assertProblem(stat.problem(), 25, "a number too large to hold");
        }
    }

    @Test
    void aNegativeNumberIsAbsent() throws IOException {
        try (ProcStat stat = stat("cpu  1 -2 3 4\nctxt -5\n")) {
            assertThat(stat.total(ProcStat.CpuState.NICE)).isEqualTo(ABSENT);
            assertThat(stat.total(ProcStat.CpuState.SYSTEM)).isEqualTo(3);
            assertThat(stat.contextSwitches()).isEqualTo(ABSENT);
            assertProblem(stat.problem(), 7, "a negative number");
        }
    }

    @Test
    void whatIsNoNumberIsAbsent() throws IOException {
        try (ProcStat stat = stat("cpu  1 2x 3 4\nctxt 5 6\nbtime\nprocesses 7\n")) {
            assertThat(stat.total(ProcStat.CpuState.NICE)).isEqualTo(ABSENT);
            assertThat(stat.total(ProcStat.CpuState.SYSTEM)).isEqualTo(3);
            assertThat(stat.contextSwitches()).isEqualTo(ABSENT);
            assertThat(stat.bootTime()).isEqualTo(ABSENT);
            assertThat(stat.forks()).isEqualTo(7);
            assertProblem(stat.problem(), 7, "a number was expected");
        }
    }

    @Test
    void aLineThatIsCutOffIsNotTrusted() throws IOException {
        try (ProcStat stat = stat("cpu  1 2 3 4\nctxt 5\nprocesses 71")) {
            assertThat(stat.contextSwitches()).isEqualTo(5);
            assertThat(stat.forks()).isEqualTo(ABSENT);
            assertProblem(stat.problem(), 20, "the last line is cut off");
        }
        assertThatThrownBy(() -> stat("cpu  1 2 3 4"))
                .isInstanceOf(ProcFormatException.class)
                .hasMessageEndingWith("stat, byte 0: the last line is cut off");
    }

    @Test
    void aFileThatIsAnotherOneIsRefused() {
        assertThatThrownBy(() -> stat("MemTotal: 1 kB\n"))
                .isInstanceOf(ProcFormatException.class)
                .hasMessageEndingWith("stat, byte 0: no line of /proc/stat is in it");
    }

    @Test
    void aProblemIsForgottenAtTheNextRead() throws IOException {
        try (ProcStat stat = stat("cpu  1 2x 3 4\n")) {
            assertThat(stat.problem()).isNotNull();
            ProcText.write(root, "stat", "cpu  1 2 3 4\n");
            stat.read();
            assertThat(stat.problem()).isNull();
            assertThat(stat.total(ProcStat.CpuState.NICE)).isEqualTo(2);
        }
    }

    @Test
    void linesThatNobodyKnowsAreNoProblem() throws IOException {
        try (ProcStat stat = stat("cpu  1 2 3 4 5 6 7 8 9 10 11 12\nnews 1 2 3\n\n\u00ff\u00fe\ncpu0 1 2 3 4\n")) {
            assertThat(stat.total(ProcStat.CpuState.GUEST_NICE)).isEqualTo(10);
            assertThat(stat.cores()).isEqualTo(1);
            assertThat(stat.problem()).isNull();
        }
    }

    @Test
    void coresComeInRisingOrderAndOnce() throws IOException {
        try (ProcStat stat = stat("cpu  1 2 3 4\ncpu0 1 2 3 4\ncpu2 5 6 7 8\ncpu1 9 9 9 9\ncpu2 9 9 9 9\ncpux 1\n")) {
            assertThat(stat.cores()).isEqualTo(2);
            assertThat(stat.coreId(1)).isEqualTo(2);
            assertThat(stat.core(1, ProcStat.CpuState.USER)).isEqualTo(5);
            assertThat(stat.problem()).isNotNull();
        }
    }

    @Test
    void anInterruptWithoutANumberForEachCoreIsLeftOut() throws IOException {
        try (Interrupts interrupts = new Interrupts(ProcText.write(root, "interrupts", """
                           CPU0       CPU2
                 24:          1          2  IO-APIC   5-edge      ACPI:Ged
                 25:          1  IO-APIC   5-edge      ACPI:Ged
                 24:          5          5  IO-APIC   5-edge      ACPI:Ged
                 26: 99999999999999999999 1  IO-APIC   5-edge      eth0
                no colon 1 2
                FIQ:              usb_fiq
                LOC:         10         20   Local timer interrupts
                ERR:          3
                """))) {
            interrupts.read();
            assertThat(interrupts.size()).isEqualTo(3);
            assertThat(interrupts.name(0)).isEqualTo("24");
            assertThat(interrupts.device(0)).isEqualTo("ACPI:Ged");
            assertThat(interrupts.count(0)).isEqualTo(3);
            assertThat(interrupts.name(1)).isEqualTo("LOC");
            assertThat(interrupts.device(1)).isEmpty();
            assertThat(interrupts.count(1)).isEqualTo(30);
            assertThat(interrupts.count(2)).isEqualTo(3);
            assertProblem(interrupts.problem(), 89, "a number for each core was expected");
        }
    }

    @Test
    void withoutItsHeaderNoInterruptIsTrusted() {
        Path file = ProcText.write(root, "interrupts", " 24: 1 2 IO-APIC 5-edge ACPI:Ged\n");
        try (Interrupts interrupts = new Interrupts(file)) {
            assertThatThrownBy(interrupts::read)
                    .isInstanceOf(ProcFormatException.class)
                    .hasMessage(file + ", byte 0: the header of /proc/interrupts was expected");
        }
    }

    @Test
    void aSizeWithoutItsUnitIsACount() throws IOException {
        try (MemInfo mem = new MemInfo(ProcText.write(
                root, "meminfo", "MemTotal: 1 kB\nMemFree: 2 MB\nCached: 3\nSlab:\nSlab: 4 kB\nno colon\n"))) {
            mem.read();
            assertThat(mem.size()).isEqualTo(4);
            assertThat(mem.value(0)).isEqualTo(1);
            assertThat(mem.value(1)).isEqualTo(ABSENT);
            assertThat(mem.value(2)).isEqualTo(3);
            assertThat(mem.inKilobytes(2)).isFalse();
            assertThat(mem.key(3)).isEqualTo("Slab");
            assertThat(mem.value(3)).isEqualTo(ABSENT);
            assertProblem(mem.problem(), 26, "kB or the end of the line was expected");
        }
    }

    @Test
    void aDiskWhoseColumnsMayHaveMovedIsLeftOut() throws IOException {
        try (DiskStats disks = new DiskStats(ProcText.write(root, "diskstats", """
                8 0 sda 1 2 3 4 5 6 7 8 9 10
                8 1 sdb 1 2 3 4 5 6 7 8 9 10 11 12
                8 2 sdc x 2 3 4 5 6 7 8 9 10 11
                8 3 my disk 1 2 3 4 5 6 7 8 9 10 11
                8 4 sde 1 -2 3 4 5 6 7 8 9 10 99999999999999999999
                8 4 sde 1 2 3 4 5 6 7 8 9 10 11
                8 5 sdf 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
                8 sdg 1 2 3 4
                """))) {
            disks.read();
            assertThat(disks.size()).isEqualTo(2);
            assertThat(disks.name(0)).isEqualTo("sde");
            assertThat(disks.value(0, DiskStats.Column.READS)).isEqualTo(1);
            assertThat(disks.value(0, DiskStats.Column.READS_MERGED)).isEqualTo(ABSENT);
            assertThat(disks.value(0, DiskStats.Column.WEIGHTED_IO_MILLIS)).isEqualTo(ABSENT);
            assertThat(disks.name(1)).isEqualTo("sdf");
            assertThat(disks.value(1, DiskStats.Column.FLUSH_MILLIS)).isEqualTo(17);
            assertThat(Objects.requireNonNull(disks.problem()).offset()).isEqualTo(7);
        }
    }

    @Test
    void interfacesGoByTheHeaderOfTheirFile() throws IOException {
        String header = HEADER.replace(" errs drop fifo frame", " news errs drop frame");
        try (NetDev net =
                new NetDev(ProcText.write(root, "dev", header + "  eth0: " + "7 6 5 4 3 2 1 0 ".repeat(2) + "\n"))) {
            net.read();
            assertThat(net.value(0, NetDev.Column.RX_PACKETS)).isEqualTo(6);
            assertThat(net.value(0, NetDev.Column.RX_ERRORS)).isEqualTo(4);
            assertThat(net.value(0, NetDev.Column.RX_FIFO)).isEqualTo(ABSENT);
            ProcText.write(root, "dev", HEADER + "  eth0: " + "7 6 5 4 3 2 1 0 ".repeat(2) + "\n");
            net.read();
            assertThat(net.value(0, NetDev.Column.RX_ERRORS)).isEqualTo(5);
            assertThat(net.value(0, NetDev.Column.RX_FIFO)).isEqualTo(3);
        }
    }

    @Test
    void anInterfaceWithAnotherCountOfNumbersIsLeftOut() throws IOException {
        String numbers = " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15";
        try (NetDev net = new NetDev(ProcText.write(
                root,
                "dev",
                HEADER + "a:" + numbers + "\nb:" + numbers + " 16\nc:" + numbers + " 16 17\n" + numbers + " 16\n:"
                        + numbers + " 16\nb:" + numbers + " 16\n"))) {
            net.read();
            assertThat(net.size()).isEqualTo(1);
            assertThat(net.name(0)).isEqualTo("b");
            assertThat(net.problem()).isNotNull();
        }
    }

    @Test
    void withoutItsHeaderNoInterfaceIsTrusted() {
        Path file = ProcText.write(root, "dev", "  eth0: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
        try (NetDev net = new NetDev(file)) {
            assertThatThrownBy(net::read)
                    .isInstanceOf(ProcFormatException.class)
                    .hasMessage(file + ", byte 0: the header of /proc/net/dev was expected");
        }
    }

    @Test
    void aClockThatIsNotKnownIsAbsent() throws IOException {
        try (CpuInfo cpu = new CpuInfo(ProcText.write(
                root, "cpuinfo", "processor\t: 0\ncpu MHz\t\t: Unknown\ncache size\t: 1 MB\nprocessor\t: 0\n"))) {
            cpu.read();
            assertThat(cpu.cores()).isEqualTo(1);
            assertThat(cpu.megahertz()).isEqualTo(ABSENT);
            assertThat(cpu.cacheKilobytes()).isEqualTo(ABSENT);
        }
    }

    @Test
    void anEventWithoutANumberIsAbsent() throws IOException {
        try (VmStat vmstat = new VmStat(ProcText.write(
                root, "vmstat", "pgfault 1\npgmajfault\npswpin x\n\npgfault 2\noom_kill 3 4\npswpout 5\n"))) {
            vmstat.read();
            assertThat(vmstat.size()).isEqualTo(5);
            assertThat(vmstat.value(0)).isEqualTo(1);
            assertThat(vmstat.value(1)).isEqualTo(ABSENT);
            assertThat(vmstat.value(2)).isEqualTo(ABSENT);
            assertThat(vmstat.value(3)).isEqualTo(ABSENT);
            assertThat(vmstat.name(4)).isEqualTo("pswpout");
            assertThat(vmstat.value(4)).isEqualTo(5);
            assertProblem(vmstat.problem(), 20, "a number was expected");
        }
    }

    @Test
    void aStallThatIsNoNumberIsAbsent() throws IOException {
        try (Pressure pressure = new Pressure(ProcText.write(
                root, "io", "some avg10= avg60=1.5 avg300=nan total=7\nsome avg10=1.00 total=9\nnews avg10=1\n"))) {
            pressure.read();
            assertThat(pressure.some().tenSeconds()).isEqualTo(ABSENT);
            assertThat(pressure.some().minute()).isEqualTo(1.5);
            assertThat(pressure.some().fiveMinutes()).isEqualTo(ABSENT);
            assertThat(pressure.some().totalMicros()).isEqualTo(7);
            assertThat(pressure.full().totalMicros()).isEqualTo(ABSENT);
            assertProblem(pressure.problem(), 11, "a number was expected");
        }
    }

    @Test
    void whatIsNotJustOneNumberIsRefused() throws IOException {
        for (String text : new String[] {"", "1", "1 2\n", "1\n2\n", "-1\n", "max1\n", "maximum\n", "\n"}) {
            try (NumberFile file = new NumberFile(ProcText.write(root, "number", text))) {
                assertThatThrownBy(file::read).as("'%s'", text).isInstanceOf(ProcFormatException.class);
                assertThat(file.value()).isEqualTo(ABSENT);
            }
        }
        try (NumberFile file = new NumberFile(ProcText.write(root, "number", "max\n"))) {
            file.read();
            assertThat(file.value()).isEqualTo(ABSENT);
        }
    }

    @Test
    void aTextThatIsCutOffIsRefusedAndABlankOneIsNone() throws IOException {
        try (TextFile file = new TextFile(ProcText.write(root, "text", "6.1.0"))) {
            assertThatThrownBy(file::read)
                    .isInstanceOf(ProcFormatException.class)
                    .hasMessageEndingWith("text, byte 0: the last line is cut off");
            ProcText.write(root, "text", " \t\n");
            file.read();
            assertThat(file.text()).isNull();
        }
    }

    @Test
    void aCacheOfWhichNotAllIsKnownIsLeftOut() throws IOException {
        try (SlabInfo slab = new SlabInfo(ProcText.write(root, "slabinfo", """
                slabinfo - version: 2.1
                # name <active_objs> <num_objs> <objsize>
                dentry 5 6 192 21 1 : tunables
                filp 5 6
                inode 5 x 7
                dentry 7 8 9
                """))) {
            slab.read();
            assertThat(slab.size()).isEqualTo(1);
            assertThat(slab.name(0)).isEqualTo("dentry");
            assertThat(slab.objectBytes(0)).isEqualTo(192);
            assertThat(slab.problem()).isNotNull();
        }
        Path other = ProcText.write(root, "slabinfo", "slabinfo - version: 1.1\n");
        try (SlabInfo slab = new SlabInfo(other)) {
            assertThatThrownBy(slab::read)
                    .isInstanceOf(ProcFormatException.class)
                    .hasMessage(other + ", byte 0: version 2 of /proc/slabinfo was expected");
        }
    }

    private ProcStat stat(String text) throws IOException {
        ProcStat stat = new ProcStat(ProcText.write(root, "stat", text));
        stat.read();
        return stat;
    }

    private static void assertProblem(@Nullable ProcFormatException problem, long offset, String reason) {
        ProcFormatException present = Objects.requireNonNull(problem);
        assertThat(present.offset()).isEqualTo(offset);
        assertThat(present).hasMessageEndingWith(", byte " + offset + ": " + reason);
    }
}
