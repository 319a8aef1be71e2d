package badger.modules.process;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.PidCmdline;
import badger.proc.PidList;
import badger.proc.PidStat;
import badger.proc.ProcStat;
import badger.proc.ProcStat.CpuState;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Processes in groups by their command lines, and all of them by what tells them apart. A process is its pid and start time;
 * those of a group by pattern are read every tick, all others when they are new and when their match is renewed, or every
 * tick as well if all are to be counted.
 */
final class ProcessStatsModule implements StatModule {
    private static final long OLD_NANOS = 3_600_000_000_000L;
    private static final CpuState[] WHOLE = {
        CpuState.USER, CpuState.NICE, CpuState.SYSTEM, CpuState.IDLE,
        CpuState.IOWAIT, CpuState.IRQ, CpuState.SOFTIRQ, CpuState.STEAL
    };

    private final ModuleContext context;
    private final List<ProcessStatsConfig.Group> configured;
    private final Instances<ProcessGroup> groups;
    private final ProcStat stat;
    private final ReadPace statPace;
    private final PidList list;
    private final ReadPace listPace;
    private final PidStat pidStat;
    private final PidCmdline cmdline;
    private final MemberReader members;
    private final List<Detail> details;
    private final @Nullable NetworkDetail network;
    private final @Nullable Everyone everyone;
    private final ProcessTable table = new ProcessTable();
    private final int[] matched;
    private final IntFunction<ProcessGroup> groupAt = this::group;
    private boolean listed;
    private long forksListed;

    ProcessStatsModule(ProcessStatsConfig config, ModuleContext context) {
        this.context = context;
        configured = config.processes();
        Path proc = context.paths().proc();
        stat = new ProcStat(proc.resolve("stat"));
        statPace = ReadPace.everyTick(proc.resolve("stat"), config.dearInterval());
        list = new PidList(proc);
        listPace = new ReadPace(proc, config.rescan(), config.dearInterval());
        pidStat = config.ioDelay() ? PidStat.withIoDelay(proc) : new PidStat(proc);
        cmdline = new PidCmdline(proc);
        members = new MemberReader(proc, config.children(), context);
        if (config.hasDetails() || !config.groups().isEmpty()) {
            GuardedFiles guarded = new GuardedFiles(context);
            network = config.network() ? new NetworkDetail(guarded) : null;
            details = Detail.of(config, network, guarded, members, context);
            everyone = config.groups().isEmpty() ? null : new Everyone(config.groups(), guarded, context);
        } else {
            network = null;
            details = List.of();
            everyone = null;
        }
        members.read(details);
        groups = context.schema().instances("process", schema -> new ProcessGroup(schema, details));
        matched = new int[configured.size()];
    }

    @Override
    public void collect(Tick tick) throws IOException {
        if (configured.isEmpty() && everyone == null) {
            return;
        }
        if (everyone != null) {
            everyone.begin(tick);
        }
        for (int i = 0; i < configured.size(); i++) {
            group(i).begin();
        }
        members.begin(tick);
        boolean hostKnown = statPace.isDue(tick) && readHost(tick);
        boolean first = !listed;
        if (first || listPace.isDue(tick)) {
            list(tick, hostKnown ? stat.forks() : ProcValue.ABSENT);
        }
        for (int i = 0; i < table.size(); i++) {
            read(table.at(i), tick, first);
        }
        if (network != null) {
            network.count(table);
        }
        long jiffies = hostKnown ? jiffies() : -1;
        for (int i = 0; i < configured.size(); i++) {
            group(i).end(jiffies);
        }
        if (everyone != null) {
            everyone.end(jiffies);
        }
        if (hostKnown) {
            Readings.tell(stat.problem(), context);
        }
    }

    /** Reads the host's CPU time; without it everything but the groups' share of it is known. */
    private boolean readHost(Tick tick) {
        try {
            stat.read();
            statPace.read(tick, stat.kernelNanos());
            return true;
        } catch (IOException e) {
            context.problem(e);
            return false;
        }
    }

    /**
     * Lists the processes, if any can have been made since they were listed last.
     *
     * @param forks how many had been made before, threads included; absent if that is not known
     */
    private void list(Tick tick, long forks) throws IOException {
        // a counter that is less than what there is counts nothing: a sandbox made it up
        if (listed && forks == forksListed && forks >= list.size()) {
            return;
        }
        list.read();
        table.update(list);
        listed = true;
        forksListed = forks;
        listPace.read(tick, list.kernelNanos());
    }

    private ProcessGroup group(int index) {
        return groups.at(configured.get(index).name());
    }

    private void read(Process process, Tick tick, boolean first) {
        boolean due = process.isDue(tick.nanoTime());
        boolean wanted = process.isInAny() || everyone != null;
        if (process.hasEnded() || !(due || wanted)) {
            return;
        }
        if (due && network != null) {
            network.look(process);
        }
        try {
            if (!wanted && isStillInNone(process, tick.nanoTime())) {
                return;
            }
            if (!pidStat.read(process.pid())) {
                process.end();
                return;
            }
            Readings.tell(pidStat.problem(), context);
            boolean anew = due || !process.is(pidStat.startTime(), pidStat.command());
            if (anew && !match(process, tick.nanoTime(), first)) {
                return;
            }
            if (everyone != null) {
                everyone.read(process, pidStat, anew, tick);
            }
            if (process.isInAny()) {
                members.read(process, pidStat, groupAt);
            }
        } catch (IOException e) {
            context.problem(e);
        }
    }

    /** Most processes are in no group for as long as they live: their command line is compared, and nothing else read. */
    private boolean isStillInNone(Process process, long now) throws IOException {
        if (!cmdline.read(process.pid())) {
            process.end();
            return true;
        }
        boolean same = process.isMatchedBy(cmdline.fingerprint());
        if (same) {
            process.renew(now);
        }
        return same;
    }

    /** Looks anew at which groups a process is in; answers false if it is gone. */
    private boolean match(Process process, long now, boolean first) throws IOException {
        if (configured.isEmpty()) {
            process.match(pidStat.startTime(), pidStat.command(), 0, matched, now, first ? OLD_NANOS : 0);
            return true;
        }
        if (!cmdline.read(process.pid())) {
            process.end();
            return false;
        }
        if (process.is(pidStat.startTime(), pidStat.command()) && process.isMatchedBy(cmdline.fingerprint())) {
            process.renew(now);
            return true;
        }
        String commandLine = cmdline.joined("");
        int count = 0;
        for (int i = 0; i < configured.size(); i++) {
            if (configured.get(i).pattern().matches(commandLine)) {
                matched[count++] = i;
            }
        }
        process.match(
                pidStat.startTime(),
                pidStat.command(),
                cmdline.fingerprint(),
                Arrays.copyOf(matched, count),
                now,
                first ? OLD_NANOS : 0);
        return true;
    }

    /** All jiffies of the host so far, or -1 if one of the states cannot be read. */
    private long jiffies() {
        long sum = 0;
        for (CpuState state : WHOLE) {
            long of = stat.total(state);
            // kernels before 2.6.11 have no steal; a state that cannot be understood is a problem of the reader
            if (of != ProcValue.ABSENT) {
                sum += of;
            } else if (stat.problem() != null) {
                return -1;
            }
        }
        return sum;
    }

    @Override
    public void close() {
        stat.close();
        details.forEach(Detail::close);
        if (everyone != null) {
            everyone.close();
        }
    }
}
