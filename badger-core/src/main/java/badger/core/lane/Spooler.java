package badger.core.lane;

import badger.core.lane.Mark.Part;
import badger.core.lane.Mark.Released;
import badger.core.lane.Mark.Settled;
import badger.core.spi.Series;
import badger.core.spool.Spool;
import badger.core.time.WaitingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The thread that moves frames between a lane and its spool: the only one that touches the disk, so that a slow or broken
 * disk holds up nothing else. It is there only while there is something for it to do. What it decides by is guarded by the
 * lane's lock; the spool is its own.
 */
final class Spooler {
    /** What was written survives a loss of power after this long, and what the disk itself takes. */
    private static final long SYNC_NANOS = 500_000_000L;
    /** A disk that failed is tried again after this long. */
    private static final long RETRY_NANOS = 10_000_000_000L;
    /** How often the limits are looked at. */
    private static final long TIDY_NANOS = 5_000_000_000L;
    /** Bytes that are encoded under the lock and written in one go. */
    private static final int WRITE_BYTES = 256 << 10;
    /** Memory of the backlog that is read ahead. */
    private static final int READ_BYTES = 256 << 10;

    private final Lane lane;
    private final Outbox outbox;
    private final WaitingClock clock;
    private final SpooledSeries known;
    private final SpoolNews news;
    private final String entry;
    private SpoolSettings spooling;

    private @Nullable Thread thread;
    private boolean examined;
    private boolean down;
    private boolean marksFailed;
    private boolean closing;
    private boolean backlogLeft;
    private long retryNanos;
    private long syncNanos = Long.MAX_VALUE;
    private long tidyNanos;
    private long bytes;

    /** Handed from one thread to the next. */
    private @Nullable Spool spool;

    private final List<Written> written = new ArrayList<>();

    private record Written(LaneFrame frame, long number) {}

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
        this.spooling = spooling;
        this.outbox = outbox;
        this.known = known;
        this.clock = clock;
        this.news = news;
    }

    void use(SpoolSettings others) {
        spooling = others;
    }

    /** Has it look whether there is something to do; under the lane's lock, as everything down to {@link #run}. */
    void wake() {
        if (thread == null && next() != Work.END) {
            thread = Thread.ofPlatform().daemon().name("spool-" + entry).unstarted(this::run);
            thread.start();
        }
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
        return new SpoolAccount(bytes, news.errors(), news.damaged());
    }

    private Work next() {
        long now = clock.nanoTime();
        if (down && retryNanos - now > 0) {
            return closing ? Work.END : Work.WAIT;
        }
        Spool open = spool;
        if (open == null) {
            return isWanted() || !(examined || closing) ? Work.OPEN : Work.END;
        }
        if (isWanted()) {
            return Work.WRITE;
        }
        if (!outbox.marks().isEmpty() || marksFailed) {
            return Work.MARK;
        }
        if (closing) {
            return Work.CLOSE;
        }
        if (syncNanos != Long.MAX_VALUE && syncNanos - now <= 0) {
            return Work.SYNC;
        }
        if (backlogLeft && !lane.isStopping() && outbox.backlog().bytes() < READ_BYTES / 2) {
            return Work.READ;
        }
        if (tidyNanos - now <= 0) {
            return Work.TIDY;
        }
        boolean over = spooling.mode() != SpoolMode.ALWAYS && !lane.isFailing() && open.isDone();
        return over ? Work.CLOSE : Work.WAIT;
    }

    /** Whether there are frames to be written. */
    private boolean isWanted() {
        return spooling.mode() != SpoolMode.OFF
                && (closing || spooling.mode() == SpoolMode.ALWAYS || lane.isFailing() || outbox.isCrowded())
                && (hasUnwritten(outbox.live()) || hasUnwritten(outbox.backlog()));
    }

    private static boolean hasUnwritten(LaneQueue queue) {
        for (LaneFrame frame : queue.frames()) {
            if (!frame.isSpooled()) {
                return true;
            }
        }
        return false;
    }

    private long wakeNanos() {
        long until = down ? retryNanos : tidyNanos;
        return !down && syncNanos != Long.MAX_VALUE && syncNanos - until < 0 ? syncNanos : until;
    }

    private void run() {
        try {
            while (true) {
                Work work = await();
                if (work == Work.END) {
                    return;
                }
                perform(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable defect) {
            lane.fatal(defect);
        }
    }

    private Work await() throws InterruptedException {
        lane.lock().lock();
        try {
            Work work = next();
            while (work == Work.WAIT) {
                clock.awaitUntil(lane.changed(), wakeNanos());
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
                case OPEN -> open();
                case WRITE -> write(opened());
                case MARK -> mark(opened());
                case SYNC -> sync(opened());
                case READ -> read(opened());
                case TIDY -> tidy(opened());
                case CLOSE -> shut(opened());
                case WAIT, END -> throw new IllegalStateException("nothing to do");
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private Spool opened() {
        Spool open = spool;
        if (open == null) {
            throw new IllegalStateException("the spool is not open");
        }
        return open;
    }

    /** Under the lane's lock. */
    private void locked(Runnable step) {
        lane.lock().lock();
        try {
            step.run();
            lane.changed().signalAll();
        } finally {
            lane.lock().unlock();
        }
    }

    private void failed(IOException failure) {
        locked(() -> {
            down = true;
            retryNanos = clock.nanoTime() + RETRY_NANOS;
            news.failed(failure);
        });
    }

    private void works() {
        if (down) {
            down = false;
            news.works();
        }
        bytes = spool == null ? 0 : spool.bytes();
    }

    private void open() throws IOException {
        if (!examined && !Files.isDirectory(spooling.folder())) {
            locked(() -> examined = true);
            return;
        }
        Spool open = Spool.open(spooling.folder(), spooling.limits(), known);
        spool = open;
        locked(() -> {
            examined = true;
            works();
            outbox.ledger().recover(open.found().points());
            news.found(open.found());
            backlogLeft = open.hasWaiting();
            tidyNanos = clock.nanoTime();
        });
    }

    private void write(Spool to) throws IOException {
        locked(() -> {
            written.clear();
            encode(to, outbox.live());
            encode(to, outbox.backlog());
        });
        try {
            to.write();
        } catch (IOException e) {
            locked(() -> written.stream()
                    .filter(one -> one.frame.spoolNumber() == one.number)
                    .forEach(one -> one.frame.leave()));
            throw e;
        }
        locked(() -> {
            for (Written one : written) {
                if (one.frame.spoolNumber() == one.number) {
                    one.frame.markOnDisk();
                    outbox.ledger().spool(outbox.unsent(one.frame));
                }
            }
            works();
            syncSoon();
            if (lane.isFailing()) {
                outbox.releaseSpooled(clock.nanoTime());
            }
            if (bytes > spooling.limits().bytes()) {
                tidyNanos = clock.nanoTime();
            }
        });
    }

    private void encode(Spool to, LaneQueue queue) {
        for (LaneFrame frame : queue.frames()) {
            if (!frame.isSpooled() && to.unwritten() < WRITE_BYTES) {
                long number = to.add(frame, frame.size() - outbox.unsent(frame));
                frame.spooledAs(number);
                written.add(new Written(frame, number));
            }
        }
    }

    private void syncSoon() {
        if (syncNanos == Long.MAX_VALUE) {
            syncNanos = clock.nanoTime() + SYNC_NANOS;
        }
    }

    private void mark(Spool of) throws IOException {
        locked(() -> outbox.marks().take().forEach(mark -> apply(mark, of)));
        try {
            of.writeMarks();
        } catch (IOException e) {
            locked(() -> {
                marksFailed = true;
                outbox.marks().written(clock.nanoTime());
            });
            throw e;
        }
        locked(() -> {
            marksFailed = false;
            outbox.marks().written(clock.nanoTime());
            works();
            syncSoon();
        });
    }

    private void apply(Mark mark, Spool of) {
        switch (mark) {
            case Settled settled -> of.settle(settled.number());
            case Part part -> of.settlePart(part.number(), part.points());
            case Released released -> {
                if (of.release(released.number())) {
                    backlogLeft = true;
                } else {
                    outbox.ledger().drop(DropReason.SPOOL_FULL, released.points(), true);
                }
            }
        }
    }

    private void sync(Spool of) throws IOException {
        locked(() -> syncNanos = Long.MAX_VALUE);
        of.sync();
    }

    private void read(Spool from) {
        List<LaneFrame> frames = new ArrayList<>();
        long memory = 0;
        while (memory < READ_BYTES) {
            LaneFrame frame = new LaneFrame();
            long number = from.read(spooling.order() == ReplayOrder.NEWEST_FIRST, frame);
            if (number < 0) {
                break;
            }
            frame.spooledAs(number);
            frame.markOnDisk();
            frames.add(frame);
            memory += frame.bytes();
        }
        long lost = from.takeLost();
        locked(() -> {
            frames.forEach(outbox.backlog()::add);
            backlogLeft = from.hasWaiting();
            outbox.ledger().drop(DropReason.SPOOL_DAMAGED, lost, true);
            news.lost(lost);
        });
    }

    private void tidy(Spool of) throws IOException {
        locked(() -> tidyNanos = clock.nanoTime() + TIDY_NANOS);
        List<Spool.Evicted> gone = of.tidy(Math.floorDiv(clock.epochNanos(), 1_000_000_000L));
        locked(() -> {
            for (Spool.Evicted one : gone) {
                DropReason reason = one.aged() ? DropReason.TOO_OLD : DropReason.SPOOL_FULL;
                outbox.ledger().drop(reason, one.points(), true);
                long held = outbox.evicted(one.firstNumber(), one.endNumber(), reason);
                news.evicted(one, one.points() + held, reason);
            }
            works();
            backlogLeft = of.hasWaiting();
        });
    }

    /** Closes the spool: of one of which all is done nothing is left. */
    private void shut(Spool of) throws IOException {
        of.deleteIfDone();
        of.close();
        spool = null;
        locked(() -> {
            bytes = 0;
            syncNanos = Long.MAX_VALUE;
            backlogLeft = false;
            for (Series series : known.takeClosed()) {
                lane.forgetSent(series);
            }
        });
    }
}
