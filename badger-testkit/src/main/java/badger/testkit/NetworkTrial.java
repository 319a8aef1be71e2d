package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Clock;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.Host;
import badger.core.spi.LongGauge;
import badger.core.trial.LaneTrial;
import badger.core.trial.LaneTrial.Account;
import badger.testkit.FaultyPeer.Behaviour;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An emitter in a lane, a peer it sends to, and what has arrived there. */
final class NetworkTrial implements AutoCloseable {
    private static final long START = 1_800_000_000L;
    private static final int POINTS = 400;
    private static final long STANDSTILL_NANOS = 300_000_000L;
    private static final Clock CLOCK = new SystemClock();

    private final NetworkEmitterContract contract;
    private final FaultyPeer peer;
    private final LaneTrial lane;
    private final List<LongGauge> gauges = new ArrayList<>();
    private final Set<Point> arrived = ConcurrentHashMap.newKeySet();
    private long second = START;

    NetworkTrial(NetworkEmitterContract contract) throws IOException {
        this.contract = contract;
        peer = new FaultyPeer(contract.protocol(), (at, value) -> arrived.add(new Point(at, value)));
        lane = new LaneTrial(
                "trial",
                context -> contract.emitter(peer.host(), peer.port(), context),
                contract.confirmation(),
                contract.maxPoints(),
                NetworkEmitterContract.HOST,
                contract.timeout());
        for (int i = 0; i < POINTS; i++) {
            gauges.add(lane.schema().gauge("trial.point_" + i, "", ""));
        }
    }

    FaultyPeer peer() {
        return peer;
    }

    Account account() {
        return lane.account();
    }

    /** Another emitter, outside of the lane. */
    Emitter emitter() throws IOException {
        return contract.emitter(peer.host(), peer.port(), new Setting(NetworkEmitterContract.HOST));
    }

    /** Lets seconds pass, each with a full frame. */
    void seconds(int count) {
        for (int i = 0; i < count; i++) {
            for (int point = 0; point < POINTS; point++) {
                gauges.get(point).set(point);
            }
            lane.tick(second++);
        }
    }

    /** Lets a second pass and waits until its frame is taken, or not. */
    void secondDecided() {
        long failures = account().failures();
        seconds(1);
        await("a decision", () -> account().queued() == 0 || account().failures() > failures);
    }

    /** Lets seconds pass until an emission has failed. */
    void secondsUntilFailed() {
        long failures = account().failures();
        while (account().failures() == failures) {
            secondDecided();
        }
        assertBalanced();
    }

    /** Lets seconds pass until an emission has failed, or the emitter has made another connection by itself. */
    void secondsUntilNoticed() {
        long failures = account().failures();
        int connections = peer.accepted();
        while (account().failures() == failures && peer.accepted() == connections) {
            secondDecided();
        }
        assertBalanced();
    }

    /** Lets seconds pass, and sees them, and all that was kept, arrive. */
    void assertServedAgain() {
        Account before = account();
        long from = second;
        seconds(3);
        await("the queue to empty", () -> account().queued() == 0);
        List<Point> expected = expected(from);
        await("points sent after the recovery", () -> arrived.containsAll(expected));
        assertThat(account().dropped()).as("%s, then %s", before, account()).isEqualTo(before.dropped());
        assertBalanced();
        if (contract.confirmation() == Confirmation.ANSWERED) {
            assertAllArrived();
        } else {
            // What was written and lost counts as delivered: no more can be missing than that.
            long missing = account().collected() - arrived.size();
            assertThat(missing).as("%s", account()).isBetween(0L, before.delivered());
        }
    }

    /** Sees that no point at all is missing. */
    void assertAllArrived() {
        List<Point> expected = expected(START);
        await("every point", () -> arrived.containsAll(expected));
        assertThat(arrived).hasSameSizeAs(expected);
    }

    private List<Point> expected(long from) {
        List<Point> points = new ArrayList<>();
        for (long at = from; at < second; at++) {
            for (int point = 0; point < POINTS; point++) {
                points.add(new Point(at, point));
            }
        }
        return points;
    }

    private void assertBalanced() {
        Account account = account();
        assertThat(account.delivered() + account.queued() + account.dropped())
                .as("%s", account)
                .isEqualTo(account.collected());
    }

    /** Waits for something to come about; ends only with it, or with the time limit of the test. */
    void await(String what, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            lane.watch();
            pause(what);
        }
    }

    /** Waits until a number has stopped growing for a while. */
    void awaitStandstill(AtomicInteger number) {
        int seen = number.get();
        long since = System.nanoTime();
        while ((seen == 0 && peer.accepted() == 0) || System.nanoTime() - since < STANDSTILL_NANOS) {
            if (number.get() != seen) {
                seen = number.get();
                since = System.nanoTime();
            }
            pause("a standstill");
        }
    }

    private void pause(String what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("waited in vain for " + what + ": " + account() + ", " + arrived.size()
                    + " points arrived over " + peer.accepted() + " connections, " + peer.open() + " open");
        }
        LockSupport.parkNanos(1_000_000);
    }

    @Override
    public void close() throws IOException {
        try (peer) {
            peer.behave(Behaviour.SERVE);
            lane.close();
            await("the emitter to let every connection go", () -> peer.open() == 0);
        }
    }

    private record Point(long epochSecond, double value) {}

    private record Setting(Host host) implements EmitterContext {
        @Override
        public String entry() {
            return "trial";
        }

        @Override
        public Clock clock() {
            return CLOCK;
        }
    }

    private static final class SystemClock implements Clock {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public long epochNanos() {
            return System.currentTimeMillis() * 1_000_000;
        }
    }
}
