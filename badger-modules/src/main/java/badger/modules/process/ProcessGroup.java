package badger.modules.process;

import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import java.util.List;

/** The series of one configured group of processes, summed over its members. */
final class ProcessGroup {
    private static final long KILOBYTE = 1024;

    private final Sum cpu;
    private final LongGauge resident;
    private final Sum voluntary;
    private final Sum nonvoluntary;
    private final LongGauge threadCount;
    private final LongGauge count;
    private final Tally[] tallies;

    private long members;
    private long threads;
    private long residentKilobytes;
    private boolean cpuKnown;
    private boolean residentKnown;
    private boolean switchesKnown;

    ProcessGroup(Schema schema, List<Detail> details) {
        cpu = schema.percentSum("proc.cpu", "CPU time, of all that all cores had");
        resident = schema.gauge("proc.mem_resident", "B", "resident memory (VmRSS)");
        voluntary = schema.sum(
                "proc.voluntary_ctxt_per_sec", "", "context switches of threads that gave the CPU up, per second");
        nonvoluntary = schema.sum(
                "proc.nonvoluntary_ctxt_per_sec", "", "context switches of threads that were put off, per second");
        threadCount = schema.gauge("proc.thread_count", "", "threads");
        count = schema.gauge("proc.count", "", "processes that match");
        tallies = new Tally[details.size()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = details.get(i).tally(schema);
        }
    }

    /** Begins a read: no members yet. */
    void begin() {
        members = 0;
        threads = 0;
        residentKilobytes = 0;
        cpuKnown = true;
        residentKnown = true;
        switchesKnown = true;
        for (Tally tally : tallies) {
            tally.begin();
        }
    }

    void addMember(long threadsOfIt) {
        members++;
        threads += threadsOfIt;
    }

    void addCpu(long pid, long startTime, long ticks) {
        cpu.add(pid, startTime, ticks);
    }

    /** Says that a member's CPU time could not be understood: the sum of the others would be a wrong number. */
    void missCpu() {
        cpuKnown = false;
    }

    void addResident(long kilobytes) {
        residentKilobytes += kilobytes;
    }

    /** The same of its memory. */
    void missResident() {
        residentKnown = false;
    }

    void addSwitches(long threadId, long startTime, long voluntarily, long otherwise) {
        voluntary.add(threadId, startTime, voluntarily);
        nonvoluntary.add(threadId, startTime, otherwise);
    }

    /** The same of its context switches. */
    void missSwitches() {
        switchesKnown = false;
    }

    /** Adds what the details know of the member that was read last. */
    void addDetails(Process process) {
        for (Tally tally : tallies) {
            tally.add(process);
        }
    }

    /**
     * Sets what was added.
     *
     * @param jiffies all jiffies of the host so far, or a negative number if they are not known
     */
    void end(long jiffies) {
        count.set(members);
        threadCount.set(threads);
        if (residentKnown && residentKilobytes <= Long.MAX_VALUE / KILOBYTE) {
            resident.set(residentKilobytes * KILOBYTE);
        }
        if (cpuKnown && jiffies >= 0) {
            cpu.set(jiffies);
        }
        if (switchesKnown) {
            voluntary.set();
            nonvoluntary.set();
        }
        for (Tally tally : tallies) {
            tally.end(jiffies);
        }
    }
}
