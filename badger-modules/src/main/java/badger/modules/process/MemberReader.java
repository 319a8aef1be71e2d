package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.PidStat;
import badger.proc.PidStatus;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Reads a process that is a member of groups: memory from its status, context switches from that of each thread, and the
 * details that are asked for.
 */
final class MemberReader {
    private final ModuleContext context;
    private final boolean children;
    private final PidStatus status;
    private final PidStatus threadStatus;
    private final ThreadList list;
    private List<Detail> details = List.of();

    private long residentKilobytes;
    private boolean residentKnown;
    private int threads;
    private int[] threadIds = new int[16];
    private long[] voluntary = new long[16];
    private long[] nonvoluntary = new long[16];
    private boolean switchesKnown;

    MemberReader(Path proc, boolean children, ModuleContext context) {
        this.context = context;
        this.children = children;
        status = new PidStatus(proc);
        threadStatus = new PidStatus(proc);
        list = new ThreadList(proc);
    }

    /** The status of the process that was read last. */
    PidStatus status() {
        return status;
    }

    /** The threads of the process that was read last. */
    ThreadList threads() {
        return list;
    }

    /** Says what else is read of every member. */
    void read(List<Detail> more) {
        details = more;
    }

    /** Begins a read of all members. */
    void begin(Tick tick) {
        for (int i = 0; i < details.size(); i++) {
            details.get(i).begin(tick);
        }
    }

    /**
     * Reads a process and adds it to its groups; one that ends meanwhile adds nothing.
     *
     * @param process the process
     * @param stat its stat, just read
     * @param groups its groups, by their places
     */
    void read(Process process, PidStat stat, IntFunction<ProcessGroup> groups) throws IOException {
        long cpuTicks = cpuTicks(stat);
        if (!status.read(process.pid())) {
            return;
        }
        Readings.tell(status.problem(), context);
        residentKilobytes = Math.max(0, status.residentKilobytes());
        // a kernel thread and a zombie have no VmRSS at all
        residentKnown = status.residentKilobytes() != ProcValue.ABSENT || status.problem() == null;
        readSwitches(process.pid(), stat.threads());
        for (int i = 0; i < details.size(); i++) {
            details.get(i).read(process, stat);
        }
        for (int i = 0; i < process.groupCount(); i++) {
            add(groups.apply(process.group(i)), process, cpuTicks, Math.max(0, stat.threads()));
        }
    }

    /** The CPU time that counts, in ticks; absent if a part of it is. */
    private long cpuTicks(PidStat stat) {
        long user = stat.userTime();
        long system = stat.systemTime();
        long ended = children ? stat.childrenUserTime() : 0;
        long endedSystem = children ? stat.childrenSystemTime() : 0;
        boolean known = user >= 0 && system >= 0 && ended >= 0 && endedSystem >= 0;
        return known ? user + system + ended + endedSystem : ProcValue.ABSENT;
    }

    private void readSwitches(int pid, long threadCount) throws IOException {
        threads = 0;
        switchesKnown = true;
        list.read(pid, threadCount);
        if (list.isSingle()) {
            keep(pid, status);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            if (threadStatus.read(pid, list.threadId(i))) {
                keep(list.threadId(i), threadStatus);
            }
        }
    }

    private void keep(int threadId, PidStatus from) {
        if (from.voluntarySwitches() == ProcValue.ABSENT || from.nonvoluntarySwitches() == ProcValue.ABSENT) {
            switchesKnown = false;
            return;
        }
        if (threads == threadIds.length) {
            threadIds = Arrays.copyOf(threadIds, threads * 2);
            voluntary = Arrays.copyOf(voluntary, threads * 2);
            nonvoluntary = Arrays.copyOf(nonvoluntary, threads * 2);
        }
        threadIds[threads] = threadId;
        voluntary[threads] = from.voluntarySwitches();
        nonvoluntary[threads] = from.nonvoluntarySwitches();
        threads++;
    }

    private void add(ProcessGroup group, Process process, long cpuTicks, long threadCount) {
        group.addMember(threadCount);
        if (cpuTicks == ProcValue.ABSENT) {
            group.missCpu();
        } else {
            group.addCpu(process.pid(), process.startTime(), cpuTicks);
        }
        if (residentKnown) {
            group.addResident(residentKilobytes);
        } else {
            group.missResident();
        }
        group.addDetails(process);
        if (!switchesKnown) {
            group.missSwitches();
            return;
        }
        for (int i = 0; i < threads; i++) {
            group.addSwitches(threadIds[i], process.startTime(), voluntary[i], nonvoluntary[i]);
        }
    }
}
