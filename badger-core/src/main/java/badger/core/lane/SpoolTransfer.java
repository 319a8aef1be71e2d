package badger.core.lane;

import badger.core.spool.Spool;
import badger.core.time.WaitingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done between a lane's memory and its spool, a piece at a time: on the disk without the lane's lock, before and after
 * that under it. Used by the {@link Spooler} alone; the spool itself is used by its thread only, the rest is guarded by the
 * lock.
 */
final class SpoolTransfer {
    /** What was written survives a loss of power after this long, and what the disk itself takes. */
    private static final long SYNC_NANOS = 500_000_000L;
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
    private SpoolSettings spooling;

    /** Handed from one thread to the next. */
    private @Nullable Spool spool;

    private boolean examined;
    private boolean marksFailed;
    private boolean backlogLeft;
    private long syncNanos = Long.MAX_VALUE;
    private long tidyNanos;
    private long bytes;
    private final List<Written> written = new ArrayList<>();

    private record Written(LaneFrame frame, long number) {}

    SpoolTransfer(
            Lane lane, SpoolSettings spooling, Outbox outbox, SpooledSeries known, WaitingClock clock, SpoolNews news) {
        this.lane = lane;
        this.spooling = spooling;
        this.outbox = outbox;
        this.known = known;
        this.clock = clock;
        this.news = news;
    }

    void use(SpoolSettings others) {
        spooling = others;
    }

    /** Whether it has been looked for what an earlier run left. */
    boolean isExamined() {
        return examined;
    }

    boolean isOpen() {
        return spool != null;
    }

    /** Whether nothing on disk is still to be sent. */
    boolean isDone() {
        return spool == null || spool.isDone();
    }

    boolean hasMarks() {
        return marksFailed || !outbox.marks().isEmpty();
    }

    /** Whether more of the backlog is to be read into memory. */
    boolean wantsBacklog() {
        return backlogLeft
                && !lane.isStopping()
                && !outbox.isReplayPaused(lane.isFailing())
                && outbox.backlog().bytes() < READ_BYTES / 2;
    }

    boolean isSyncDue(long now) {
        return syncNanos != Long.MAX_VALUE && syncNanos - now <= 0;
    }

    boolean isTidyDue(long now) {
        return tidyNanos - now <= 0;
    }

    /** When there is something to do that only time brings. */
    long dueNanos() {
        return syncNanos != Long.MAX_VALUE && syncNanos - tidyNanos < 0 ? syncNanos : tidyNanos;
    }

    SpoolAccount account() {
        return new SpoolAccount(bytes, news.errors(), news.damaged());
    }

    private Spool opened() {
        Spool open = spool;
        if (open == null) {
            throw new IllegalStateException("the spool is not open");
        }
        return open;
    }

    /** Does something under the lane's lock. */
    private void locked(Runnable step) {
        lane.lock().lock();
        try {
            step.run();
            lane.changed().signalAll();
        } finally {
            lane.lock().unlock();
        }
    }

    /** Notes what a piece of work that ended well has changed; under the lock. */
    private void done(Spool with, boolean unsynced) {
        bytes = with.bytes();
        if (unsynced && syncNanos == Long.MAX_VALUE) {
            syncNanos = clock.nanoTime() + SYNC_NANOS;
        }
        long lost = with.takeLost();
        outbox.ledger().drop(DropReason.SPOOL_DAMAGED, lost, true);
        news.lost(lost);
        backlogLeft = with.hasWaiting();
    }

    /** Opens it, if an earlier run has left something or there is something to write. */
    void open() throws IOException {
        if (!examined && !Files.isDirectory(spooling.folder())) {
            locked(() -> examined = true);
            return;
        }
        Spool open = Spool.open(spooling.folder(), spooling.limits(), known);
        spool = open;
        locked(() -> {
            examined = true;
            outbox.ledger().recover(open.found().points());
            news.found(open.found());
            done(open, false);
            tidyNanos = clock.nanoTime();
        });
    }

    /** Writes frames that are in memory only. */
    void write() throws IOException {
        Spool to = opened();
        locked(() -> {
            written.clear();
            encode(to, outbox.live());
            encode(to, outbox.backlog());
        });
        try {
            to.write();
        } catch (IOException e) {
            locked(() -> {
                for (Written one : written) {
                    if (one.frame.spoolNumber() == one.number) {
                        one.frame.leave();
                    }
                }
            });
            throw e;
        }
        locked(() -> {
            for (Written one : written) {
                if (one.frame.spoolNumber() == one.number) {
                    one.frame.markOnDisk();
                    outbox.ledger().spool(outbox.unsent(one.frame));
                }
            }
            done(to, true);
            outbox.release(lane.isFailing(), clock.nanoTime());
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

    /** Tells the disk what has become of frames that it has. */
    void mark() throws IOException {
        Spool of = opened();
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
            done(of, true);
        });
    }

    private void apply(Mark mark, Spool of) {
        if (!mark.applyTo(of)) {
            outbox.ledger().drop(DropReason.SPOOL_FULL, mark.points(), true);
        } else if (mark.fate() == Mark.Fate.RELEASED) {
            backlogLeft = true;
        }
    }

    /** Has what was written survive a loss of power. */
    void sync() throws IOException {
        Spool of = opened();
        of.sync();
        locked(() -> {
            syncNanos = Long.MAX_VALUE;
            done(of, false);
        });
    }

    /** Reads some of the backlog ahead. */
    void read() throws IOException {
        Spool from = opened();
        List<LaneFrame> frames = new ArrayList<>();
        try {
            readInto(frames, from);
        } finally {
            // those before one that the disk does not give are the lane's by now
            locked(() -> {
                frames.forEach(outbox.backlog()::add);
                done(from, false);
            });
        }
    }

    private void readInto(List<LaneFrame> frames, Spool from) throws IOException {
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
    }

    /** Keeps it within its limits. */
    void tidy() throws IOException {
        Spool of = opened();
        locked(() -> tidyNanos = clock.nanoTime() + TIDY_NANOS);
        List<Spool.Evicted> gone = of.tidy(Math.floorDiv(clock.epochNanos(), 1_000_000_000L));
        locked(() -> {
            for (Spool.Evicted one : gone) {
                DropReason reason = one.aged() ? DropReason.TOO_OLD : DropReason.SPOOL_FULL;
                outbox.ledger().drop(reason, one.points(), true);
                long held = outbox.evicted(one.firstNumber(), one.endNumber(), reason);
                news.evicted(one, one.points() + held, reason);
            }
            done(of, false);
        });
    }

    /** Closes the spool: of one of which all is done nothing is left. */
    void close() throws IOException {
        try (Spool of = opened()) {
            of.deleteIfDone();
        } finally {
            locked(this::closed);
        }
    }

    private void closed() {
        spool = null;
        bytes = 0;
        syncNanos = Long.MAX_VALUE;
        backlogLeft = false;
        known.takeClosed().forEach(lane::forgetSent);
    }
}
