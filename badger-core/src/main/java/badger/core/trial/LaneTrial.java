package badger.core.trial;

import badger.core.lane.Counters;
import badger.core.lane.DropReason;
import badger.core.lane.Lane;
import badger.core.lane.LaneAccount;
import badger.core.lane.LaneEvents;
import badger.core.lane.LaneSettings;
import badger.core.lane.Rollup;
import badger.core.log.EventLog;
import badger.core.rule.Passage;
import badger.core.rule.Rules;
import badger.core.spi.Clock;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Host;
import badger.core.spi.Schema;
import badger.core.tick.Points;
import badger.core.tick.Scope;
import badger.core.tick.SeriesRegistry;
import badger.core.time.WaitingClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;

/** One emitter behind a real lane, without modules: whoever tries it declares series, sets them and lets seconds pass. */
public final class LaneTrial implements AutoCloseable {
    private final SeriesRegistry registry;
    private final Scope scope;
    private final Lane lane;
    private final Points points = new Points();
    private final WaitingClock clock = WaitingClock.ofSystem();
    private volatile boolean sinkClosed;

    /** Makes the emitter, and makes it anew if it hangs. */
    @FunctionalInterface
    public interface Maker {
        /** A new emitter. */
        Emitter emitter(EmitterContext context) throws IOException;
    }

    /**
     * A lane whose emitter is made by its provider.
     *
     * @param provider the emitter's kind
     * @param config its configuration
     * @param host the host that frames are stamped with
     * @param timeout how long one emission may take
     */
    public static <C extends Record> LaneTrial of(EmitterProvider<C> provider, C config, Host host, Duration timeout) {
        return new LaneTrial(
                provider.names().getFirst(),
                context -> provider.create(config, context),
                provider.confirmation(),
                provider.maxPoints(),
                host,
                timeout);
    }

    /**
     * A lane whose emitter is made otherwise.
     *
     * @param entry the name it is configured under
     * @param maker makes the emitter
     * @param confirmation what its {@code emit} promises
     * @param maxPoints the most points of one request
     * @param host the host that frames are stamped with
     * @param timeout how long one emission may take
     */
    public LaneTrial(String entry, Maker maker, Confirmation confirmation, int maxPoints, Host host, Duration timeout) {
        EventLog log = new EventLog(clock);
        registry = new SeriesRegistry(log);
        scope = Scope.of(registry, "trial", Passage.OPEN);
        LaneSettings settings = new LaneSettings(
                entry,
                1,
                Rollup.MEAN,
                Counters.RATE,
                Rules.NONE,
                timeout,
                confirmation,
                confirmation == Confirmation.LOCAL,
                Duration.ofSeconds(30),
                maxPoints,
                LaneSettings.DEFAULT_QUEUE_BYTES,
                Optional.empty());
        lane = new Lane(
                settings,
                host,
                () -> maker.emitter(new Setting(entry, host, clock)),
                clock,
                RandomGeneratorFactory.getDefault().create(1),
                registry,
                log,
                new Events());
        registry.onClose(lane::forget);
        lane.start();
    }

    /** Where series are declared; what is set on them goes out with the next {@link #tick}. */
    public Schema schema() {
        return scope;
    }

    /** Collects what was set and hands it to the lane as the frame of a second. */
    public void tick(long epochSecond) {
        points.clear();
        scope.take(points, clock.nanoTime());
        lane.offer(epochSecond, points);
        lane.watch();
    }

    /** Has the lane look after an emission that may be overdue, as the agent's watch does. */
    public void watch() {
        lane.watch();
    }

    /** What became of the points so far. */
    public Account account() {
        LaneAccount account = lane.account();
        return new Account(
                account.collected(),
                account.delivered(),
                account.queued(),
                account.droppedInAll(),
                account.dropped(DropReason.REJECTED),
                account.resent(),
                account.failures());
    }

    /** Whether the emitter said that nobody reads its sink any more. */
    public boolean isSinkClosed() {
        return sinkClosed;
    }

    /** Stops the lane: delivers what it can within a time, drops the rest. */
    public void stop(Duration budget) throws InterruptedException {
        long until = clock.nanoTime() + budget.toNanos();
        lane.stop();
        lane.awaitDelivered(until);
        lane.awaitEnd(until);
    }

    @Override
    public void close() {
        try {
            stop(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The book of the lane's points: {@code collected = delivered + queued + dropped}.
     *
     * @param collected points that came in
     * @param delivered points that the emitter has taken
     * @param queued points that wait or are being sent
     * @param dropped points given up for any reason
     * @param rejected those of them that the back end refused
     * @param resent points handed over again
     * @param failures emissions that failed
     */
    public record Account(
            long collected, long delivered, long queued, long dropped, long rejected, long resent, long failures) {}

    private final class Events implements LaneEvents {
        @Override
        public void sinkClosed(Lane closed) {
            sinkClosed = true;
        }

        @Override
        public void fatal(Throwable failure) {
            throw new AssertionError("a fatal error came out of the emitter", failure);
        }
    }

    private record Setting(String entry, Host host, Clock clock) implements EmitterContext {}
}
