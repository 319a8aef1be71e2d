package badger.modules.filesystem;

import badger.core.spi.DoubleGauge;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.MountInfo;
import badger.proc.MountInfo.Mount;
import badger.proc.ProcValue;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Room in mounted file systems: {@code /proc/self/mountinfo}, and statvfs of each mount point. */
final class FilesystemModule implements StatModule {
    private final ModuleContext context;
    private final long stuckNanos;
    private final MountInfo table;
    private final OwnMounts own;
    private final ReadPace pace;
    private final MountChoice choice;
    private final MountInquiry inquiry;
    private final Instances<FileSystem> fileSystems;
    private final @Nullable Instances<Inodes> inodes;
    private List<AskedMount> mounts = List.of();

    FilesystemModule(FilesystemConfig config, ModuleContext context, Space.Source source, Duration together) {
        this.context = context;
        stuckNanos = config.stuckAfter().toNanos();
        Path file = context.paths().mountInfo();
        table = new MountInfo(file);
        pace = ReadPace.everyTick(file, ReadPace.DEAR_INTERVAL);
        own = new OwnMounts(context.paths());
        choice = new MountChoice(config.mountsToCheck(), own);
        inquiry = new MountInquiry(context, source, together);
        fileSystems = context.schema().instances("mount", FileSystem::new);
        inodes = config.inodes() ? context.schema().instances("mount", Inodes::new) : null;
    }

    @Override
    public void collect(Tick tick) throws IOException {
        if (pace.isDue(tick)) {
            boolean changed = table.read();
            pace.read(tick, table.kernelNanos());
            if (own.read() || changed) {
                choose();
            }
            Readings.tell(table.problem(), context);
        }
        try {
            inquiry.ask(mounts, tick.nanoTime());
        } catch (IOException e) {
            context.problem(e);
        }
        for (AskedMount mount : mounts) {
            set(mount, tick.nanoTime());
        }
    }

    /** Takes over the table; a mount that stays is the same one, so that its question is not asked twice. */
    private void choose() {
        List<AskedMount> local = new ArrayList<>();
        List<AskedMount> distant = new ArrayList<>();
        for (Mount mount : choice.of(table.mounts())) {
            AskedMount asked = known(mount);
            (asked.isLocal() ? local : distant).add(asked);
        }
        // what may hang comes last
        local.addAll(distant);
        mounts = local;
    }

    private AskedMount known(Mount mount) {
        for (AskedMount asked : mounts) {
            if (asked.follow(mount)) {
                return asked;
            }
        }
        return new AskedMount(mount);
    }

    private void set(AskedMount mount, long now) {
        Space space = null;
        boolean answered = true;
        try {
            space = mount.take();
            answered = space != null;
        } catch (IOException e) {
            context.problem(e);
        }
        boolean stuck = !answered && mount.isOutFor(stuckNanos, now);
        if (mount.becomes(stuck)) {
            tell(mount, stuck);
        }
        boolean hasBlocks = space == null || space.total() > 0;
        if ((answered || stuck) && hasBlocks) {
            FileSystem series = fileSystems.at(mount.point());
            series.readOnly.set(mount.isReadOnly() ? 1 : 0);
            series.stuck.set(stuck ? 1 : 0);
            if (space != null) {
                series.set(space);
                if (inodes != null && Inodes.areIn(space)) {
                    inodes.at(mount.point()).set(space);
                }
            }
        }
    }

    private void tell(AskedMount mount, boolean stuck) {
        if (stuck) {
            context.problem(new IOException(
                    mount.point() + ": the file system does not answer; one thread waits for it, and nothing else"));
        } else {
            System.getLogger("badger.modules").log(Level.INFO, mount.point() + ": the file system answers again");
        }
    }

    @Override
    public void close() {
        table.close();
        own.close();
    }

    private static final class FileSystem {
        private final LongGauge total;
        private final LongGauge free;
        private final LongGauge available;
        private final LongGauge used;
        private final DoubleGauge usedPercent;
        private final LongGauge readOnly;
        private final LongGauge stuck;

        private FileSystem(Schema schema) {
            total = schema.gauge("filesystem.total", "B", "size of the file system");
            free = schema.gauge("filesystem.free", "B", "room that nothing uses");
            available = schema.gauge("filesystem.available", "B", "part of it that is not reserved for root");
            used = schema.gauge("filesystem.used", "B", "room in use: total - free");
            usedPercent = schema.floatingGauge(
                    "filesystem.used_percent", "percent", "used / (used + available), as df has it, not rounded up");
            readOnly = schema.gauge("filesystem.read_only", "", "1 if nothing can be written, else 0");
            stuck = schema.gauge("filesystem.stuck", "", "1 while the file system does not answer, else 0");
        }

        /** A file system that says nonsense (some of user space do) has what is no nonsense. */
        private void set(Space space) {
            total.set(space.total());
            Readings.set(free, Math.max(ProcValue.ABSENT, space.free()));
            Readings.set(available, Math.max(ProcValue.ABSENT, space.available()));
            long inUse = space.total() - space.free();
            if (inUse < 0 || space.free() < 0) {
                return;
            }
            used.set(inUse);
            double whole = (double) inUse + space.available();
            if (space.available() >= 0 && whole > 0) {
                usedPercent.set(100 * inUse / whole);
            }
        }
    }
}
