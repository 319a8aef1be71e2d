package badger.modules.container;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.NetworkNamespace;
import badger.modules.Part;
import badger.modules.Readings;
import badger.modules.container.KeptFiles.KeptFile;
import badger.proc.CgroupFolder;
import badger.proc.CgroupProcs;
import badger.proc.NetDev;
import badger.proc.NetDev.Column;
import badger.proc.ProcValue;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes through the network of containers: {@code /proc/[pid]/net/dev} of a process of each, which shows the network
 * namespace that the process is in. The file stays open, which keeps the namespace alive for as long, also when the process is
 * gone: it is closed in the second in which that is, or the group. A container that is in the host's namespace has no network of its own.
 */
final class GroupTraffic {
    /** How long it takes at most until a container's first process is looked for again. */
    private static final long LONGEST_REST_NANOS = Duration.ofMinutes(10).toNanos();
    /** The same after the first look, at which it may have been about to start; it doubles with each look. */
    private static final long FIRST_REST_NANOS = Duration.ofSeconds(5).toNanos();

    /** Folders that are looked at for a container's first process: an init system has all in groups below its own. */
    private static final int MOST_FOLDERS = 16;

    private static final String LOOPBACK = "lo";

    private final ModuleContext context;
    private final Path proc;
    private final Path hostFile;
    private final CgroupProcs procs = new CgroupProcs();
    private final NetDev netDev = new NetDev();
    private int foldersLeft;

    GroupTraffic(ModuleContext context) {
        this.context = context;
        proc = context.paths().proc();
        hostFile = context.paths().net().resolve("dev");
    }

    /** The part of one container. */
    Part of(Group group) {
        return new OfGroup(group);
    }

    /** The id of a process that is in a group or in one below it; absent if there is none. */
    private long process(Path folder) throws IOException {
        foldersLeft--;
        procs.read(folder.resolve("cgroup.procs"));
        long found = procs.first();
        if (found == ProcValue.ABSENT && CgroupFolder.count(folder) != 0) {
            for (String name : CgroupFolder.names(folder)) {
                if (found == ProcValue.ABSENT && foldersLeft > 0) {
                    found = process(folder.resolve(name));
                }
            }
        }
        return found;
    }

    private void set(ContainerSeries to) {
        for (Column column : TrafficSeries.COLUMNS) {
            long sum = 0;
            for (int row = 0; row < netDev.size() && sum != ProcValue.ABSENT; row++) {
                if (!netDev.name(row).equals(LOOPBACK)) {
                    long count = netDev.value(row, column);
                    sum = count == ProcValue.ABSENT ? ProcValue.ABSENT : sum + count;
                }
            }
            to.traffic(column, sum);
        }
    }

    /** The traffic of one container. */
    private final class OfGroup implements Part {
        private final Group group;
        private @Nullable KeptFile file;
        /** The folder of the process whose file is open; a File, since asking whether it is there allocates nothing. */
        private @Nullable File folder;

        private long process = ProcValue.ABSENT;
        private boolean looked;
        private long lookedAt;
        private long restNanos = FIRST_REST_NANOS;

        private OfGroup(Group group) {
            this.group = group;
        }

        @Override
        public void read(Tick tick) throws IOException {
            if (folder != null && !folder.exists()) {
                // a container that was started again has a network of its own anew
                looked = false;
                restNanos = FIRST_REST_NANOS;
            }
            if (!looked || tick.nanoTime() - lookedAt >= restNanos) {
                restNanos = looked ? Math.min(2 * restNanos, LONGEST_REST_NANOS) : restNanos;
                looked = true;
                lookedAt = tick.nanoTime();
                look();
            }
            KeptFile open = file;
            ContainerSeries series = group.series();
            if (open == null || series == null) {
                return;
            }
            try {
                netDev.read(open.file());
            } catch (NoSuchFileException e) {
                // the process is gone, others may be there
                close();
                group.misses();
                return;
            } finally {
                open.wasRead();
            }
            // a line that cannot be trusted would be missing in the sum
            if (netDev.problem() == null) {
                set(series);
            }
            Readings.tell(netDev.problem(), context);
        }

        /** Takes another process, and with it perhaps another namespace, if the one that was taken is not the first any more. */
        private void look() throws IOException {
            foldersLeft = MOST_FOLDERS;
            long first = ProcValue.ABSENT;
            try {
                first = process(group.folder());
            } catch (NoSuchFileException e) {
                group.misses();
            }
            if (first == process && file != null) {
                return;
            }
            close();
            process = first;
            if (first != ProcValue.ABSENT) {
                Path home = proc.resolve(Long.toString(first));
                Path found = home.resolve("net/dev");
                Object namespace = NetworkNamespace.of(found);
                if (namespace != null && !namespace.equals(NetworkNamespace.of(hostFile))) {
                    file = group.files().file(found);
                    folder = home.toFile();
                }
            }
        }

        @Override
        public void close() {
            KeptFile open = file;
            file = null;
            folder = null;
            process = ProcValue.ABSENT;
            if (open != null) {
                open.close();
            }
        }
    }
}
