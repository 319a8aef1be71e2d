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
import badger.core.spi.Label;
import badger.core.spi.RetryLaterException;
import badger.emit.influx.HttpPeer.Reply;
import badger.emit.influx.HttpPeer.Request;
import badger.testkit.Golden;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class InfluxdbEmitterTest {
    private static final Reply NO_CONTENT =
            Reply.raw("HTTP/1.1 204 No Content\r\nContent-Type: application/json\r\n\r\n", false);
    private static final Label ETH0 = new Label("interface", "eth0");
    private static final Batch ONE = batch(frame(SECOND, floating(0, "cpu.user", 8.5)));

    private final AtomicReference<Request> last = new AtomicReference<>();
    private final Stored stored = new Stored();
    private final HttpPeer peer = new HttpPeer(this::store);
    private final Emitter v1 = emitter(Configs.v1(peer.host(), peer.port(), false, false));
    private final Emitter v2 = emitter(Configs.v2(peer.host(), peer.port()));

    @AfterEach
    void close() throws IOException {
        v1.close();
        v2.close();
        peer.close();
    }

    private static Emitter emitter(InfluxdbConfig config) {
        return new InfluxdbEmitterProvider().create(config, Points.context("influxdb"));
    }

    private Reply store(Request request) throws IOException {
        last.set(request);
        stored.store(NaiveLines.points(request.text()));
        return NO_CONTENT;
    }

    private static Batch sample() {
        return batch(
                frame(
                        SECOND,
                        floating(0, "cpu.user", 8.5),
                        floating(1, "cpu.idle", 90),
                        integer(2, "net.rx_bytes", 123_456_789_012L, ETH0),
                        integer(3, "net.tx_bytes", 0, ETH0),
                        integer(4, "uptime", 7),
                        floating(5, "proc.cpu", 1e-7, new Label("process", "a b,c=d\\\"e\n\u00e9"))),
                frame(SECOND + 1, floating(0, "cpu.user", 9)));
    }

    @Test
    void theseAreTheBytesOfVersion1() throws IOException {
        v1.emit(sample());
        checkBytes("golden/influxdb-v1.txt");
    }

    @Test
    void theseAreTheBytesOfVersion2() throws IOException {
        v2.emit(sample());
        checkBytes("golden/influxdb-v2.txt");
    }

    @Test
    void aSeriesArrivesAsItsLineBegins() throws IOException {
        v1.emit(sample());
        assertThat(last.get().text()).startsWith(v1.arrivesAs(sample().frame(0).series(0), Points.HOST) + "=8.5,");
        assertThat(v1.arrivesAs(
                        floating(7, "net.rx_bytes", 1, new Label("device", "eth0"))
                                .series(),
                        Points.HOST))
                .startsWith("net,")
                .endsWith(
                        ",device=eth0,hostname=test-node-01,ipv4=10.10.10.2,region=us-west-1,zone=us-west-1a rx_bytes");
    }

    private void checkBytes(String golden) throws IOException {
        Request request = last.get();
        assertThat(request.header("Content-Length")).isEqualTo(String.valueOf(request.body().length));
        Golden.check(golden, request.head().replace(":" + peer.port(), ":8086").replace("\r\n", "\n") + request.text());
    }

    @Test
    void gzipUnpacksToTheSame() throws IOException {
        v1.emit(sample());
        String plain = last.get().text();
        try (Emitter packed = emitter(Configs.v1(peer.host(), peer.port(), false, true))) {
            packed.emit(sample());
            assertThat(last.get().header("Content-Encoding")).isEqualTo("gzip");
            assertThat(last.get().body()).hasSizeLessThan(plain.length());
            assertThat(last.get().text()).isEqualTo(plain);
            packed.emit(sample());
            assertThat(last.get().text()).isEqualTo(plain);
        }
    }

    @Test
    void aFrameGoesOutUnderItsOwnHost() throws IOException {
        Host other = new Host("", "", "", "", "moved", "", "");
        Points.Value value = floating(0, "cpu.user", 1);
        v1.emit(batch(
                frame(SECOND, value), new Points.Seconds(other, SECOND + 1, List.of(value)), frame(SECOND + 2, value)));
        assertThat(stored.copy().keySet())
                .extracting(cell -> cell.epochSecond() + " " + cell.series().contains("hostname=moved"))
                .containsExactlyInAnyOrder(SECOND + " false", SECOND + 1 + " true", SECOND + 2 + " false");
    }

    @Test
    void namesThatWouldHarmAreMadeSafe() throws IOException {
        v1.emit(batch(frame(
                SECOND,
                floating(0, "#odd.time", 1),
                floating(1, "a.b.c", 1, new Label("hostname", "mine"), new Label("time", "now"), new Label("x", "")),
                floating(2, "end.with", 1, new Label("x", "backslash\\")),
                floating(3, "end.", 1),
                floating(4, ".start", 1),
                floating(5, "tags.cluster", 1, new Label("_field", "f")),
                floating(6, "more.disk", 1, new Label("a", "b"), new Label("disk", "sda")))));
        String withoutHost =
                last.get().text().replaceAll(",(?:cluster|datacenter|hostname|ipv4|region|zone)=[^, ]*", "");
        assertThat(withoutHost).isEqualTo("""
                        _odd time_=1.0 1429628878
                        a,label_hostname=mine,time_=now b.c=1.0 1429628878
                        end,x=backslash_ with=1.0 1429628878
                        end. value=1.0 1429628878
                        .start value=1.0 1429628878
                        tags,_field_=f field_cluster=1.0 1429628878
                        more,a=b,disk=sda field_disk=1.0 1429628878
                        """);
    }

    @Test
    void ofTwoSeriesThatMeetInOneNameTheSecondIsRefused() throws IOException {
        Points.Value first = floating(0, "a", 1);
        Points.Value second = floating(1, "a.value", 2);
        v1.emit(batch(frame(SECOND, first)));
        assertThatThrownBy(() -> v1.emit(batch(frame(SECOND, first, second))))
                .isInstanceOfSatisfying(
                        BatchRejectedException.class,
                        refusal -> assertThat(refusal.points()).containsExactly(new BatchRejectedException.Point(0, 1)))
                .hasMessage("in the line protocol series 'a.value' would be the same as 'a'");
        v1.forget(first.series());
        v1.emit(batch(frame(SECOND + 1, second)));
        assertThat(stored.copy().values()).containsExactly("1.0", "2.0");
    }

    @Test
    void aSeriesThatIsBackWhileItsFormerSelfIsStillQueuedIsNoOther() throws IOException {
        v1.emit(batch(
                frame(SECOND, floating(0, "disk.reads", 1, new Label("disk", "sdb"))),
                frame(SECOND + 90, floating(9, "disk.reads", 2, new Label("disk", "sdb")))));
        v1.forget(Points.floating(0, "disk.reads", 1, new Label("disk", "sdb")).series());
        assertThat(stored.size()).isEqualTo(2);
        assertThatThrownBy(() -> v1.emit(batch(
                        frame(SECOND, floating(10, "disk.reads", 1, new Label("disk", "sdb"), new Label("x", ""))))))
                .as("the name is still taken")
                .isInstanceOf(BatchRejectedException.class);
    }

    @Test
    void aFieldThatHasHadAnotherTypeIsNamed() {
        peer.answer(_ -> Reply.of(
                "400 Bad Request",
                "{\"error\":\"partial write: field type conflict: input field \\\"rx_bytes\\\" on measurement \\\"net\\\""
                        + " is type float, already exists as type integer dropped=1\"}\n"));
        assertRefused(v1, sample(), List.of(new BatchRejectedException.Point(0, 2)), "field type conflict");
    }

    @Test
    void aLineIsNamedIfItHasOnePoint() {
        peer.answer(_ -> Reply.of(
                "400 Bad Request",
                "{\"error\":\"partial write of line protocol occurred\",\"data\":[{\"original_line\":\"\",\"line_number\":3,"
                        + "\"error_message\":\"no\"},{\"line_number\":5}]}"));
        assertRefused(
                v2,
                sample(),
                List.of(new BatchRejectedException.Point(0, 4), new BatchRejectedException.Point(1, 0)),
                "partial write of line protocol occurred");
        peer.answer(_ -> Reply.of(
                "400 Bad Request",
                "{\"error\":\"partial write of line protocol occurred\",\"data\":[{\"line_number\":3,"
                        + "\"error_message\":\"column \\\"x\\\" not found\"}]}"));
        assertRefused(
                v2,
                sample(),
                List.of(new BatchRejectedException.Point(0, 4)),
                "partial write of line protocol occurred: column \"x\" not found");
        peer.answer(_ -> Reply.of("400 Bad Request", "{\"code\":\"invalid\",\"message\":\"bad\",\"line\":1}"));
        assertRefused(v2, sample(), List.of(), "bad");
        peer.answer(_ -> Reply.of("400 Bad Request", "{\"code\":\"invalid\",\"message\":\"bad\",\"line\":99}"));
        assertRefused(v2, sample(), List.of(), "bad");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 0", "4, 4", "5, 0", "0, 0"})
    void pointsThatAreTooOldAreTheFirstOnes(int dropped, int named) {
        peer.answer(_ -> Reply.of(
                "422 Unprocessable Entity",
                "{\"code\":\"unprocessable entity\",\"message\":\"failure writing points to database: partial write: points"
                        + " beyond retention policy dropped=" + dropped + "\"}"));
        Points.Value a = floating(0, "a.x", 1);
        Points.Value b = floating(1, "b.x", 1);
        Batch four = batch(frame(SECOND, a), frame(SECOND + 1, a), frame(SECOND + 2, a, b));
        assertThatThrownBy(() -> v2.emit(four))
                .isInstanceOfSatisfying(
                        BatchRejectedException.class,
                        refusal -> assertThat(refusal.points()).hasSize(named));
    }

    private static void assertRefused(
            Emitter emitter, Batch batch, List<BatchRejectedException.Point> points, String words) {
        assertThatThrownBy(() -> emitter.emit(batch))
                .isInstanceOfSatisfying(
                        BatchRejectedException.class,
                        refusal -> assertThat(refusal.points()).isEqualTo(points))
                .hasMessageContaining(words);
    }

    /** What can be put right keeps the batch, and says what to do. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 Unauthorized | {"error":"authorization failed"}                        | check user and pass
            403 Forbidden    | {"error":"\\"test\\" user is not authorized to write"}  | the right to write to database 'system_stats'
            404 Not Found    | {"error":"database not found: \\"system_stats\\""}      | create database 'system_stats'
            400 Bad Request  | {"error":"database is required"}                        | check database 'system_stats' and rp
            400 Bad Request  | Client sent an HTTP request to an HTTPS server.         | no InfluxDB
            500 Oops         | {"error":"timeout"}                                     | 500: timeout
            429 Too Many     | slow down                                               | 429: slow down
            503 Unavailable  | {"error":"starting"}                                    | 503: starting
            301 Moved        | gone                                                    | redirects
            200 OK           | <html>It works!</html>                                  | is no InfluxDB
            """)
    void whatCanBePutRightKeepsTheBatch(String status, String body, String words) throws IOException {
        peer.answer(_ -> Reply.of(status, body));
        assertThatThrownBy(() -> v1.emit(ONE))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining(words);
        peer.answer(this::store);
        v1.emit(ONE);
        assertThat(stored.size()).isOne();
    }

    @Test
    void anOrganisationThatVersion2MissesIsNoFaultOfThePoints() {
        peer.answer(_ -> Reply.of(
                "400 Bad Request", "{\"code\":\"invalid\",\"message\":\"Please provide either orgID or org\"}"));
        assertThatThrownBy(() -> v2.emit(ONE))
                .isExactlyInstanceOf(IOException.class)
                .hasMessageContaining("check bucket 'stats/all' and org; it says: Please provide either orgID or org");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            429 Too Many Requests   | 7                             | 7
            503 Service Unavailable | 0                             | 0
            503 Service Unavailable | 99999999999999999999          | 600
            503 Service Unavailable | Fri, 15 Jan 2027 08:00:30 GMT | 30
            429 Too Many Requests   | Fri, 15 Jan 1999 08:00:00 GMT | 0
            """)
    void aPauseIsPassedOn(String status, String retryAfter, long seconds) {
        peer.answer(_ -> Reply.of(status + "\r\nRetry-After: " + retryAfter, "later"));
        assertThatThrownBy(() -> v2.emit(ONE))
                .isInstanceOfSatisfying(
                        RetryLaterException.class,
                        later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void aLineOfTheSecondRequestIsNamedByItsPlaceInTheBatch() {
        Points.Value[] values = new Points.Value[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = floating(i, "m" + i + "." + "x".repeat(10_000), i);
        }
        peer.answer(request -> request.text().startsWith("m0,")
                ? store(request)
                : Reply.of("400 Bad Request", "{\"message\":\"bad\",\"line\":2}"));
        assertThatThrownBy(() -> v2.emit(batch(frame(SECOND, values))))
                .isInstanceOfSatisfying(
                        BatchRejectedException.class,
                        refusal -> assertThat(refusal.points())
                                .containsExactly(new BatchRejectedException.Point(0, stored.size() + 1)));
        assertThat(last.get().body()).hasSizeLessThanOrEqualTo(1 << 20);
    }

    @Test
    void tooLargeARequestIsHalved() {
        peer.answer(_ -> Reply.of("413 Request Entity Too Large", "<html>"));
        assertRefused(v1, ONE, List.of(), "no request of that size");
    }

    @Test
    void credentialsAreNeverShown() throws IOException {
        v1.emit(ONE);
        String basic = last.get().header("Authorization").substring("Basic ".length());
        v2.emit(ONE);
        assertThat(last.get().header("Authorization")).isEqualTo("Token t0ken==");
        assertHidden(v1, List.of(basic, "p:ss w\u00f6rd", "p%3Ass%20w%C3%B6rd", "p%3Ass+w%C3%B6rd"));
        assertHidden(v2, List.of("t0ken==", "t0ken%3D%3D"));
        assertThat(Configs.v1("h", 1, false, false).toString()).doesNotContain("p:ss");
        assertThat(Configs.v2("h", 1).toString()).doesNotContain("t0ken");
    }

    private void assertHidden(Emitter emitter, List<String> secrets) {
        for (String secret : secrets) {
            for (String head : List.of("401 No", "400 No", "404 No", "500 No", "302 No\r\nLocation: /" + secret)) {
                peer.answer(_ -> Reply.of(head, "{\"error\":\"for " + secret + "\"}"));
                assertThatThrownBy(() -> emitter.emit(ONE))
                        .isInstanceOf(IOException.class)
                        .satisfies(e ->
                                assertThat(e.toString()).contains("(secret)").doesNotContain(secret));
            }
        }
    }
}
