package badger.modules.system;

import badger.core.spi.DoubleGauge;
import badger.core.spi.Info;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Parts;
import badger.modules.Readings;
import badger.modules.Seldom;
import badger.proc.FileNr;
import badger.proc.NumberFile;
import badger.proc.ProcStat;
import badger.proc.ProcValue;
import badger.proc.TextFile;
import badger.proc.Uptime;
import badger.proc.Utmp;
import java.io.IOException;
import java.nio.file.Path;

/** How long the host is up, which kernel it runs, who is logged in, how many files are open: a part for each file. */
final class HostFacts {
    private HostFacts() {}

    /** Makes the parts, each of which is read every ten seconds: a file of three numbers costs as much as one of a hundred. */
    static Parts parts(SystemConfig config, ModuleContext context) {
        Schema schema = context.schema();
        Path proc = context.paths().proc();
        Path kernel = proc.resolve("sys/kernel");
        Parts parts = new Parts(context);
        parts.addWhereThere(new Seldom(new OpenFiles(context)));
        parts.addWhereThere(new Seldom(new UptimePart(context)));
        parts.addWhereThere(new Seldom(new BootTime(context)));
        parts.addWhereThere(new Seldom(new Entropy(context)));
        parts.addWhereThere(new Seldom(new Users(context)));
        parts.addWhereThere(new Seldom(new Text(
                kernel.resolve("osrelease"),
                schema.info("system.kernel_release", "release", "release of the kernel: uname -r"))));
        parts.addWhereThere(new Seldom(new Text(
                kernel.resolve("version"), schema.info("system.kernel_version", "version", "build of it: uname -v"))));
        parts.addWhereThere(new Seldom(new Text(
                kernel.resolve("arch"), schema.info("system.machine", "machine", "machine it is for: uname -m"))));
        if (config.machineId()) {
            parts.addWhereThere(new Seldom(new Text(
                    context.paths().inRoot("/etc/machine-id"),
                    schema.info("system.machine_id", "id", "id of the installation: /etc/machine-id"))));
        }
        if (config.timeSync()) {
            parts.add(new Seldom(new TimeSync(schema)));
        }
        return parts;
    }

    private static final class UptimePart implements Part {
        private final ModuleContext context;
        private final Uptime uptime;
        private final DoubleGauge seconds;

        private UptimePart(ModuleContext context) {
            this.context = context;
            uptime = new Uptime(context.paths().proc().resolve("uptime"));
            seconds = context.schema().floatingGauge("system.uptime", "s", "time since boot, suspend included");
        }

        @Override
        public void read(Tick tick) throws IOException {
            uptime.read();
            if (uptime.seconds() != ProcValue.ABSENT) {
                seconds.set(uptime.seconds());
            }
            Readings.tell(uptime.problem(), context);
        }

        @Override
        public void close() {
            uptime.close();
        }
    }

    private static final class BootTime implements Part {
        private final ProcStat stat;
        private final LongGauge time;

        private BootTime(ModuleContext context) {
            stat = new ProcStat(context.paths().proc().resolve("stat"));
            time = context.schema().gauge("system.boot_time", "s", "when the host was booted, in seconds since 1970");
        }

        @Override
        public void read(Tick tick) throws IOException {
            stat.read();
            Readings.set(time, stat.bootTime());
        }

        @Override
        public void close() {
            stat.close();
        }
    }

    private static final class OpenFiles implements Part {
        private final ModuleContext context;
        private final FileNr files;
        private final LongGauge open;
        private final LongGauge limit;

        private OpenFiles(ModuleContext context) {
            this.context = context;
            files = new FileNr(context.paths().proc().resolve("sys/fs/file-nr"));
            open = context.schema().gauge("system.files_open", "", "open files of all processes together");
            limit = context.schema().gauge("system.files_limit", "", "how many there may be (file-max)");
        }

        @Override
        public void read(Tick tick) throws IOException {
            files.read();
            if (files.allocated() != ProcValue.ABSENT && files.free() != ProcValue.ABSENT) {
                open.set(Math.max(0, files.allocated() - files.free()));
            }
            Readings.set(limit, files.limit());
            Readings.tell(files.problem(), context);
        }

        @Override
        public void close() {
            files.close();
        }
    }

    private static final class Entropy implements Part {
        private final NumberFile file;
        private final LongGauge bits;

        private Entropy(ModuleContext context) {
            file = new NumberFile(context.paths().proc().resolve("sys/kernel/random/entropy_avail"));
            bits = context.schema()
                    .gauge("system.entropy", "b", "entropy in the kernel's pool; 256 once it is full since 5.18");
        }

        @Override
        public void read(Tick tick) throws IOException {
            file.read();
            Readings.set(bits, file.value());
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private static final class Users implements Part {
        private final Utmp utmp;
        private final LongGauge users;

        private Users(ModuleContext context) {
            utmp = new Utmp(context.paths().run().resolve("utmp"));
            users = context.schema().gauge("system.users", "", "logins, as who and uptime count them");
        }

        @Override
        public void read(Tick tick) throws IOException {
            utmp.read();
            Readings.set(users, utmp.sessions());
        }

        @Override
        public void close() {
            utmp.close();
        }
    }

    private static final class Text implements Part {
        private final TextFile file;
        private final Info info;

        private Text(Path file, Info info) {
            this.file = new TextFile(file);
            this.info = info;
        }

        @Override
        public void read(Tick tick) throws IOException {
            file.read();
            String text = file.text();
            if (text != null) {
                info.set(text);
            }
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
