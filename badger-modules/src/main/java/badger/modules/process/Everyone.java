package badger.modules.process;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.AuxiliaryVector;
import badger.proc.PidIo;
import badger.proc.PidIo.Column;
import badger.proc.PidStat;
import badger.proc.ProcValue;
import java.io.IOException;
import java.util.List;

/**
 * All processes of the host by user, control group, unit or command. Every one is read at every tick, and counted once in each
 * grouping: with series of its own for its group, or among all others.
 */
final class Everyone implements AutoCloseable {
    private final ModuleContext context;
    private final PidIo io;
    private final GuardedFile ioFile;
    private final Belonging belonging;
    private final Grouping[] groupings;
    private final Contest[] contests;
    private final SeldomPace pace = new SeldomPace();
    private boolean due;
    private long readNow;
    private long writtenNow;

    /**
     * Nobody yet.
     *
     * @param groups by what they are told apart
     * @param guarded the files that may take a permission
     * @param context the module's
     */
    Everyone(List<ProcessStatsConfig.Everyone> groups, GuardedFiles guarded, ModuleContext context) {
        this.context = context;
        io = guarded.io();
        ioFile = guarded.ioFile();
        belonging = new Belonging(context);
        groupings = new Grouping[groups.size()];
        contests = new Contest[groups.size()];
        long pageSize = pageSize();
        for (int i = 0; i < contests.length; i++) {
            Grouping by = groups.get(i).by();
            groupings[i] = by;
            Schema schema = context.schema();
            contests[i] = new Contest(
                    groups.get(i).most(),
                    schema.instances(by.label(), row -> new ProcessRow(row, by, pageSize, ioFile)));
        }
    }

    private long pageSize() {
        AuxiliaryVector own = new AuxiliaryVector(context.paths().self().resolve("auxv"));
        try {
            own.read();
        } catch (IOException e) {
            context.problem(e);
        }
        return own.pageSize();
    }

    /** Begins a read of all processes. */
    void begin(Tick tick) {
        due = pace.isDue(tick);
        for (Contest contest : contests) {
            contest.begin();
        }
    }

    /**
     * Counts a process.
     *
     * @param process the process
     * @param stat its stat, just read
     * @param anew whether it is to be looked at anew where it belongs
     * @param tick the second that is collected
     */
    void read(Process process, PidStat stat, boolean anew, Tick tick) {
        Account account = process.account();
        if (account == null || !account.isOf(process)) {
            account = new Account(process.startTime(), contests.length);
            process.open(account);
        }
        if (anew || !account.isReady()) {
            belong(process, account, stat, tick);
        }
        boolean cpuKnown = stat.userTime() >= 0 && stat.systemTime() >= 0;
        long cpuTicks = cpuKnown ? account.cpuGrowth(stat.userTime() + stat.systemTime()) : 0;
        readNow = 0;
        writtenNow = 0;
        if (cpuTicks > 0 || account.isIoDue(tick.epochSecond())) {
            account.askedForIo(tick.epochSecond());
            readIo(process, account);
        }
        for (int i = 0; i < contests.length; i++) {
            Contender contender = account.contender(i);
            contender.use(cpuTicks, readNow, writtenNow);
            Amount amount = contender.amount();
            amount.processes++;
            amount.threads += Math.max(0, stat.threads());
            amount.pages += Math.max(0, stat.residentPages());
            amount.cpuKnown &= cpuKnown;
            amount.memoryKnown &= stat.residentPages() != ProcValue.ABSENT;
            amount.ioKnown &= !account.isIoUnknown();
        }
    }

    /** Finds out where a process belongs; of what cannot be known, it stays where it was, or is among all others. */
    private void belong(Process process, Account account, PidStat stat, Tick tick) {
        boolean known = account.isReady();
        belonging.begin(process);
        for (int i = 0; i < contests.length; i++) {
            String name = belonging.name(groupings[i], stat, tick);
            if (name != null || !known) {
                account.belong(i, contests[i].contender(name == null ? Contest.OTHER : name));
            }
        }
    }

    private void readIo(Process process, Account account) {
        Outcome outcome = ioFile.read(process);
        account.ioUnknown(outcome == Outcome.UNKNOWN);
        if (outcome != Outcome.READ) {
            return;
        }
        Readings.tell(io.problem(), context);
        long read = io.value(Column.READ_BYTES);
        long written = io.value(Column.WRITE_BYTES);
        if (read == ProcValue.ABSENT || written == ProcValue.ABSENT) {
            account.ioUnknown(true);
            return;
        }
        readNow = account.readGrowth(read);
        writtenNow = account.writeGrowth(written);
    }

    /**
     * Sets all series.
     *
     * @param jiffies all jiffies of the host so far, or a negative number if they are not known
     */
    void end(long jiffies) {
        for (Contest contest : contests) {
            contest.end(due, jiffies);
        }
    }

    @Override
    public void close() {
        belonging.close();
    }
}
