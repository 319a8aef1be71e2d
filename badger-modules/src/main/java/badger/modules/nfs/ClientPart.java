package badger.modules.nfs;

import badger.core.spi.Counter;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.MountStats;
import badger.proc.NetRpc;
import badger.proc.NetRpc.Line;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The client: its calls in all, and what was done on all file systems that are mounted now, each counted once, by operation. Operations are known by
 * name from the mounts alone: the kernel numbers those of version 4 as it likes, and otherwise from release to release.
 */
final class ClientPart implements Part {
    private final ModuleContext context;
    private final NetRpc rpc;
    private final MountStats mounts;
    private final Superblocks superblocks;
    private final ReadPace pace;
    private final Counter calls;
    private final Counter sentAgain;
    private final Counter refreshes;
    private final MountBytes bytes;
    private final ClientOperations operations;

    ClientPart(Path file, Duration dearInterval, ModuleContext context) {
        this.context = context;
        rpc = new NetRpc(file);
        Path mountStats = context.paths().mountInfo().resolveSibling("mountstats");
        mounts = new MountStats(mountStats);
        superblocks = new Superblocks(context.paths().mountInfo());
        pace = ReadPace.everyTick(mountStats, dearInterval);
        Schema schema = context.schema();
        calls = schema.counter32("nfs.client.calls", "", "calls of the client, per second");
        sentAgain = schema.counter32("nfs.client.retransmissions", "", "calls that were sent again, per second");
        refreshes = schema.counter32("nfs.client.auth_refreshes", "", "credentials fetched anew, per second");
        bytes = new MountBytes(schema);
        operations = new ClientOperations(schema);
    }

    @Override
    public void read(Tick tick) throws IOException {
        rpc.read();
        Readings.set(calls, rpc.value(Line.RPC, 0));
        Readings.set(sentAgain, rpc.value(Line.RPC, 1));
        Readings.set(refreshes, rpc.value(Line.RPC, 2));
        Readings.tell(rpc.problem(), context);
        if (pace.isDue(tick)) {
            mounts.read();
            pace.read(tick, mounts.kernelNanos());
            superblocks.read(mounts);
            bytes.set(mounts, superblocks);
            operations.set(mounts, superblocks);
            Readings.tell(mounts.problem(), context);
        }
    }

    @Override
    public void close() {
        rpc.close();
        mounts.close();
        superblocks.close();
    }

    /** Bytes of all file systems. */
    private static final class MountBytes {
        private final Sum read;
        private final Sum written;

        private MountBytes(Schema schema) {
            read = schema.sum("nfs.client.read_bytes", "B", "bytes read from servers, per second");
            written = schema.sum("nfs.client.write_bytes", "B", "bytes written to servers, per second");
        }

        private void set(MountStats mounts, Superblocks superblocks) {
            for (int mount = 0; mount < mounts.mounts(); mount++) {
                if (superblocks.isFirst(mount)
                        && mounts.bytesRead(mount) != ProcValue.ABSENT
                        && mounts.bytesWritten(mount) != ProcValue.ABSENT) {
                    read.add(superblocks.number(mount), 0, mounts.bytesRead(mount));
                    written.add(superblocks.number(mount), 0, mounts.bytesWritten(mount));
                }
            }
            read.set();
            written.set();
        }
    }
}
