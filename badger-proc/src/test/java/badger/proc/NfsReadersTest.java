package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.proc.NetRpc.Line;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers of what NFS counts, on plain files and on some that are not. */
final class NfsReadersTest {
    private static final String MOUNT = """
            device %s mounted on %s with fstype nfs4 statvers=1.1
            	bytes:	1 2 3 4 50 60 7 8
            	RPC iostats version: 1.1  p/v: 100003/4 (nfs)
            	per-op statistics
            	        READ: 5 5 0 1 1 1 1 1 0

            """;

    @TempDir
    private Path root;

    @Test
    void linesGoByTheirNames() throws IOException {
        String text = "news 1\nrpc 10 2 3\nth 8 0 0.000 1.2\nproc3 22 7\nproc4ops 76 0 0 0 9\n";
        try (NetRpc rpc = new NetRpc(ProcText.write(root, "nfsd", text))) {
            rpc.read();
            assertThat(rpc.value(Line.RPC, 1)).isEqualTo(2);
            assertThat(rpc.value(Line.THREADS, 0)).isEqualTo(8);
            assertThat(rpc.value(Line.PROCEDURES_3, 1)).isEqualTo(7);
            assertThat(rpc.value(Line.OPERATIONS_4, 4)).isEqualTo(9);
            assertThat(rpc.value(Line.RPC, 3)).as("the client has three").isEqualTo(ABSENT);
            assertThat(rpc.value(Line.NET, 0)).isEqualTo(ABSENT);
            assertThat(rpc.problem()).isNull();
        }
    }

    @Test
    void whatIsNoNumberIsAbsentAndAnotherFileRefused() throws IOException {
        try (NetRpc rpc = new NetRpc(ProcText.write(root, "nfs", "rpc 10 x 3\nnet 1 2"))) {
            rpc.read();
            assertThat(rpc.value(Line.RPC, 1)).isEqualTo(ABSENT);
            assertThat(rpc.value(Line.RPC, 2)).isEqualTo(3);
            assertThat(rpc.value(Line.NET, 0)).as("cut off").isEqualTo(ABSENT);
            assertThat(rpc.problem()).isNotNull();
            ProcText.write(root, "nfs", "MemTotal: 1 kB\n");
            assertThatThrownBy(rpc::read)
                    .isInstanceOf(ProcFormatException.class)
                    .hasMessageEndingWith("no line of /proc/net/rpc is in it");
        }
    }

    @Test
    void everyMountHasItsNumbers() throws IOException {
        String text = "device /dev/vda1 mounted on / with fstype ext4\n" + MOUNT.formatted("server:/data", "/a")
                + MOUNT.formatted("server:/data", "/b\\040c") + MOUNT.formatted("server:/other", "/c");
        try (MountStats mounts = new MountStats(ProcText.write(root, "mountstats", text))) {
            mounts.read();
            assertThat(mounts.mounts()).isEqualTo(3);
            assertThat(mounts.device(1)).isEqualTo("server:/data");
            assertThat(mounts.point(1)).isEqualTo("/b\\040c");
            assertThat(mounts.device(2)).isEqualTo("server:/other");
            assertThat(mounts.version(0)).isEqualTo(4);
            assertThat(mounts.bytesRead(0)).isEqualTo(50);
            assertThat(mounts.bytesWritten(1)).isEqualTo(60);
            assertThat(mounts.operations()).isEqualTo(3);
            assertThat(mounts.operation(2)).isEqualTo("READ");
            assertThat(mounts.mount(2)).isEqualTo(2);
            assertThat(mounts.count(2)).isEqualTo(5);
            assertThat(mounts.problem()).isNull();
        }
    }

    @Test
    void anOperationWithoutNumbersIsLeftOut() throws IOException {
        String text = MOUNT.formatted("server:/data", "/a") + "\t WRITE: x\n\t CLOSE: 4\n";
        try (MountStats mounts = new MountStats(ProcText.write(root, "mountstats", text))) {
            mounts.read();
            assertThat(mounts.operations()).isEqualTo(2);
            assertThat(mounts.operation(1)).isEqualTo("CLOSE");
            assertThat(mounts.problem()).isNotNull();
            ProcText.write(root, "mountstats", "nothing of it\n");
            assertThatThrownBy(mounts::read)
                    .isInstanceOf(ProcFormatException.class)
                    .hasMessageEndingWith("no line of /proc/[pid]/mountstats is in it");
        }
    }
}
