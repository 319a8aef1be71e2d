package badger.emit.graphite;

import static badger.emit.graphite.TestFrames.WEB;
import static badger.emit.graphite.TestFrames.batch;
import static badger.emit.graphite.TestFrames.floating;
import static badger.emit.graphite.TestFrames.frame;
import static badger.emit.graphite.TestFrames.integer;
import static badger.emit.graphite.TestFrames.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.Confirmation;
import badger.core.spi.Host;
import badger.core.spi.Label;
import badger.core.spi.Series;
import badger.emit.graphite.CarbonPeer.CarbonPoint;
import badger.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire, byte for byte, and which paths series get. */
class GraphiteEmitterTest {
    private static final long SECOND = 1_790_000_000L;
    /** A line of the document with bytes and, after two blanks, what they are. */
    private static final Pattern SHOWN_BYTES = Pattern.compile(" *((?:[0-9a-f]{2} )+) .+");

    private static final Host NOBODY = new Host("", "", "", "", "", "", "");

    private final Wiretap wire = new Wiretap();

    /**
     * The golden was read with Python 3.11: {@code pickle.loads(bytes.fromhex(...)[4:])} gives the list that stands in the
     * golden of the plaintext protocol.
     */
    @Test
    void pickleIsWrittenAsChecked() throws IOException {
        emitter(Protocol.PICKLE).emit(allKinds());
        Golden.check("goldens/pickle.txt", hex(wire.bytes()));
    }

    @Test
    void plaintextIsWrittenAsChecked() throws IOException {
        emitter(Protocol.PLAINTEXT).emit(allKinds());
        Golden.check("goldens/plaintext.txt", wire.text());
    }

    @Test
    void bothProtocolsSayTheSame() throws IOException {
        emitter(Protocol.PLAINTEXT).emit(allKinds());
        List<CarbonPoint> lines = CarbonPeer.parse(wire.bytes(), Protocol.PLAINTEXT);
        wire.clear();
        emitter(Protocol.PICKLE).emit(allKinds());
        assertThat(CarbonPeer.parse(wire.bytes(), Protocol.PICKLE))
                .isEqualTo(lines)
                .hasSize(12);
    }

    @Test
    void theBytesThatTheDocumentShowsAreThoseThatAreSent() throws IOException {
        emitter(Protocol.PICKLE).emit(batch(frame(NOBODY, SECOND, point(floating(0, "load.one"), 1.0))));
        Path document = Path.of(System.getProperty("project.root", "."), "docs/emitters/graphite.md");
        String shown = Files.readAllLines(document).stream()
                .map(SHOWN_BYTES::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1).replace(" ", ""))
                .collect(Collectors.joining());
        assertThat(shown).isEqualTo(HexFormat.of().formatHex(wire.bytes()));
    }

    private static Batch allKinds() {
        Series load = floating(0, "load.one");
        Series total = integer(1, "mem.memtotal");
        Series reads = floating(2, "disk.reads", new Label("disk", "sda"));
        return batch(
                frame(
                        WEB,
                        SECOND,
                        point(load, 0.25),
                        point(total, 8_348_803_072L),
                        point(reads, 1482.752),
                        point(integer(3, "net.io", new Label("interface", "eth0.100")), -1L),
                        point(integer(4, "a.least"), Long.MIN_VALUE),
                        point(integer(5, "a.most"), Long.MAX_VALUE),
                        point(integer(6, "a.limit"), (long) Integer.MAX_VALUE),
                        point(floating(7, "a.small"), Double.MIN_VALUE),
                        point(floating(8, "a.big"), 1e300),
                        point(integer(9, "a." + "long".repeat(70)), 0L)),
                frame(WEB, SECOND + 1, point(load, -0.0)),
                frame(NOBODY, 4_300_000_000L, point(load, 1.0)));
    }

    @Test
    void aSeriesArrivesAsThePathThatIsSent() throws IOException {
        GraphiteEmitter emitter = emitter(Protocol.PLAINTEXT);
        Series series = floating(0, "disk.reads", new Label("disk", "a b"));
        emitter.emit(batch(frame(WEB, SECOND, point(series, 1.0))));

        assertThat(wire.text()).startsWith(emitter.arrivesAs(series, WEB) + " 1.0 ");
        assertThat(emitter.arrivesAs(floating(1, "disk.reads", new Label("disk", "a_b")), WEB))
                .isEqualTo(
                        "nothing: series 'disk.reads.a_b' would be written into the path of series 'disk.reads.a b'");
    }

    @Test
    void aPickleOfManyLongPathsIsCutIntoMessagesThatCarbonTakes() throws IOException {
        Series[] series = new Series[1_000];
        TestFrames.Point[] points = new TestFrames.Point[series.length];
        String level = "x".repeat(240);
        for (int i = 0; i < series.length; i++) {
            series[i] = integer(i, "m." + i + ("." + level).repeat(7));
            points[i] = point(series[i], (long) i);
        }
        emitter(Protocol.PICKLE).emit(batch(frame(WEB, SECOND, points)));
        assertThat(wire.bytes().length).isGreaterThan(PickleEncoding.LONGEST_MESSAGE);
        assertThat(CarbonPeer.parse(wire.bytes(), Protocol.PICKLE))
                .hasSize(series.length)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            disk      | sda           | things.sda
            interface | eth0.100      | things.eth0.100
            interface | eth0:1        | things.eth0:1
            interface | .eth0.        | things._eth0_
            interface | a..b          | things.a_.b
            disk      | cciss/c0d0    | things.cciss_c0d0
            disk      | ..            | things.__
            process   | java.exe      | things.java.exe
            mount     | /var/lib.old  | things._var_lib_old
            mount     | ` `           | things._
            mount     | ``            | things._
            disk      | ``            | things._
            mount     | a;b=c         | things.a_b_c
            mount     | [a*?]{b}(c)   | things._a____b__c_
            mount     | ä             | things.__
            mount     | a+b@c-d_e     | things.a+b@c-d_e
            """)
    void aLabelIsALevelOrMore(String label, String value, String path) throws IOException {
        emitter(Protocol.PLAINTEXT)
                .emit(batch(frame(NOBODY, SECOND, point(integer(0, "things", new Label(label, value)), 1L))));
        assertThat(wire.text()).isEqualTo(path + " 1 " + SECOND + "\n");
    }

    @Test
    void noLevelIsLongerThanAFileName() throws IOException {
        Series series = integer(0, "things", new Label("mount", "x".repeat(10_000)));
        emitter(Protocol.PLAINTEXT).emit(batch(frame(NOBODY, SECOND, point(series, 1L))));
        assertThat(wire.text()).isEqualTo("things." + "x".repeat(250) + " 1 " + SECOND + "\n");
    }

    @Test
    void noPathIsLongerThanAFilesPath() throws IOException {
        Host host = new Host("a.".repeat(5_000), "b.".repeat(5_000), "", "", "c.".repeat(5_000), "", "");
        Series series = integer(0, "things", new Label("disk", "x.".repeat(5_000)));
        emitter(Protocol.PLAINTEXT).emit(batch(frame(host, SECOND, point(series, 1L))));
        assertThat(wire.text())
                .doesNotContain("..")
                .doesNotContain(". ")
                .startsWith("a.a.a.")
                .contains(".things.x.x.")
                .hasSizeLessThan(4_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            disk      | sda          | things;disk=sda
            interface | eth0.100     | things;interface=eth0.100
            mount     | /var/lib.old | things;mount=_var_lib.old
            mount     | ~a;b=c       | things;mount=_a_b_c
            """)
    void aLabelIsATagIfAskedFor(String label, String value, String path) throws IOException {
        GraphiteConfig config =
                Configs.with(Protocol.PLAINTEXT, "x", 1, HostnameDots.KEEP, true, Duration.ofMinutes(1));
        Series labelled = integer(0, "things", new Label(label, value));
        new GraphiteEmitter(config, wire)
                .emit(batch(frame(WEB, SECOND, point(labelled, 1L), point(integer(1, "plain"), 2L))));
        assertThat(wire.text().lines())
                .containsExactly(
                        "dc1.zone-a.web.web-01.example.org." + path + " 1 " + SECOND,
                        "dc1.zone-a.web.web-01.example.org.plain 2 " + SECOND);
    }

    @Test
    void dotsOfTheHostNameBecomeUnderscoresIfAskedFor() throws IOException {
        GraphiteConfig config =
                Configs.with(Protocol.PLAINTEXT, "x", 1, HostnameDots.UNDERSCORE, false, Duration.ofMinutes(1));
        Host dotted = new Host("eu.west", "", "", "", "web-01.example.org", "", "");
        new GraphiteEmitter(config, wire).emit(batch(frame(dotted, SECOND, point(integer(0, "a"), 1L))));
        assertThat(wire.text()).startsWith("eu.west.web-01_example_org.a ");
    }

    @Test
    void eachFrameGoesOutUnderItsOwnHost() throws IOException {
        Series series = integer(0, "a");
        Host other = new Host("", "", "", "", "other", "", "");
        emitter(Protocol.PLAINTEXT)
                .emit(batch(
                        frame(WEB, 1, point(series, 1L)),
                        frame(other, 2, point(series, 2L)),
                        frame(WEB, 3, point(series, 3L))));
        assertThat(wire.text().lines())
                .containsExactly(
                        "dc1.zone-a.web.web-01.example.org.a 1 1",
                        "other.a 2 2",
                        "dc1.zone-a.web.web-01.example.org.a 3 3");
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoSeriesInOnePathTheSecondIsRefusedAndNothingIsWritten(Protocol protocol) throws IOException {
        GraphiteEmitter emitter = emitter(protocol);
        Series first = integer(0, "m", new Label("mount", "/a"));
        Series second = integer(1, "m", new Label("mount", "_a"));
        emitter.emit(batch(frame(WEB, 1, point(first, 1L))));
        wire.clear();
        Batch both = batch(
                frame(WEB, 2, point(first, 1L), point(second, 2L)), frame(WEB, 3, point(second, 2L), point(first, 1L)));
        assertThatThrownBy(() -> emitter.emit(both))
                .hasMessage("series 'm._a' would be written into the path of series 'm./a'")
                .isInstanceOfSatisfying(
                        BatchRejectedException.class,
                        refusal -> assertThat(refusal.points())
                                .containsExactly(
                                        new BatchRejectedException.Point(0, 1),
                                        new BatchRejectedException.Point(1, 0)));
        assertThat(wire.bytes()).isEmpty();
    }

    @Test
    void aPathIsFreeWhenTheSeriesThatHadItIsClosed() throws IOException {
        GraphiteEmitter emitter = emitter(Protocol.PLAINTEXT);
        Series first = integer(0, "m", new Label("mount", "/a"));
        Series second = integer(1, "m", new Label("mount", "_a"));
        Batch ofSecond = batch(frame(WEB, 2, point(second, 2L)));
        emitter.emit(batch(frame(WEB, 1, point(first, 1L))));
        assertThatThrownBy(() -> emitter.emit(ofSecond)).isInstanceOf(BatchRejectedException.class);
        emitter.forget(first);
        emitter.emit(ofSecond);
        emitter.forget(second);
        emitter.emit(batch(frame(WEB, 3, point(integer(2, "m", new Label("mount", "/a")), 3L))));
        assertThat(wire.text().lines()).hasSize(3);
    }

    @Test
    void aSeriesThatIsBackUnderAnotherIdIsTheSame() throws IOException {
        GraphiteEmitter emitter = emitter(Protocol.PLAINTEXT);
        emitter.emit(batch(frame(WEB, 1, point(integer(0, "a"), 1L), point(integer(1, "a"), 1L))));
        assertThat(wire.text().lines()).hasSize(2);
    }

    @Test
    void closingClosesTheConnection() {
        GraphiteEmitter emitter = emitter(Protocol.PICKLE);
        emitter.close();
        assertThat(wire.isClosed()).isTrue();
    }

    @Test
    void theProviderSaysWhatItIs() {
        GraphiteEmitterProvider provider = new GraphiteEmitterProvider();
        assertThat(provider.names()).containsExactly("graphite", "graphite_emitter");
        assertThat(provider.confirmation()).isEqualTo(Confirmation.WRITTEN);
        assertThat(provider.maxPoints()).isEqualTo(500);
        assertThat(provider.defaults().host()).isEqualTo("127.0.0.1");
        assertThat(provider.defaults().portOrDefault()).isEqualTo(2004);
    }

    private GraphiteEmitter emitter(Protocol protocol) {
        return new GraphiteEmitter(Configs.of(protocol, "127.0.0.1", 1), wire);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).replaceAll("(.{64})", "$1\n") + "\n";
    }

    /** Keeps what is written. */
    private static final class Wiretap implements Transport {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void send(ByteBuffer bytes, long deadlineNanos) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            written.writeBytes(copy);
        }

        @Override
        public void close() {
            closed = true;
        }

        boolean isClosed() {
            return closed;
        }

        void clear() {
            written.reset();
        }

        byte[] bytes() {
            return written.toByteArray();
        }

        String text() {
            return written.toString(StandardCharsets.US_ASCII);
        }
    }
}
