package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.Passwd;
import badger.proc.PidCgroup;
import badger.proc.PidStat;
import badger.proc.PidStatus;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says to which user, control group, unit and command a process belongs. */
final class Belonging implements AutoCloseable {
    private static final long PASSWD_NANOS = 60_000_000_000L;
    /** systemd's name of the slice that holds all others: processes of no unit are in the root group. */
    private static final String ROOT_SLICE = "-.slice";

    private final ModuleContext context;
    private final PidStatus status;
    private final PidCgroup cgroup;
    private final Passwd passwd;
    private boolean passwdRead;
    private long passwdNanos;

    private int pid;
    private boolean statusTried;
    private boolean statusRead;
    private boolean cgroupTried;
    private boolean cgroupRead;

    Belonging(ModuleContext context) {
        this.context = context;
        Path proc = context.paths().proc();
        status = new PidStatus(proc);
        cgroup = new PidCgroup(proc);
        passwd = new Passwd(context.paths().inRoot("/etc/passwd"));
    }

    /** Begins with another process. */
    void begin(Process process) {
        pid = process.pid();
        statusTried = false;
        statusRead = false;
        cgroupTried = false;
        cgroupRead = false;
    }

    /**
     * The name of what the process belongs to, or null if that cannot be known.
     *
     * @param by what is asked for
     * @param stat its stat, just read
     * @param tick the second that is collected
     */
    @Nullable
    String name(Grouping by, PidStat stat, Tick tick) {
        return switch (by) {
            case USER -> user(tick);
            case CGROUP -> readCgroup() ? cgroup.path() : null;
            case UNIT -> readCgroup() ? unit(cgroup.path()) : null;
            case COMMAND -> stat.command();
        };
    }

    private @Nullable String user(Tick tick) {
        if (!statusTried) {
            statusTried = true;
            try {
                statusRead = status.read(pid) && status.user() >= 0;
                Readings.tell(status.problem(), context);
            } catch (IOException e) {
                context.problem(e);
            }
        }
        if (!statusRead) {
            return null;
        }
        String name = passwd.name(status.user());
        if (name == null && isPasswdOld(tick)) {
            readPasswd(tick);
            name = passwd.name(status.user());
        }
        return name == null ? Long.toString(status.user()) : name;
    }

    private boolean isPasswdOld(Tick tick) {
        return !passwdRead || tick.nanoTime() - passwdNanos >= PASSWD_NANOS;
    }

    /** Opens it anew: who adds a user puts another file in its place. */
    private void readPasswd(Tick tick) {
        passwdRead = true;
        passwdNanos = tick.nanoTime();
        passwd.close();
        try {
            passwd.read();
            Readings.tell(passwd.problem(), context);
        } catch (IOException e) {
            context.problem(e);
        }
    }

    private boolean readCgroup() {
        if (!cgroupTried) {
            cgroupTried = true;
            try {
                cgroupRead = cgroup.read(pid);
                Readings.tell(cgroup.problem(), context);
            } catch (IOException e) {
                context.problem(e);
            }
        }
        return cgroupRead;
    }

    /** The last part of a path that is a service, a scope or a slice: what is below belongs to it. */
    static String unit(String path) {
        int end = path.length();
        while (end > 0) {
            int start = path.lastIndexOf('/', end - 1) + 1;
            if (isUnit(path, start, end)) {
                return path.substring(start, end);
            }
            end = start - 1;
        }
        return ROOT_SLICE;
    }

    private static boolean isUnit(String path, int start, int end) {
        return endsWith(path, start, end, ".service")
                || endsWith(path, start, end, ".scope")
                || endsWith(path, start, end, ".slice");
    }

    private static boolean endsWith(String path, int start, int end, String suffix) {
        return end - start > suffix.length() && path.startsWith(suffix, end - suffix.length());
    }

    @Override
    public void close() {
        passwd.close();
    }
}
