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

/** Readers of control groups on files that are odd, empty, damaged, many or gone. */
final class CgroupReadersTest {
    @TempDir
    private Path root;

    private OpenFile file(String name, String text) {
        return new OpenFile(ProcText.write(root, name, text));
    }

    @Test
    void oneReaderReadsManyFilesInTurn() throws IOException {
        NumberFile number = new NumberFile();
        try (OpenFile one = file("one", "1\n");
                OpenFile other = file("other", "max\n")) {
            for (int i = 0; i < 2; i++) {
                number.read(one);
                assertThat(number.value()).isOne();
                number.read(other);
                assertThat(number.value()).isEqualTo(ABSENT);
            }
            ProcText.write(root, "one", "22\n");
            number.read(one);
            assertThat(number.value()).isEqualTo(22);
        }
    }

    @Test
    void aFileThatWasClosedIsOpenedAgainAndOneThatIsGoneSaysSo() throws IOException {
        NumberFile number = new NumberFile();
        OpenFile one = file("one", "1\n");
        number.read(one);
        one.close();
        ProcText.write(root, "one", "2\n");
        number.read(one);
        assertThat(number.value()).isEqualTo(2);
        one.close();
        Files.delete(one.path());
        assertThatThrownBy(() -> number.read(one)).isInstanceOf(NoSuchFileException.class);
        assertThat(number.value()).isEqualTo(ABSENT);
    }

    @Test
    void aGroupWithoutAnyIoHasAnEmptyFile() throws IOException {
        CgroupIoStat io = new CgroupIoStat();
        io.read(file("io.stat", ""));
        assertThat(io.size()).isZero();
        assertThat(io.sum(CgroupIoStat.Column.READ_BYTES)).isZero();
        CgroupBlkio blkio = new CgroupBlkio();
        blkio.read(file("blkio", "Total 0\n"));
        assertThat(blkio.sum(CgroupBlkio.Column.WRITTEN)).isZero();
        assertThatThrownBy(() -> blkio.read(file("blkio", ""))).isInstanceOf(ProcFormatException.class);
    }

    @Test
    void aDeviceOfWhichNothingIsSaidSharesItsLine() throws IOException {
        CgroupIoStat io = new CgroupIoStat();
        io.read(file(
                "io.stat", "7:0 7:1 8:0 rbytes=10 wbytes=20 rios=1 wios=2 cost.usage=5\n8:16 rbytes=1 wbytes=2\n"));
        assertThat(io.size()).isEqualTo(4);
        assertThat(io.device(2)).isEqualTo("8:0");
        assertThat(io.value(0, CgroupIoStat.Column.READ_BYTES)).isZero();
        assertThat(io.sum(CgroupIoStat.Column.READ_BYTES)).isEqualTo(11);
        assertThat(io.sum(CgroupIoStat.Column.WRITTEN_BYTES)).isEqualTo(22);
        assertThat(io.sum(CgroupIoStat.Column.WRITES)).isEqualTo(2);
        assertThat(io.problem()).isNull();
    }

    @Test
    void aSumIsAbsentIfAPartOfItIs() throws IOException {
        CgroupIoStat io = new CgroupIoStat();
        io.read(file("io.stat", "8:0 rbytes=x wbytes=20\n8:16 rbytes=1 wbytes=2\n8:0 wbytes=7\n"));
        assertThat(io.sum(CgroupIoStat.Column.READ_BYTES)).isEqualTo(ABSENT);
        assertThat(io.sum(CgroupIoStat.Column.WRITTEN_BYTES)).isEqualTo(22);
        assertThat(io.problem()).hasMessageEndingWith("byte 11: a number was expected");
    }

    @Test
    void aQuotaIsANumberOrNone() throws IOException {
        CgroupCpuMax max = new CgroupCpuMax();
        max.read(file("cpu.max", "150000 100000\n"));
        assertThat(max.quotaMicros()).isEqualTo(150_000);
        assertThat(max.periodMicros()).isEqualTo(100_000);
        max.read(file("cpu.max", "max 100000\n"));
        assertThat(max.quotaMicros()).isEqualTo(ABSENT);
        for (String text : new String[] {"", "max\n", "1 0\n", "1 2", "1 2 3\n", "x 100000\n", "max 1\nmax 1\n"}) {
            assertThatThrownBy(() -> max.read(file("cpu.max", text)))
                    .as("'%s'", text)
                    .isInstanceOf(ProcFormatException.class);
            assertThat(max.periodMicros()).isEqualTo(ABSENT);
        }
        CgroupCfsQuota quota = new CgroupCfsQuota();
        quota.read(file("quota", "50000\n"));
        assertThat(quota.quotaMicros()).isEqualTo(50_000);
        quota.read(file("quota", "-1\n"));
        assertThat(quota.quotaMicros()).isEqualTo(ABSENT);
        for (String text : new String[] {"", "-2\n", "-1", "-10\n", "max\n", "1 2\n"}) {
            assertThatThrownBy(() -> quota.read(file("quota", text)))
                    .as("'%s'", text)
                    .isInstanceOf(ProcFormatException.class);
        }
    }

    @Test
    void bothVersionsTellOfThrottlingInMicroseconds() throws IOException {
        CgroupCpuStat stat = new CgroupCpuStat();
        stat.read(file("cpu.stat", "nr_periods 10\nnr_throttled 4\nthrottled_time 91000999\n"));
        assertThat(stat.throttledMicros()).isEqualTo(91_000);
        assertThat(stat.usageMicros()).isEqualTo(ABSENT);
        stat.read(file("cpu.stat", "usage_usec 5\nnr_periods 10\nnr_throttled 4\nthrottled_usec 7\n"));
        assertThat(stat.throttledMicros()).isEqualTo(7);
        assertThat(stat.throttledPeriods()).isEqualTo(4);
    }

    @Test
    void ofVersion1TheTotalsCount() throws IOException {
        CgroupMemoryStat stat = CgroupMemoryStat.ofVersion1();
        stat.read(file("memory.stat", "cache 1\nrss 2\ninactive_file 3\ntotal_cache 10\ntotal_inactive_file 30\n"));
        assertThat(stat.file()).isEqualTo(10);
        assertThat(stat.inactiveFile()).isEqualTo(30);
        assertThat(stat.anonymous()).isEqualTo(ABSENT);
    }

    @Test
    void aProcessOfAnotherNamespaceIsNotKnown() throws IOException {
        CgroupProcs procs = new CgroupProcs();
        procs.read(ProcText.write(root, "cgroup.procs", "0\n0\n77\n78\n"));
        assertThat(procs.first()).isEqualTo(77);
        procs.read(ProcText.write(root, "cgroup.procs", "0\n"));
        assertThat(procs.first()).isEqualTo(ABSENT);
        procs.read(ProcText.write(root, "cgroup.procs", ""));
        assertThat(procs.first()).isEqualTo(ABSENT);
    }

    @Test
    void theFoldersBelowAGroupAreFound() throws IOException {
        ProcText.write(root, "system.slice/a.service/cgroup.procs", "");
        ProcText.write(root, "system.slice/b.service/cgroup.procs", "");
        ProcText.write(root, "system.slice/memory.max", "max\n");
        assertThat(CgroupFolder.names(root.resolve("system.slice")))
                .containsExactlyInAnyOrder("a.service", "b.service");
        // not every file system counts its folders
        assertThat(CgroupFolder.count(root.resolve("system.slice"))).isIn(-1, 2);
        assertThat(CgroupFolder.names(root.resolve("gone"))).isEmpty();
        assertThatThrownBy(() -> CgroupFolder.count(root.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }
}
