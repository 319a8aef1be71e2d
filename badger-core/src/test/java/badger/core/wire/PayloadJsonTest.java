package badger.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The golden texts are Python's own: {@code payload.py} beside them printed them. */
class PayloadJsonTest {
    private static final Host HOST =
            new Host("dc1", "", "z\u00f6ne", "c\"1\\", "web-01.example.org", "192.0.2.7", "2001:db8::7");
    private static final List<Point> POINTS = List.of(
            floating(0, "cpu.user", "percent", 8.25),
            floating(1, "cpu.idle", "percent", 100),
            integer(2, "mem.memtotal", "B", 16_773_353_472L),
            integer(3, "load.runnable_entities", "", -1),
            floating(300, "disk.reads.a.b \u65e5\ud83e\udda1", "", 0.00001),
            floating(5, "net.rx_bits.eth0", "b", 12345678901.5));

    private final ByteWriter out = new ByteWriter();

    @Test
    void prettyIsWhatPythonPrints() throws IOException {
        assertThat(text(PayloadJson.Layout.PRETTY, POINTS)).isEqualTo(golden("payload-pretty.json"));
        assertThat(text(PayloadJson.Layout.PRETTY, List.of())).isEqualTo(golden("payload-empty-pretty.json"));
    }

    @Test
    void compactIsWhatPythonPrintsWithoutBlanks() throws IOException {
        assertThat(text(PayloadJson.Layout.COMPACT, POINTS)).isEqualTo(golden("payload-compact.json"));
        assertThat(text(PayloadJson.Layout.COMPACT, List.of())).isEqualTo(golden("payload-empty-compact.json"));
    }

    @Test
    void eachFrameGoesOutUnderItsOwnHost() {
        PayloadJson json = new PayloadJson(PayloadJson.Layout.COMPACT);
        Host other = new Host("", "", "", "", "other", "", "");
        json.write(new Points(HOST, List.of()), out);
        json.write(new Points(other, List.of()), out.clear());
        assertThat(text()).contains("\"hostname\":\"other\"").contains("\"cluster\":\"\"");
    }

    @Test
    void aNewSeriesUnderAForgottenIdIsWrittenUnderItsOwnName() {
        PayloadJson json = new PayloadJson(PayloadJson.Layout.COMPACT);
        json.write(new Points(HOST, List.of(integer(7, "one", "", 1))), out);
        json.forget(integer(7, "one", "", 1).series());
        json.write(new Points(HOST, List.of(integer(7, "two", "B", 2))), out.clear());
        assertThat(text()).contains("[{\"two\":{\"units\":\"B\",\"value\":2}}]");
    }

    private String text(PayloadJson.Layout layout, List<Point> points) {
        out.clear();
        new PayloadJson(layout).write(new Points(HOST, points), out);
        return text();
    }

    private String text() {
        return new String(out.copy(), StandardCharsets.US_ASCII);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PayloadJsonTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Point floating(int id, String name, String unit, double value) {
        return new Point(new Series(id, name, List.of(), unit, NumberType.FLOATING, Kind.GAUGE, "", name), 0, value);
    }

    private static Point integer(int id, String name, String unit, long value) {
        return new Point(new Series(id, name, List.of(), unit, NumberType.INTEGER, Kind.GAUGE, "", name), value, 0);
    }

    private record Point(Series series, long integer, double floating) {}

    private record Points(Host host, List<Point> points) implements Frame {
        @Override
        public long epochSecond() {
            return 1_447_900_000;
        }

        @Override
        public int size() {
            return points.size();
        }

        @Override
        public Series series(int point) {
            return points.get(point).series();
        }

        @Override
        public long integer(int point) {
            return points.get(point).integer();
        }

        @Override
        public double floating(int point) {
            return points.get(point).floating();
        }
    }
}
