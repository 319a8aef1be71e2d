package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a process is read on request, and whose it is. */
final class PidReadersTest {
    private static final Path PROC = Path.of("/proc");

    @TempDir
    private Path root;

    @Test
    void aProcessThatIsGoneIsNoError() throws IOException {
        assertThat(new PidIo(root).read(42)).isFalse();
        assertThat(new PidLimits(root).read(42)).isFalse();
        assertThat(new PidSmapsRollup(root).read(42)).isFalse();
        assertThat(new PidCgroup(root).read(42)).isFalse();
        assertThat(new PidFiles(root, root.resolve("self")).read(42)).isFalse();
        assertThat(PidStat.withIoDelay(root).read(42, 42)).isFalse();
    }

    @Test
    void nothingIsLeftOfTheProcessBefore() throws IOException {
        ProcText.write(root, "42/io", "read_bytes: 7\n");
        ProcText.write(
                root, "42/limits", "Max open files            8                    9                    files\n");
        ProcText.write(root, "42/cgroup", "0::/a.slice\n");
        PidIo io = new PidIo(root);
        PidLimits limits = new PidLimits(root);
        PidCgroup cgroup = new PidCgroup(root);
        assertThat(io.read(42) && limits.read(42) && cgroup.read(42)).isTrue();
        assertThat(io.value(PidIo.Column.READ_BYTES)).isEqualTo(7);
        assertThat(io.value(PidIo.Column.WRITE_BYTES)).isEqualTo(ABSENT);
        assertThat(limits.openFiles()).isEqualTo(8);
        assertThat(cgroup.path()).isEqualTo("/a.slice").isSameAs(cgroup.path());
        assertThat(io.read(43) || limits.read(43) || cgroup.read(43)).isFalse();
        assertThat(io.value(PidIo.Column.READ_BYTES)).isEqualTo(ABSENT);
        assertThat(limits.openFiles()).isEqualTo(ABSENT);
        assertThat(cgroup.path()).isEqualTo("/");
    }

    @Test
    void theUnifiedHierarchyCountsFirstAndThenSystemds() throws IOException {
        assertThat(path("4:memory:/m\n1:name=systemd:/s\n0::/u\n")).isEqualTo("/u");
        assertThat(path("4:memory:/m\n1:name=systemd:/s\n0::/\n")).isEqualTo("/s");
        assertThat(path("5:cpu:/\n4:memory:/m\n3:pids:/p\n1:name=systemd:/\n0::/\n"))
                .isEqualTo("/m");
        assertThat(path("0::/gone (deleted)\n")).isEqualTo("/gone");
        assertThat(path("0::/\n")).isEqualTo("/");
        assertThatThrownBy(() -> path("nothing of the kind\n")).isInstanceOf(ProcFormatException.class);
    }

    private String path(String text) throws IOException {
        ProcText.write(root, "42/cgroup", text);
        PidCgroup cgroup = new PidCgroup(root);
        assertThat(cgroup.read(42)).isTrue();
        return cgroup.path();
    }

    @Test
    void whatStandsWhereALimitOrMemoryWasExpectedIsRefused() {
        for (String text :
                new String[] {"", "Max open files\n", "Max open files unlimitedly\n", "Max open files -1\n"}) {
            ProcText.write(root, "42/limits", text);
            assertThatThrownBy(() -> new PidLimits(root).read(42)).as(text).isInstanceOf(ProcFormatException.class);
        }
        for (String text : new String[] {"", "Rss: 1 kB\n", "Pss: 1\n", "Pss: x kB\n", "Pss: 1 MB\n"}) {
            ProcText.write(root, "42/smaps_rollup", text);
            assertThatThrownBy(() -> new PidSmapsRollup(root).read(42))
                    .as(text)
                    .isInstanceOf(ProcFormatException.class);
        }
    }

    @Test
    void openFilesAreListedWhereTheSizeOfTheirFolderSaysNothing() throws IOException {
        for (int file = 0; file < 3; file++) {
            ProcText.write(root, "42/fd/" + file, "");
            ProcText.write(root, "self/fd/" + file, "");
        }
        PidFiles files = new PidFiles(root, root.resolve("self"));
        assertThat(files.isTold()).isFalse();
        assertThat(files.read(42)).isTrue();
        assertThat(files.count()).isEqualTo(3);
    }

    @Test
    void theNetworkNamespaceIsTheLinksNumber() throws IOException {
        Path folder = Files.createDirectories(root.resolve("42/ns"));
        PidNetNamespace namespace = new PidNetNamespace(root);
        assertThat(namespace.read(42)).isFalse();
        assertThat(namespace.number()).isEqualTo(ABSENT);
        Path link = Files.createSymbolicLink(folder.resolve("net"), Path.of("net:[4026531840]"));
        assertThat(namespace.read(42)).isTrue();
        assertThat(namespace.number()).isEqualTo(4_026_531_840L);
        for (String odd : new String[] {"net:[]", "net:[x]", "net:[1", "pid:[1]", "net:[99999999999999999999]"}) {
            Files.delete(link);
            Files.createSymbolicLink(link, Path.of(odd));
            assertThatThrownBy(() -> namespace.read(42)).as(odd).isInstanceOf(ProcFormatException.class);
            assertThat(namespace.number()).isEqualTo(ABSENT);
        }
    }

    @Test
    void theTrafficOfANamespaceIsThatOfItsInterfacesButTheLoopback() throws IOException {
        PidNetDev traffic = new PidNetDev(root);
        assertThat(traffic.read(42)).isFalse();
        assertThat(traffic.received()).isZero();
        String header = "Inter-| Receive | Transmit\n face |bytes packets|bytes packets\n";
        ProcText.write(root, "42/net/dev", header + "    lo: 1000 10 1000 10\n  eth0: 500 5 70 1\n  eth1: 3 1 4 1\n");
        assertThat(traffic.read(42)).isTrue();
        assertThat(traffic.received()).isEqualTo(503);
        assertThat(traffic.sent()).isEqualTo(74);
        ProcText.write(root, "42/net/dev", header + "  eth0: 500 5 x 1\n");
        assertThat(traffic.read(42)).isTrue();
        assertThat(traffic.problem()).isNotNull();
        ProcText.write(root, "42/net/dev", "  eth0: 500 5 70 1\n");
        assertThatThrownBy(() -> traffic.read(42))
                .isInstanceOf(ProcFormatException.class)
                .hasMessageContaining("42/net/dev");
    }

    @Test
    void usersAreKnownByTheirFirstName() throws IOException {
        Path file = ProcText.write(
                root, "passwd", "root:x:0:0::/:\nagain:x:0:0::/:\n#x:x:1:1::/:\nbad:x:y:1::/:\nann:x:7:7\n");
        try (Passwd users = new Passwd(file)) {
            users.read();
            assertThat(users.name(0)).isEqualTo("root");
            assertThat(users.name(1)).isNull();
            assertThat(users.name(7)).isEqualTo("ann");
            assertThat(users.problem()).isNotNull();
        }
    }

    @Test
    void aPageIsAsLargeAsTheKernelTold() throws IOException {
        ByteBuffer pairs = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
        pairs.putLong(33).putLong(1).putLong(6).putLong(16384);
        AuxiliaryVector vector = new AuxiliaryVector(Files.write(root.resolve("auxv"), pairs.array()));
        vector.read();
        assertThat(vector.pageSize()).isEqualTo(16384);
        Files.write(root.resolve("auxv"), new byte[15]);
        assertThatThrownBy(vector::read).isInstanceOf(ProcFormatException.class);
        assertThat(vector.pageSize()).isEqualTo(ABSENT);
    }

    @Test
    void thisProcessCanBeLookedAt() throws IOException {
        int self = (int) ProcessHandle.current().pid();
        PidIo io = new PidIo(PROC);
        assertThat(io.read(self)).isTrue();
        assertThat(io.value(PidIo.Column.RCHAR)).isPositive();
        PidLimits limits = new PidLimits(PROC);
        assertThat(limits.read(self)).isTrue();
        PidFiles files = new PidFiles(PROC, PROC.resolve("self"));
        assertThat(files.read(self)).isTrue();
        assertThat(files.count()).isPositive();
        assertThat(new PidCgroup(PROC).read(self)).isTrue();
        assertThat(new PidNetNamespace(PROC).read(self)).isTrue();
        assertThat(new PidNetDev(PROC).read(self)).isTrue();
        PidStat stat = PidStat.withIoDelay(PROC);
        assertThat(stat.read(self)).isTrue();
        assertThat(stat.ioDelay()).isNotEqualTo(ABSENT);
        assertThat(stat.read(self, self)).isTrue();
    }
}
