package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The readers on the /proc of the machine that runs the test, next to what Java says of it. */
final class LiveTest {
    private static final Path PROC = Path.of("/proc");

    @BeforeEach
    void onLinux() {
        assumeTrue(Files.isReadable(PROC.resolve("self/stat")), "there is no /proc");
    }

    @Test
    void theKernelHasNoProblem() throws IOException {
        try (ProcStat stat = new ProcStat(PROC.resolve("stat"));
                Interrupts interrupts = new Interrupts(PROC.resolve("interrupts"));
                LoadAvg load = new LoadAvg(PROC.resolve("loadavg"));
                MemInfo mem = new MemInfo(PROC.resolve("meminfo"));
                NetDev net = new NetDev(PROC.resolve("net/dev"));
                CpuInfo cpu = new CpuInfo(PROC.resolve("cpuinfo"))) {
            for (int i = 0; i < 3; i++) {
                stat.read();
                interrupts.read();
                load.read();
                mem.read();
                net.read();
                cpu.read();
                assertThat(stat.problem()).isNull();
                assertThat(interrupts.problem()).isNull();
                assertThat(load.problem()).isNull();
                assertThat(mem.problem()).isNull();
                assertThat(net.problem()).isNull();
                assertThat(cpu.problem()).isNull();
            }
            assertThat(cpu.cores()).isEqualTo(stat.cores()).isPositive();
            assertThat(interrupts.columns()).isEqualTo(stat.cores());
            assertThat(stat.interrupts()).isPositive();
            assertThat(stat.softInterrupts(SoftInterrupt.TIMER)).isPositive();
            assertThat(stat.forks()).isPositive();
            assertThat(load.one()).isNotNegative();
            assertThat(mem.key(0)).isEqualTo("MemTotal");
            assertThat(net.size()).isPositive();
        }
    }

    @Test
    void whatTheKernelCountsIsUnderstood() throws IOException {
        try (VmStat vmstat = new VmStat(PROC.resolve("vmstat"));
                Uptime uptime = new Uptime(PROC.resolve("uptime"));
                FileNr files = new FileNr(PROC.resolve("sys/fs/file-nr"));
                NumberFile threads = new NumberFile(PROC.resolve("sys/kernel/threads-max"));
                TextFile release = new TextFile(PROC.resolve("sys/kernel/osrelease"))) {
            for (int i = 0; i < 3; i++) {
                vmstat.read();
                uptime.read();
                files.read();
                threads.read();
                release.read();
                assertThat(vmstat.problem()).isNull();
                assertThat(uptime.problem()).isNull();
                assertThat(files.problem()).isNull();
            }
            assertThat(vmstat.size()).isGreaterThan(30);
            assertThat(uptime.seconds()).isPositive();
            assertThat(files.allocated()).isPositive();
            assertThat(threads.value()).isPositive();
            assertThat(release.text()).isEqualTo(System.getProperty("os.version"));
        }
    }

    @Test
    void thisProcessIsThere() throws IOException {
        int self = (int) ProcessHandle.current().pid();
        PidList list = new PidList(PROC);
        list.read();
        boolean found = false;
        for (int i = 0; i < list.size(); i++) {
            found |= list.pid(i) == self;
        }
        assertThat(found).isTrue();

        PidStat stat = new PidStat(PROC);
        assertThat(stat.read(self)).isTrue();
        assertThat(stat.pid()).isEqualTo(self);
        assertThat(stat.command()).isEqualTo("java");
        assertThat(stat.problem()).isNull();
        PidStatus status = new PidStatus(PROC);
        assertThat(status.read(self)).isTrue();
        assertThat(status.residentKilobytes()).isPositive();
        assertThat(status.problem()).isNull();
        PidTask task = new PidTask(PROC);
        assertThat(task.read(self)).isTrue();
        assertThat(task.size()).isGreaterThan(1);
        assertThat(status.read(self, task.threadId(0))).isTrue();
        PidCmdline cmdline = new PidCmdline(PROC);
        assertThat(cmdline.read(self)).isTrue();
        assertThat(cmdline.joined(" ")).contains("java");
    }

    @Test
    void thisMachineHasARoot() throws IOException {
        try (MountInfo table = new MountInfo(PROC.resolve("self/mountinfo"))) {
            table.read();
            assertThat(table.problem()).isNull();
            assertThat(table.mounts()).extracting(MountInfo.Mount::point).contains("/");
        }
    }

    @Test
    void aProcessThatEndedIsGone() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        assertThat(new PidStat(PROC).read((int) ended.pid())).isFalse();
        assertThat(new PidTask(PROC).read((int) ended.pid())).isFalse();
    }
}
