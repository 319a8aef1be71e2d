package badger.core.lane;

import badger.core.log.EventLog;
import badger.core.rule.Rules;
import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.spool.SpoolLimits;
import badger.core.time.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/** Lanes with a spool on one sink, under a clock that is moved by hand. */
final class LaneRig {
    static final Host HOST = new Host("dc", "", "", "", "host", "", "");

    final ManualClock clock = new ManualClock(1_000_000);
    final List<Throwable> fatal = Collections.synchronizedList(new ArrayList<>());
    /** What the sink has, as {@code name@second=value}; a point that was sent twice stands twice. */
    final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    volatile Rules rules = Rules.NONE;
    volatile SpoolMode mode = SpoolMode.ON;
    volatile ReplayOrder order = ReplayOrder.OLDEST_FIRST;
    volatile Confirmation confirmation = Confirmation.ANSWERED;
    volatile SpoolLimits.Disk disk = _ -> Long.MAX_VALUE;
    volatile long spoolBytes = 1 << 30;
    volatile long segmentBytes = 4 << 20;
    volatile Duration age = Duration.ofDays(1);
    volatile long queueBytes = 1 << 20;
    volatile int maxPoints = 1000;
    volatile int replayPointsPerSecond = 1_000_000;
    final Offers offers = new Offers(3);

    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Lane, AtomicBoolean> killed = new HashMap<>();

    /** A started lane. */
    Lane lane(Path folder, Emitter emitter) {
        EventLog log = new EventLog(clock);
        AtomicBoolean dead = new AtomicBoolean();
        Lane lane = new Lane(
                settings(folder),
                HOST,
                () -> new Emitter() {
                    @Override
                    public void emit(Batch batch) throws IOException {
                        if (dead.get()) {
                            throw new IOException("this agent was killed");
                        }
                        emitter.emit(batch);
                    }

                    @Override
                    public void forget(Series series) {
                        emitter.forget(series);
                    }
                },
                clock,
                RandomGeneratorFactory.getDefault().create(7),
                offers.registry(),
                log,
                new LaneEvents() {
                    @Override
                    public void sinkClosed(Lane closed) {}

                    @Override
                    public void fatal(Throwable failure) {
                        fatal.add(failure);
                    }
                });
        offers.registry().onClose(lane::forget);
        lanes.add(lane);
        killed.put(lane, dead);
        lane.start();
        return lane;
    }

    /** The settings of a lane with its spool in a folder. */
    LaneSettings settings(Path folder) {
        return new LaneSettings(
                "lane",
                1,
                Rollup.MEAN,
                Counters.RATE,
                rules,
                Duration.ofSeconds(10),
                confirmation,
                true,
                Duration.ofSeconds(30),
                maxPoints,
                queueBytes,
                Optional.of(new SpoolSettings(
                        mode,
                        folder,
                        new SpoolLimits(spoolBytes, age, segmentBytes, path -> disk.room(path)),
                        order,
                        replayPointsPerSecond)));
    }

    /** Takes a batch as a sink does. */
    void take(Batch batch) {
        for (int f = 0; f < batch.frames(); f++) {
            Frame frame = batch.frame(f);
            for (int p = 0; p < frame.size(); p++) {
                taken.add(point(frame, p));
            }
        }
    }

    /** A point as it stands in {@link #taken}. */
    static String point(Frame frame, int p) {
        boolean integer = frame.series(p).type() == NumberType.INTEGER;
        return frame.series(p).name() + "@" + frame.epochSecond() + "="
                + (integer ? String.valueOf(frame.integer(p)) : String.valueOf(frame.floating(p)));
    }

    /** Stops a lane within a time. */
    void stop(Lane lane, Duration budget) throws InterruptedException {
        lane.stop();
        long until = clock.nanoTime() + budget.toNanos();
        lane.awaitDelivered(until);
        // the disk is not under this clock: it gets the time it needs
        await(() -> !isBusy(lane), 0);
        lane.awaitEnd(until);
        lanes.remove(lane);
    }

    private static boolean isBusy(Lane lane) {
        lane.lock().lock();
        try {
            return lane.spool().isBusy();
        } finally {
            lane.lock().unlock();
        }
    }

    /**
     * Leaves a lane alone, as a killed agent does; what it has on disk is copied. The lane goes on meanwhile: a segment
     * that it has delivered to its end may be gone between the listing and the copy, and is not there after a kill
     * either.
     */
    void kill(Lane lane, Path folder, Path copy) {
        lanes.remove(lane);
        killed.getOrDefault(lane, new AtomicBoolean()).set(true);
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            Files.createDirectories(copy);
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".spool")).toList()) {
                copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        try {
            Files.copy(file, folder.resolve(file.getFileName()));
        } catch (NoSuchFileException gone) {
            // delivered to its end since the listing
        }
    }

    /** Waits for something another thread does; the clock is moved meanwhile by so much a look. */
    void await(BooleanSupplier condition, long nanosALook) throws InterruptedException {
        Semaphore never = new Semaphore(0);
        while (!condition.getAsBoolean()) {
            clock.advance(nanosALook);
            lanes.forEach(Lane::watch);
            boolean _ = never.tryAcquire(1, TimeUnit.MILLISECONDS);
        }
    }

    /** What is wrong with an account; empty if its sum closes and nothing is negative. */
    static Optional<String> complaint(LaneAccount account) {
        long in = account.collected() + account.recovered();
        long out = account.delivered() + account.queued() + account.spooled() + account.droppedInAll();
        boolean negative = account.queued() < 0 || account.spooled() < 0;
        return in == out && !negative ? Optional.empty() : Optional.of(account.toString());
    }
}
