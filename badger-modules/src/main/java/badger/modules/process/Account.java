package badger.modules.process;

import badger.proc.ProcValue;

/** What is remembered of a process that is counted among all: its readings at the last read, and where it belongs. */
final class Account {
    /** One that used no CPU time has hardly read or written: it is asked at first sight, and every ten seconds. */
    private static final int IO_SECONDS = 10;

    private final long startTime;
    private final Contender[] contenders;
    private boolean ready;
    private long cpuTicks = ProcValue.ABSENT;
    private long bytesRead = ProcValue.ABSENT;
    private long bytesWritten = ProcValue.ABSENT;
    private boolean ioUnknown;
    private boolean ioAsked;
    private long ioSecond;

    /**
     * Knows nothing of a process yet.
     *
     * @param startTime when it was started: with its pid its identity
     * @param contests how many contests there are
     */
    Account(long startTime, int contests) {
        this.startTime = startTime;
        contenders = new Contender[contests];
    }

    boolean isOf(Process process) {
        return startTime == process.startTime();
    }

    /** Whether it is known where it belongs, and that is still there. */
    boolean isReady() {
        boolean there = ready;
        for (int i = 0; there && i < contenders.length; i++) {
            there = !contenders[i].isForgotten();
        }
        return there;
    }

    /** Says where it belongs in one of the contests; in all of them before it is asked. */
    void belong(int contest, Contender contender) {
        contenders[contest] = contender;
        ready = contest == contenders.length - 1;
    }

    Contender contender(int contest) {
        return contenders[contest];
    }

    /** Keeps its CPU time: what that has grown, 0 at first sight. */
    long cpuGrowth(long reading) {
        long growth = cpuTicks == ProcValue.ABSENT ? 0 : Math.max(0, reading - cpuTicks);
        cpuTicks = reading;
        return growth;
    }

    /** The same of what it read from disks. */
    long readGrowth(long reading) {
        long growth = bytesRead == ProcValue.ABSENT ? 0 : Math.max(0, reading - bytesRead);
        bytesRead = reading;
        return growth;
    }

    /** The same of what it wrote to disks. */
    long writeGrowth(long reading) {
        long growth = bytesWritten == ProcValue.ABSENT ? 0 : Math.max(0, reading - bytesWritten);
        bytesWritten = reading;
        return growth;
    }

    /** Whether it is time to ask what it reads and writes, whether it used CPU time or not; also after the clock was set. */
    boolean isIoDue(long second) {
        return !ioAsked || Math.abs(second - ioSecond) >= IO_SECONDS;
    }

    /** Remembers that it was asked. */
    void askedForIo(long second) {
        ioAsked = true;
        ioSecond = second;
    }

    /** Remembers whether what it reads and writes could not be read. */
    void ioUnknown(boolean unknown) {
        ioUnknown = unknown;
    }

    boolean isIoUnknown() {
        return ioUnknown;
    }
}
