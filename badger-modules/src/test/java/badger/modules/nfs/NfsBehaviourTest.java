package badger.modules.nfs;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.MadeHost;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts that come and go, and hosts without NFS. */
final class NfsBehaviourTest {
    private static final String RPC = "proc/net/rpc/nfs";
    private static final String MOUNTS = "proc/self/mountstats";
    private static final String INFO = "proc/self/mountinfo";

    @TempDir
    Path root;

    private MadeHost host() throws IOException {
        NfsModuleProvider provider = new NfsModuleProvider();
        return MadeHost.of(root, provider, provider.defaults());
    }

    private static String mount(String device, long reads) {
        return mount(device, "/mnt", reads);
    }

    private static String mounts(String... mounts) {
        return "device /dev/vda1 mounted on / with fstype ext4\n" + String.join("", mounts);
    }

    private static String info(int minor, String point) {
        return minor + " 1 0:" + minor + " / " + point + " rw - nfs4 a:/ rw\n";
    }

    private static String mount(String device, String point, long reads) {
        return "device " + device + " mounted on " + point + " with fstype nfs4 statvers=1.1\n\tbytes:\t0 0 0 0 "
                + 100 * reads
                + " 0 0 0\n\tRPC iostats version: 1.1  p/v: 100003/4 (nfs)\n\tper-op statistics\n\t READ: " + reads
                + " 0 0 0 0 0 0 0\n\t WRITE: 0 0 0 0 0 0 0 0\n";
    }

    @Test
    void aMountThatComesOrGoesIsNoGrowth() throws IOException {
        try (MadeHost host = host().write(RPC, "rpc 1 0 0\n").write(MOUNTS, mount("a:/", 10))) {
            assertThat(host.tick()).doesNotContainKey("nfs.client.operations.v4.read");
            host.write(RPC, "rpc 8 0 0\n").write(MOUNTS, mount("a:/", 15) + mount("b:/", 1000));
            assertThat(host.tick())
                    .containsEntry("nfs.client.calls", 7.0)
                    .containsEntry("nfs.client.operations.v4.read", 5.0)
                    .containsEntry("nfs.client.read_bytes", 500.0)
                    .doesNotContainKey("nfs.client.operations.v4.write");
            host.write(MOUNTS, mount("a:/", 16) + mount("b:/", 1002));
            assertThat(host.tick()).containsEntry("nfs.client.operations.v4.read", 3.0);
            host.write(MOUNTS, mount("b:/", 1009));
            assertThat(host.tick()).containsEntry("nfs.client.operations.v4.read", 7.0);
        }
    }

    @Test
    void allMountsOfOneSuperblockAreCountedOnce() throws IOException {
        String info = info(50, "/mnt/a") + info(50, "/mnt/b\\040c") + info(50, "/mnt/d");
        try (MadeHost host = host().write(RPC, "rpc 1 0 0\n").write(INFO, info)) {
            host.write(
                    MOUNTS,
                    mounts(
                            mount("a:/x", "/mnt/a", 10),
                            mount("a:/y", "/mnt/b\\040c", 10),
                            mount("a:/x", "/mnt/d", 10)));
            host.tick();
            host.write(
                    MOUNTS,
                    mounts(
                            mount("a:/x", "/mnt/a", 13),
                            mount("a:/y", "/mnt/b\\040c", 13),
                            mount("a:/x", "/mnt/d", 13)));
            assertThat(host.tick())
                    .containsEntry("nfs.client.operations.v4.read", 3.0)
                    .containsEntry("nfs.client.read_bytes", 300.0);
            host.write(INFO, info(50, "/mnt/b\\040c")).write(MOUNTS, mount("a:/y", "/mnt/b\\040c", 15));
            assertThat(host.tick())
                    .as("the superblock is the same while one of its mounts stays")
                    .containsEntry("nfs.client.operations.v4.read", 2.0);
        }
    }

    @Test
    void twoSuperblocksOfOneFolderAreTwo() throws IOException {
        String info = info(50, "/mnt/a") + info(51, "/mnt/a") + info(52, "/mnt/c");
        try (MadeHost host = host().write(RPC, "rpc 1 0 0\n").write(INFO, info)) {
            host.write(
                    MOUNTS,
                    mounts(mount("a:/", "/mnt/a", 10), mount("a:/", "/mnt/a", 5000), mount("a:/", "/mnt/c", 7)));
            host.tick();
            host.write(
                    MOUNTS,
                    mounts(mount("a:/", "/mnt/a", 11), mount("a:/", "/mnt/a", 5002), mount("a:/", "/mnt/c", 7)));
            assertThat(host.tick()).containsEntry("nfs.client.operations.v4.read", 3.0);
            host.write(INFO, info(51, "/mnt/a") + info(52, "/mnt/c"));
            host.write(MOUNTS, mounts(mount("a:/", "/mnt/a", 5006), mount("a:/", "/mnt/c", 7)));
            assertThat(host.tick())
                    .as("one that goes is no growth of another")
                    .containsEntry("nfs.client.operations.v4.read", 4.0);
        }
    }

    @Test
    void whatIsDoneForTheFirstTimeOnOneMountIsCounted() throws IOException {
        try (MadeHost host = host().write(RPC, "rpc 1 0 0\n").write(INFO, info(50, "/mnt/a") + info(51, "/mnt/b"))) {
            host.write(MOUNTS, mounts(mount("a:/", "/mnt/a", 10), mount("b:/", "/mnt/b", 0)));
            host.tick();
            host.write(MOUNTS, mounts(mount("a:/", "/mnt/a", 11), mount("b:/", "/mnt/b", 4)));
            assertThat(host.tick()).containsEntry("nfs.client.operations.v4.read", 5.0);
        }
    }

    @Test
    void theServersOperationsGoByTheirNumbers() throws IOException {
        String before = "rpc 10 0 0 0 0\nio 4294967290 0\nth 8 0\nproc4ops 5 0 0 0 4 6\n";
        String after = "rpc 30 0 0 0 0\nio 4 0\nth 8 0\nproc4ops 5 0 0 0 4 9\n";
        try (MadeHost host = host().write("proc/net/rpc/nfsd", before)) {
            assertThat(host.tick()).containsEntry("nfs.server.threads", 8L);
            host.write("proc/net/rpc/nfsd", after);
            assertThat(host.tick())
                    .containsEntry("nfs.server.calls", 20.0)
                    .containsEntry("nfs.server.operations.v4.access", 0.0)
                    .containsEntry("nfs.server.operations.v4.close", 3.0)
                    .as("32 bits are full at 4294967295")
                    .containsEntry("nfs.server.read_bytes", 10.0);
        }
    }

    @Test
    void whereThereIsNoneNothingIsThereUntilItIsLoaded() throws IOException {
        try (MadeHost host = host()) {
            assertThat(host.tick()).isEmpty();
            host.write("proc/net/rpc/nfsd", "th 4 0\n");
            assertThat(host.ticks(60)).containsEntry("nfs.server.threads", 4L);
        }
    }
}
