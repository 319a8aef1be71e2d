package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Confirmation;
import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Emitter;
import badger.core.spi.Host;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.trial.LaneTrial;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every emitter must do, tried through a real lane: deliver all points whatever their names and values, survive a sink
 * that fails, forget what is closed. An emitter's test extends it and brings a sink that can be read.
 */
@Timeout(60)
public abstract class EmitterContract {
    private static final Host HOST = new Host("dc 1", "", "zön\"e", "a\\b", "host.example", "192.0.2.7", "2001:db8::7");
    private static final long START = 1_800_000_000L;
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    /** Names that a kernel, a user or an attacker can bring about. */
    private static final List<String> HOSTILE = List.of(
            "a.b c",
            "\"quoted\"",
            "back\\slash",
            "new\nline",
            "tab\there",
            "..",
            "",
            "ünïcode-\uD83E\uDDA1",
            "\uD800 alone",
            "nul\u0000",
            "semi;colon=1,comma",
            "x".repeat(10_000));

    /** For the test that extends it. */
    protected EmitterContract() {}

    /** A sink and what writes to it. */
    public interface Subject {
        /** A new emitter that writes to the sink. */
        Emitter emitter() throws IOException;

        /** What its {@code emit} promises. */
        Confirmation confirmation();

        /**
         * Has writes to the sink fail, or go through again: while they fail the very next {@code emit} must throw, or one soon
         * after it where the protocol cannot know sooner.
         */
        void setFailing(boolean failing);

        /** How many points the sink has got so far; fails if what it got is not well formed. */
        long received();
    }

    /** A new sink. */
    protected abstract Subject subject();

    private static LaneTrial lane(Subject subject) {
        return new LaneTrial(
                "trial", context -> subject.emitter(), subject.confirmation(), 1_000, HOST, Duration.ofSeconds(10));
    }

    private static void await(LaneTrial lane, String what, BooleanSupplier condition) {
        long until = System.nanoTime() + ENOUGH.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError(
                        "waited " + ENOUGH.toSeconds() + " s in vain until " + what + ": " + lane.account());
            }
            lane.watch();
            Thread.onSpinWait();
        }
    }

    /** Has the lane deliver all it has; what a WRITTEN emitter took counts as delivered only then. */
    private static void finish(LaneTrial lane) throws InterruptedException {
        lane.stop(ENOUGH);
        assertThat(lane.account().queued()).as("%s", lane.account()).isZero();
    }

    private static void assertBalanced(LaneTrial lane) {
        LaneTrial.Account account = lane.account();
        assertThat(account.delivered() + account.queued() + account.dropped())
                .as("%s", account)
                .isEqualTo(account.collected());
    }

    @Test
    void deliversEveryPoint() throws InterruptedException {
        Subject subject = subject();
        try (LaneTrial lane = lane(subject)) {
            LongGauge gauge = lane.schema().gauge("a.gauge", "B", "");
            Counter counter = lane.schema().counter("a.counter", "", "");
            for (int i = 0; i < 20; i++) {
                gauge.set(Long.MAX_VALUE - i);
                counter.set(i * 1000L);
                lane.tick(START + i);
            }
            finish(lane);
            assertThat(subject.received()).isEqualTo(20 + 19);
            assertBalanced(lane);
        }
    }

    @Test
    void deliversHostileNames() throws InterruptedException {
        Subject subject = subject();
        try (LaneTrial lane = lane(subject)) {
            Instances<LongGauge> things = lane.schema().instances("thing", schema -> schema.gauge("things", "", ""));
            HOSTILE.forEach(name -> things.at(name).set(1));
            lane.tick(START);
            finish(lane);
            LaneTrial.Account account = lane.account();
            assertThat(account.delivered()).isEqualTo(HOSTILE.size());
            assertThat(subject.received()).isEqualTo(HOSTILE.size());
        }
    }

    @Test
    void deliversEveryFiniteNumber() throws InterruptedException {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        Subject subject = subject();
        try (LaneTrial lane = lane(subject)) {
            DoubleGauge gauge = lane.schema().floatingGauge("number", "", "");
            int sent = 0;
            for (int i = 0; i < 500; i++) {
                double value = i < 4
                        ? List.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE).get(i)
                        : Double.longBitsToDouble(random.nextLong());
                if (Double.isFinite(value)) {
                    gauge.set(value);
                    sent++;
                }
                lane.tick(START + i);
            }
            finish(lane);
            assertThat(subject.received()).as("seed %d", seed).isEqualTo(sent);
        }
    }

    @Test
    void aTickWithoutPointsIsNoHarm() throws InterruptedException {
        Subject subject = subject();
        try (LaneTrial lane = lane(subject)) {
            LongGauge gauge = lane.schema().gauge("a", "", "");
            lane.tick(START);
            gauge.set(1);
            lane.tick(START + 1);
            finish(lane);
            assertThat(subject.received()).isOne();
        }
    }

    @Test
    void losesNothingWhenTheSinkFailsForAWhile() throws InterruptedException {
        Subject subject = subject();
        try (LaneTrial lane = lane(subject)) {
            LongGauge gauge = lane.schema().gauge("a", "", "");
            subject.setFailing(true);
            for (int i = 0; i < 5; i++) {
                gauge.set(i);
                lane.tick(START + i);
            }
            await(
                    lane,
                    "emit throws, since the sink fails",
                    () -> lane.account().failures() > 0);
            assertThat(lane.account().delivered()).isZero();
            assertBalanced(lane);
            subject.setFailing(false);
            finish(lane);
            assertThat(lane.account().delivered()).isEqualTo(5);
            assertThat(subject.received()).isGreaterThanOrEqualTo(5);
            assertBalanced(lane);
        }
    }

    @Test
    void aSeriesThatReturnsAfterItWasClosedIsSentAgain() throws InterruptedException {
        Subject subject = subject();
        try (LaneTrial lane = lane(subject)) {
            Instances<LongGauge> things = lane.schema().instances("thing", schema -> schema.gauge("things", "", ""));
            LongGauge other = lane.schema().gauge("other", "", "");
            things.at("a").set(1);
            lane.tick(START);
            for (int i = 1; i <= 60; i++) {
                other.set(i);
                lane.tick(START + i);
            }
            things.at("a").set(2);
            lane.tick(START + 61);
            finish(lane);
            assertThat(subject.received()).isEqualTo(62);
        }
    }

    @Test
    void canBeClosedTwiceAndBeforeItHasSentAnything() throws IOException {
        Emitter emitter = subject().emitter();
        emitter.close();
        emitter.close();
    }
}
