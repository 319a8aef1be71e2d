package badger.core.lane;

import badger.core.time.WaitingClock;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The thread that moves frames between a lane and its spool: the only one that touches the disk, so that a slow or broken
 * disk holds up nothing else. It is there only while there is something for it to do. What it decides by is guarded by the
 * lane's lock.
 */
final class Spooler {
    /** A disk that failed is tried again after this long. */
    private static final long RETRY_NANOS = 10_000_000_000L;
    /** A tick waits for a disk that long: for a write that has to wait for a sync of a busy disk, not for one that hangs. */
    private static final long WRITE_NANOS = 200_000_000L;

    private final Lane lane;
    private final String entry;
    private final Outbox outbox;
    private final WaitingClock clock;
    private final SpoolNews news;
    private final SpoolTransfer transfer;
    private SpoolMode mode;

    private @Nullable Thread thread;
    private boolean closing;
    private boolean down;
    /** Whether what it is doing takes so long that no tick waits for it any more. */
    private boolean late;

    private long retryNanos;

    /** What there is to do next. */
    private enum Work {
        OPEN,
        WRITE,
        MARK,
        SYNC,
        READ,
        TIDY,
        CLOSE,
        WAIT,
        END
    }

    Spooler(
            Lane lane,
            String entry,
            SpoolSettings spooling,
            Outbox outbox,
            SpooledSeries known,
            WaitingClock clock,
            SpoolNews news) {
        this.lane = lane;
        this.entry = entry;
        this.mode = spooling.mode();
        this.outbox = outbox;
        this.clock = clock;
        this.news = news;
        this.transfer = new SpoolTransfer(lane, spooling, outbox, known, clock, news);
    }

    /** Goes on under other settings; the folder stays. Under the lane's lock, as everything down to {@link #run}. */
    void use(SpoolSettings others) {
        mode = others.mode();
        transfer.use(others);
    }

    /** Has it look whether there is something to do. */
    void wake() {
        if (thread == null && next() != Work.END) {
            thread = Thread.ofPlatform().daemon().name("spool-" + entry).unstarted(this::run);
            thread.start();
        }
    }

    /**
     * Waits until what a tick has brought is on disk, if that is where it goes: whoever gets the frame next may show it to
     * somebody, and then it must not be lost any more. A disk that fails or takes its time is not waited for.
     */
    void awaitWritten() throws InterruptedException {
        long until = clock.nanoTime() + WRITE_NANOS;
        while (!down && !late && isWriting()) {
            late = clock.nanoTime() - until >= 0;
            if (!late) {
                clock.awaitUntil(lane.changed(), until);
            }
        }
    }

    private boolean isWriting() {
        return thread != null && !closing && goesToDisk() && outbox.live().has(frame -> !frame.isOnDisk());
    }

    /** Whether every frame is to be on disk. */
    private boolean goesToDisk() {
        return mode == SpoolMode.ALWAYS || (mode == SpoolMode.ON && lane.isFailing());
    }

    /** Has everything written that is in memory only, and the spool closed. */
    void close() {
        closing = true;
        wake();
        lane.changed().signalAll();
    }

    /** Whether it has something to do yet before the lane may end. */
    boolean isBusy() {
        return thread != null;
    }

    /** Whether the next batch has to wait until the disk has been told of the last: a crash would repeat both. */
    boolean isBehind(long now) {
        return !down && outbox.marks().isPending() && outbox.marks().patienceNanos() - now > 0;
    }

    SpoolAccount account() {
        return transfer.account();
    }

    private Work next() {
        long now = clock.nanoTime();
        if (down && retryNanos - now > 0) {
            return closing ? endOrClose() : Work.WAIT;
        }
        if (!transfer.isOpen()) {
            return isWanted() || !(transfer.isExamined() || closing) ? Work.OPEN : Work.END;
        }
        if (isWanted()) {
            return Work.WRITE;
        }
        if (transfer.hasMarks()) {
            return Work.MARK;
        }
        if (closing) {
            return Work.CLOSE;
        }
        if (transfer.isSyncDue(now)) {
            return Work.SYNC;
        }
        if (transfer.wantsBacklog()) {
            return Work.READ;
        }
        if (transfer.isTidyDue(now)) {
            return Work.TIDY;
        }
        boolean over = mode != SpoolMode.ALWAYS && !lane.isFailing() && transfer.isDone();
        return over ? Work.CLOSE : Work.WAIT;
    }

    private Work endOrClose() {
        return transfer.isOpen() ? Work.CLOSE : Work.END;
    }

    /** Whether there are frames to be written. */
    private boolean isWanted() {
        return mode != SpoolMode.OFF
                && (closing || goesToDisk() || outbox.isCrowded())
                && (outbox.live().has(frame -> !frame.isSpooled())
                        || outbox.backlog().has(frame -> !frame.isSpooled()));
    }

    private void run() {
        try {
            Work work = await();
            while (work != Work.END) {
                perform(work);
                work = await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable defect) {
            lane.events().fatal(defect);
        }
    }

    private Work await() throws InterruptedException {
        lane.lock().lock();
        try {
            Work work = next();
            while (work == Work.WAIT) {
                clock.awaitUntil(lane.changed(), down ? retryNanos : transfer.dueNanos());
                work = next();
            }
            if (work == Work.END) {
                thread = null;
                lane.changed().signalAll();
            }
            return work;
        } finally {
            lane.lock().unlock();
        }
    }

    private void perform(Work work) {
        try {
            switch (work) {
                case OPEN -> transfer.open();
                case WRITE -> transfer.write();
                case MARK -> transfer.mark();
                case SYNC -> transfer.sync();
                case READ -> transfer.read();
                case TIDY -> transfer.tidy();
                case CLOSE -> transfer.close();
                case WAIT, END -> throw new IllegalStateException("nothing to do");
            }
            if (work != Work.CLOSE) {
                // a folder can be closed that cannot be written to
                ended(null);
            }
        } catch (IOException e) {
            ended(e);
        }
    }

    /** Notes whether the disk does what it is asked. */
    private void ended(@Nullable IOException failure) {
        lane.lock().lock();
        try {
            late = false;
            if (failure != null) {
                down = true;
                retryNanos = clock.nanoTime() + RETRY_NANOS;
                news.failed(failure);
            } else if (down) {
                down = false;
                news.works();
            }
            lane.changed().signalAll();
        } finally {
            lane.lock().unlock();
        }
    }
}
