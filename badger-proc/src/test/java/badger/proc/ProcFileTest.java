package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcFileTest {
    @TempDir
    private Path root;

    @Test
    void aKeptFileIsReadAgainFromItsStart() throws IOException {
        Path path = ProcText.write(root, "loadavg", "0.10 0.20 0.30 1/2 3\n");
        try (LoadAvg load = new LoadAvg(path)) {
            load.read();
            ProcText.write(root, "loadavg", "10.10 0.20 0.30 1/2 3000000\n");
            load.read();
            assertThat(load.one()).isEqualTo(10.10);
            assertThat(load.newestPid()).isEqualTo(3000000);
            ProcText.write(root, "loadavg", "0.10 0.20 0.30 1/2 3\n");
            load.read();
            assertThat(load.newestPid()).isEqualTo(3);
        }
    }

    @Test
    void theBufferGrowsWithTheFile() throws IOException {
        Path path = ProcText.write(root, "stat", "cpu  1 2 3 4\nctxt 5\n");
        try (ProcStat stat = new ProcStat(path)) {
            stat.read();
            StringBuilder large = new StringBuilder("cpu  1 2 3 4 5 6 7 8 9 10\n");
            for (int core = 0; core < 512; core++) {
                large.append("cpu")
                        .append(core)
                        .append(" 1 2 3 4 5 6 7 8 9 ")
                        .append(core)
                        .append('\n');
            }
            large.append("intr 1").append(" 123456".repeat(150_000)).append("\nctxt 99\nprocs_blocked 7\n");
            assertThat(large.length()).isGreaterThan(1 << 20);
            ProcText.write(root, "stat", large.toString());
            stat.read();
            assertThat(stat.cores()).isEqualTo(512);
            assertThat(stat.core(511, ProcStat.CpuState.GUEST_NICE)).isEqualTo(511);
            assertThat(stat.contextSwitches()).isEqualTo(99);
            assertThat(stat.procsBlocked()).isEqualTo(7);
            assertThat(stat.problem()).isNull();
            ProcText.write(root, "stat", "cpu  1 2 3 4\nctxt 5\n");
            stat.read();
            assertThat(stat.cores()).isZero();
            assertThat(stat.contextSwitches()).isEqualTo(5);
        }
    }

    @Test
    void shortReadsAreReadOn() throws IOException {
        Path path = ProcText.write(root, "meminfo", "MemTotal: 12345678 kB\n".repeat(300));
        for (int most = 1; most < 50; most += 7) {
            try (ProcFile file = new ProcFile(path, 16);
                    ShortChannel channel = new ShortChannel(FileChannel.open(path), most)) {
                assertThat(file.fill(channel)).isEqualTo((int) Files.size(path));
                assertThat(file.fill(channel)).isEqualTo((int) Files.size(path));
            }
        }
    }

    @Test
    void oneThatIsMadeInOneGoIsReadOnceIfThereIsRoomLeft() throws IOException {
        Path path = ProcText.write(root, "stat", "12345678\n");
        for (int room : new int[] {4, 9, 10, 64}) {
            try (ProcFile file = ProcFile.inOneGo(path, room);
                    ShortChannel channel = new ShortChannel(FileChannel.open(path), Integer.MAX_VALUE)) {
                assertThat(file.fill(channel)).as("room for %d", room).isEqualTo(9);
                assertThat(file.fill(channel)).as("room for %d now", room).isEqualTo(9);
                // of 4 bytes, then 8, then the rest; or 9 and nothing more; or all at once
                assertThat(channel.reads()).isEqualTo(room == 4 ? 4 : room == 9 ? 3 : 2);
            }
        }
    }

    @Test
    void whatTheNameLeadsToNowIsReadWhenTheKeptFileIsOfNoUse() throws IOException {
        Path path = ProcText.write(root, "loadavg", "0.10 0.20 0.30 1/2 3\n");
        try (LoadAvg load = new LoadAvg(path)) {
            load.read();
            ProcText.write(root, "loadavg", "");
            Files.delete(path);
            ProcText.write(root, "loadavg", "0.50 0.20 0.30 1/2 4\n");
            load.read();
            assertThat(load.newestPid()).isEqualTo(4);
        }
    }

    @Test
    void aClosedReaderOpensItsFileAgain() throws IOException {
        LoadAvg load = new LoadAvg(ProcText.write(root, "loadavg", "0.10 0.20 0.30 1/2 3\n"));
        load.read();
        load.close();
        load.close();
        load.read();
        assertThat(load.newestPid()).isEqualTo(3);
        load.close();
    }

    @Test
    void anInterruptedReadFailsAndTheNextOneRecovers() throws IOException {
        Path path = ProcText.write(root, "loadavg", "0.10 0.20 0.30 1/2 3\n");
        try (LoadAvg load = new LoadAvg(path)) {
            load.read();
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(load::read)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining(path.toString())
                        .hasCauseInstanceOf(ClosedByInterruptException.class);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(load.newestPid()).isEqualTo(ProcValue.ABSENT);
            load.read();
            assertThat(load.newestPid()).isEqualTo(3);
        }
    }

    @Test
    void theTimeOfAReadIsThatBetweenItsBeginAndItsEnd() throws IOException {
        Path path = Files.writeString(root.resolve("file"), "a\n");
        long[] clock = {0, 1_500_000, 2_000_000, 2_000_007};
        int[] next = {0};
        try (ProcFile file = new ProcFile(path, 16, () -> clock[next[0]++], false)) {
            file.read();
            assertThat(file.kernelNanos()).isEqualTo(1_500_000);
            file.read();
            assertThat(file.kernelNanos()).isEqualTo(7);
        }
    }

    @Test
    void aMissingFileIsNamedAndReadOnceItIsThere() throws IOException {
        Path path = root.resolve("loadavg");
        try (LoadAvg load = new LoadAvg(path)) {
            assertThatThrownBy(load::read)
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage(path.toString());
            assertThat(load.problem()).isNull();
            ProcText.write(root, "loadavg", "0.10 0.20 0.30 1/2 3\n");
            load.read();
            assertThat(load.newestPid()).isEqualTo(3);
        }
    }

    @Test
    void aFolderIsNamed() {
        try (LoadAvg load = new LoadAvg(root)) {
            assertThatThrownBy(load::read)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining(root.toString());
        }
    }

    @Test
    void anEndlessFileIsGivenUp() {
        try (LoadAvg load = new LoadAvg(Path.of("/dev/zero"))) {
            assertThatThrownBy(load::read)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("/dev/zero");
        }
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty() {
        Path path = ProcText.write(root, "stat", "");
        try (ProcStat stat = new ProcStat(path)) {
            assertThatThrownBy(stat::read)
                    .isInstanceOf(ProcFormatException.class)
                    .hasMessage(path + ", byte 0: the file is empty");
        }
    }

    @Test
    void nothingOfTheLastReadIsLeftWhenTheNextOneFails() throws IOException {
        Path path = ProcText.write(root, "stat", "cpu  1 2 3 4\ncpu0 1 2 3 4\nctxt 5\n");
        try (ProcStat stat = new ProcStat(path)) {
            stat.read();
            ProcText.write(root, "stat", "");
            Files.delete(path);
            Path folder = Files.createDirectory(path);
            assertThatThrownBy(stat::read).isInstanceOf(IOException.class).hasMessageContaining(folder.toString());
            assertThat(stat.total(ProcStat.CpuState.USER)).isEqualTo(ProcValue.ABSENT);
            assertThat(stat.contextSwitches()).isEqualTo(ProcValue.ABSENT);
            assertThat(stat.cores()).isZero();
        }
    }
}
