package badger.emit.influx;

import static badger.emit.influx.Points.SECOND;
import static badger.emit.influx.Points.batch;
import static badger.emit.influx.Points.floating;
import static badger.emit.influx.Points.frame;
import static badger.emit.influx.Points.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.Emitter;
import badger.core.spi.Host;
import badger.emit.influx.HttpPeer.Reply;
import badger.emit.influx.HttpPeer.Request;
import badger.testkit.Golden;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emitter against a server that answers as a real InfluxDB 0.8.8 was recorded to. */
@Timeout(60)
class Influxdb08EmitterTest {
    private static final Batch ONE = batch(frame(SECOND, floating(0, "cpu.user", 8.5)));

    private final AtomicReference<Request> last = new AtomicReference<>();
    private final Stored stored = new Stored();
    private final HttpPeer peer = new HttpPeer(this::store);
    private final Emitter emitter = emitter("influxdb08", Configs.json(peer.host(), peer.port()));

    @AfterEach
    void close() throws IOException {
        emitter.close();
        peer.close();
    }

    private Emitter emitter(String entry, Influxdb08Config config) {
        return new Influxdb08EmitterProvider().create(config, Points.context(entry));
    }

    private Reply store(Request request) throws IOException {
        last.set(request);
        stored.store(NaiveSeriesJson.points(request.text()));
        return RecordedExchange.titled("02 1").reply();
    }

    @Test
    void writesWhatTheServerWasRecordedToTake() throws IOException {
        emitter.emit(ONE);
        String recorded = RecordedExchange.titled("02 1").request();
        String sequence = "," + SequenceNumber.of(Points.HOST, "influxdb08") + "]]}]";
        // The sequence number is what the original did not send.
        String ours = last.get().text().replace(",\"sequence_number\"]", "]").replace(sequence, "]]}]");
        assertThat(ours).isEqualTo(recorded.substring(recorded.indexOf("\r\n\r\n") + 4));
        assertThat(last.get().head().lines().findFirst())
                .isEqualTo(recorded.lines().findFirst());
    }

    @Test
    void theseAreTheBytes() throws IOException {
        emitter.emit(batch(
                frame(SECOND, floating(0, "cpu.user", 8.5), integer(1, "mem.memfree", Long.MAX_VALUE - 1023)),
                frame(SECOND + 1, floating(2, "\"odd\"\n\u00e9\\", 1e300))));
        Request request = last.get();
        String bytes =
                request.head().replace(":" + peer.port(), ":8086") + new String(request.body(), StandardCharsets.UTF_8);
        Golden.check("golden/influxdb08.txt", bytes.replace("\r\n", "\n"));
        assertThat(request.head()).contains("\r\n").doesNotContainPattern("[^\r]\n");
        assertThat(stored.size()).isEqualTo(3);
    }

    @Test
    void gzipIsWhatTheServerWasRecordedToTake() throws IOException {
        try (Emitter packed = emitter("influxdb08", Configs.json(peer.host(), peer.port(), "test", true))) {
            packed.emit(ONE);
            packed.emit(batch(frame(SECOND + 1, floating(0, "cpu.user", 9))));
        }
        assertThat(last.get().header("Content-Encoding")).isEqualTo("gzip");
        assertThat(RecordedExchange.titled("06 1").request()).contains("Content-Encoding: gzip\r\n");
        assertThat(stored.size()).isEqualTo(2);
    }

    @Test
    void twoHostsAndTwoEntriesInOneSecondAreFourPoints() throws IOException {
        Host other = new Host("EC2", "", "", "", "test-node-02", "", "");
        Batch theirs = batch(new Points.Seconds(other, SECOND, List.of(floating(0, "cpu.user", 1))));
        try (Emitter second = emitter("influxdb08@second", Configs.json(peer.host(), peer.port()))) {
            for (Emitter one : List.of(emitter, second, emitter)) {
                one.emit(ONE);
                one.emit(theirs);
            }
        }
        assertThat(stored.size()).isEqualTo(4);
    }

    @Test
    void aBatchThatIsSentAgainIsStoredOnce() throws IOException {
        peer.answer(request -> {
            store(request);
            return Reply.NONE;
        });
        assertThatThrownBy(() -> emitter.emit(ONE)).isExactlyInstanceOf(EOFException.class);
        peer.answer(this::store);
        emitter.emit(ONE);
        assertThat(peer.requests()).isEqualTo(2);
        assertThat(stored.size()).isOne();
    }

    @Test
    void aConnectionIsKept() throws IOException {
        emitter.emit(ONE);
        emitter.emit(ONE);
        assertThat(peer.accepted()).isOne();
    }

    @Test
    void aConnectionThatTheServerHasClosedMeanwhileIsNoFailure() throws IOException {
        RecordedExchange written = RecordedExchange.titled("02 1");
        peer.answer(request -> {
            store(request);
            return Reply.raw(written.answer(), true);
        });
        for (int i = 0; i < 20; i++) {
            emitter.emit(batch(frame(SECOND + i, floating(0, "cpu.user", i))));
        }
        assertThat(stored.size()).isEqualTo(20);
    }

    /** 0.8 does so after five seconds, which need not be waited for here. */
    @Test
    void aConnectionThatTheServerClosesForItsSilenceIsReplaced() throws IOException {
        peer.closeIdleAfter(50);
        for (int i = 0; i < 3; i++) {
            emitter.emit(batch(frame(SECOND + i, floating(0, "cpu.user", i))));
            peer.awaitIdleClose();
        }
        assertThat(peer.accepted()).isEqualTo(3);
        assertThat(peer.requests()).isEqualTo(3);
        assertThat(stored.size()).isEqualTo(3);
    }

    @Test
    void aKeptConnectionThatDiesUnderARequestIsReplacedOnce() throws IOException {
        emitter.emit(ONE);
        AtomicInteger lost = new AtomicInteger();
        peer.answer(request -> lost.getAndIncrement() == 0 ? Reply.NONE : store(request));
        emitter.emit(batch(frame(SECOND + 1, floating(0, "cpu.user", 9))));
        assertThat(lost).hasValue(2);
        assertThat(peer.accepted()).isEqualTo(2);
        assertThat(stored.size()).isEqualTo(2);
    }

    /** What a real server answered, and what the core is to make of it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            03 1  | false | check user, pass and whether database 'system_stats' exists
            03 3  | false | Invalid database/username/password
            03 9  | false | Invalid username/password
            03 10 | false | Database nosuch_db doesn't exist
            03 30 | true  | invalid character 'N' looking for beginning of value
            03 45 | true  | invalid payload
            03 48 | true  | Cannot have duplicate field names
            03 67 | true  | year outside of range
            06 8  | false | 500: gzip: invalid checksum
            06 25 | false | no InfluxDB 0.8 answers there
            06 33 | false | Invalid username/password
            06 49 | false | i/o timeout
            """)
    void refusalsAreTheBatchsFaultOrSomebodys(String title, boolean fault, String words) throws IOException {
        RecordedExchange exchange = RecordedExchange.titled(title);
        peer.answer(_ -> exchange.reply());
        Class<? extends IOException> type = fault ? BatchRejectedException.class : IOException.class;
        assertThatThrownBy(() -> emitter.emit(ONE)).isExactlyInstanceOf(type).hasMessageContaining(words);
        peer.answer(this::store);
        emitter.emit(ONE);
        assertThat(stored.size()).as("delivered when it is put right").isOne();
    }

    @Test
    void aFullDiskIsNotTheBatchsFault() {
        peer.answer(_ -> Reply.of("400 Bad Request", "IO error: /data/db/shard/000003.log: No space left on device"));
        assertThatThrownBy(() -> emitter.emit(ONE))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void noAnswerAtAllIsAFailure() {
        peer.answer(_ -> RecordedExchange.titled("03 23").reply());
        assertThatThrownBy(() -> emitter.emit(ONE)).hasMessageContaining("without an answer");
    }

    @Test
    void aSeriesThatTheUserMayNotWriteIsNamed() {
        peer.answer(_ -> RecordedExchange.titled("03 14").reply());
        Batch mixed = batch(
                frame(SECOND, floating(0, "cpu.mixed", 1), floating(1, "mem.mixed", 2)),
                frame(SECOND + 1, floating(1, "mem.mixed", 3)));
        assertThatThrownBy(() -> emitter.emit(mixed))
                .isInstanceOfSatisfying(
                        BatchRejectedException.class,
                        refusal -> assertThat(refusal.points())
                                .containsExactly(
                                        new BatchRejectedException.Point(0, 1),
                                        new BatchRejectedException.Point(1, 0)));
    }

    @Test
    void aRequestIsNeverLargerThanAMebibyte() throws IOException {
        AtomicInteger largest = new AtomicInteger();
        peer.answer(request -> {
            largest.accumulateAndGet(request.body().length, Math::max);
            return store(request);
        });
        Points.Value[] values = new Points.Value[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = floating(i, "x".repeat(10_000) + i, i);
        }
        emitter.emit(batch(frame(SECOND, values)));
        assertThat(stored.size()).isEqualTo(300);
        assertThat(peer.requests()).isEqualTo(3);
        assertThat(largest.get()).isBetween(900_000, 1 << 20);
    }

    @Test
    void credentialsAreEncodedAndNeverShown() throws IOException {
        String pass = "p&s?s w%r+d\u00f6;";
        try (Emitter secret = emitter("influxdb08", Configs.json(peer.host(), peer.port(), pass, false))) {
            secret.emit(ONE);
            String target = last.get().head().lines().findFirst().orElseThrow();
            assertThat(target)
                    .isEqualTo("POST /db/system_stats/series?u=test&p=p%26s%3Fs%20w%25r%2Bd%C3%B6%3B&time_precision=s"
                            + " HTTP/1.1");
            for (Reply reply : List.of(
                    Reply.of("500 Oops", "for " + target + " with " + pass),
                    Reply.of("400 Bad", "invalid payload " + target),
                    Reply.of("200 OK", "welcome, " + pass),
                    Reply.of("302 Found\r\nLocation: http://u:" + pass + "@x/" + target.substring(6), ""),
                    Reply.of("503 Later\r\nRetry-After: 1", target))) {
                peer.answer(_ -> reply);
                assertThatThrownBy(() -> secret.emit(ONE))
                        .isInstanceOf(IOException.class)
                        .satisfies(e ->
                                assertThat(e.toString()).doesNotContain(pass).doesNotContain("p%26s"));
            }
        }
        assertThat(Configs.json("h", 1, pass, false).toString()).doesNotContain(pass);
    }
}
