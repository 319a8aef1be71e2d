package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.Host;
import badger.testkit.FaultyPeer.Behaviour;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every emitter must do when its back end misbehaves, tried through a real lane and real sockets, in addition to
 * {@link EmitterContract}: notice it, keep what was not taken, deliver it when the back end is put right, and let every
 * connection go. An emitter's test extends it and brings the back end's side of the protocol.
 *
 * <p>Of an {@link Confirmation#ANSWERED} emitter every point must arrive. Of a {@link Confirmation#WRITTEN} one, what was
 * written before the fault was noticed may be lost (the lane hands it again, the emitter cannot); everything else must
 * arrive.
 */
@Timeout(60)
public abstract class NetworkEmitterContract {
    /** Without a name, so that a lane sends at once. */
    static final Host HOST = new Host("dc1", "", "", "", "", "192.0.2.7", "");

    private NetworkTrial trial;

    /** For the test that extends it. */
    protected NetworkEmitterContract() {}

    /** A new emitter that sends to a server. */
    protected abstract Emitter emitter(String host, int port, EmitterContext context) throws IOException;

    /** What its {@code emit} promises. */
    protected abstract Confirmation confirmation();

    /** The back end's side of a connection. */
    protected abstract PeerProtocol protocol();

    /** The most points of one request. */
    protected int maxPoints() {
        return 500;
    }

    /** How long one emission may take. */
    protected Duration timeout() {
        return Duration.ofSeconds(2);
    }

    @BeforeEach
    void start() throws IOException {
        trial = new NetworkTrial(this);
    }

    @AfterEach
    void end() throws IOException {
        trial.close();
    }

    @Test
    void aPeerThatRefusesAtTheStartGetsEverythingLater() throws IOException {
        trial.peer().refuse();
        trial.seconds(3);
        trial.await("a failed emission", () -> trial.account().failures() > 0);
        assertThat(trial.account().delivered()).isZero();
        trial.peer().listenAgain();
        trial.assertServedAgain();
        trial.assertAllArrived();
    }

    @Test
    void aPeerThatAcceptsAndCloses() {
        trial.peer().behave(Behaviour.CLOSE);
        trial.secondsUntilNoticed();
        trial.peer().behave(Behaviour.SERVE);
        trial.assertServedAgain();
    }

    @Test
    void aPeerThatShutsItsOutputDown() throws IOException {
        trial.assertServedAgain();
        trial.peer().halfClose();
        trial.secondsUntilNoticed();
        trial.assertServedAgain();
    }

    @Test
    void aPeerThatClosesAnIdleConnection() throws IOException {
        trial.assertServedAgain();
        trial.peer().closeAll();
        trial.secondsUntilNoticed();
        trial.assertServedAgain();
    }

    @Test
    void aPeerThatIsRestarted() throws IOException {
        trial.assertServedAgain();
        trial.peer().restart();
        trial.secondsUntilNoticed();
        trial.assertServedAgain();
    }

    @Test
    void aPeerThatIsAwayForAWhile() throws IOException {
        trial.assertServedAgain();
        trial.peer().refuse();
        trial.secondsUntilFailed();
        trial.seconds(3);
        trial.peer().listenAgain();
        trial.assertServedAgain();
    }

    @Test
    void aPeerThatReadsSlowly() {
        trial.peer().behave(Behaviour.READ_SLOWLY);
        trial.seconds(5);
        trial.awaitTaken();
        trial.assertServedAgain();
        trial.assertAllArrived();
    }

    @Test
    void aPeerThatNeverReads() {
        trial.peer().behave(Behaviour.HANG);
        trial.secondsUntilFailed();
        trial.peer().behave(Behaviour.SERVE);
        trial.assertServedAgain();
    }

    @Test
    void aPeerThatAnswersGarbage() {
        surviveNonsense(Behaviour.ANSWER_GARBAGE);
    }

    @Test
    void aPeerThatAnswersWithoutEnd() {
        surviveNonsense(Behaviour.ANSWER_WITHOUT_END);
    }

    private void surviveNonsense(Behaviour nonsense) {
        trial.peer().behave(nonsense);
        // No more, since each failure doubles the lane's pause.
        for (int i = 0; i < 3; i++) {
            trial.secondDecided();
        }
        trial.peer().behave(Behaviour.SERVE);
        trial.assertServedAgain();
        trial.assertAllArrived();
    }

    @Test
    void anEmissionEndsByItsDeadline() throws Exception {
        trial.peer().behave(Behaviour.HANG);
        try (Emitter emitter = trial.emitter()) {
            CompletableFuture<IOException> failure = emitUntilItFails(emitter, new AtomicInteger(), 300_000_000L);
            assertThat(failure.get()).isNotNull();
        }
    }

    @Test
    void closingFromAnotherThreadFreesAnEmissionThatHangs() throws Exception {
        trial.peer().behave(Behaviour.HANG);
        Emitter emitter = trial.emitter();
        AtomicInteger emitted = new AtomicInteger();
        CompletableFuture<IOException> failure =
                emitUntilItFails(emitter, emitted, Duration.ofHours(1).toNanos());
        trial.awaitStandstill(emitted);
        emitter.close();
        assertThat(failure.get()).isNotNull();
        emitter.close();
    }

    private static CompletableFuture<IOException> emitUntilItFails(
            Emitter emitter, AtomicInteger emitted, long nanosEach) {
        CompletableFuture<IOException> failure = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("emitting").start(() -> {
            try {
                while (true) {
                    Batch batch = new FixedBatch(HOST, emitted.get(), 500, System.nanoTime() + nanosEach);
                    emitter.emit(batch);
                    emitted.incrementAndGet();
                }
            } catch (IOException e) {
                failure.complete(e);
            } catch (Throwable e) {
                failure.completeExceptionally(e);
            }
        });
        return failure;
    }
}
