package badger.core.spool;

import static badger.core.spool.MadeFrame.HOST;
import static badger.core.spool.MadeFrame.floating;
import static badger.core.spool.MadeFrame.host;
import static badger.core.spool.MadeFrame.integer;
import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into a spool comes out of it, in this run and in the next. */
final class SpoolTest {
    private static final Series RX = integer("net.rx_bytes", "interface", "eth0");
    private static final Series LOAD = floating("loadavg.1_minute");

    @TempDir
    Path folder;

    private void assertRoundTrip(MadeFrame... frames) throws IOException {
        try (Spool spool = SpoolRig.open(folder)) {
            SpoolRig.write(spool, frames).forEach(spool::release);
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frames);
        }
        try (Spool again = SpoolRig.open(folder)) {
            assertThat(again.found().damaged()).isZero();
            assertThat(again.found().points())
                    .isEqualTo(Arrays.stream(frames).mapToLong(MadeFrame::size).sum());
            assertThat(SpoolRig.readAll(again).values()).containsExactly(frames);
        }
    }

    private static MadeFrame frame(long second) {
        return new MadeFrame().at(HOST, second).with(RX, second * 1000).with(LOAD, second / 8.0);
    }

    private static MadeFrame[] frames(int count) {
        return IntStream.range(0, count).mapToObj(SpoolTest::frame).toArray(MadeFrame[]::new);
    }

    @Test
    void integersAreExact() throws Exception {
        MadeFrame frame = new MadeFrame().at(HOST, 1_800_000_000L);
        long[] values = {
            0, 1, -1, 63, 64, -64, -65, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1
        };
        for (int i = 0; i < values.length; i++) {
            frame.with(integer("value", "i", "" + i), values[i]);
        }
        assertRoundTrip(frame);
    }

    @Test
    void floatingValuesAreExactToTheLastBit() throws Exception {
        MadeFrame frame = new MadeFrame().at(HOST, 1_800_000_000L);
        double[] values = {
            0.0,
            -0.0,
            0.000001,
            -12.437811,
            0.1 + 0.2,
            99.999999,
            1e-7,
            1e-300,
            -1e-300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            1e15,
            (1L << 53) / 1e6,
            ((1L << 53) - 1) / 1e6,
            9_007_199_254_740_992.0,
            1.0 / 3
        };
        for (int i = 0; i < values.length; i++) {
            frame.with(floating("value", "i", "" + i), values[i]);
        }
        assertRoundTrip(frame);
    }

    @Test
    void secondsBeforeTheEpochAndFarAhead() throws Exception {
        assertRoundTrip(frame(-1), frame(0), frame(1L << 40));
    }

    @Test
    void everyKindAndNameOfSeries() throws Exception {
        MadeFrame frame = new MadeFrame().at(HOST, 1);
        for (Kind kind : Kind.values()) {
            frame.with(new Series(1, "a." + kind, List.of(), "b/s", NumberType.INTEGER, kind, "", "a." + kind), 7L);
        }
        List<Label> labels = List.of(new Label("mount", "/a b\n\"ü\"."), new Label("", ""));
        frame.with(new Series(2, "fs.free", labels, "", NumberType.FLOATING, Kind.GAUGE, "", "free space of a"), 0.5);
        frame.with(integer("x".repeat(10_000), "l", "ÿ".repeat(10_000)), 1L);
        List<Label> many = IntStream.range(0, 200)
                .mapToObj(i -> new Label("label" + i, "value" + i))
                .toList();
        frame.with(new Series(3, "many", many, "", NumberType.INTEGER, Kind.INFO, "", "many"), 1L);
        assertRoundTrip(frame);
    }

    @Test
    void hostsThatChange() throws Exception {
        Host bare = new Host("", "", "", "", "", "", "");
        List<MadeFrame> frames = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Host host = i % 3 == 0 ? HOST : i % 3 == 1 ? bare : host("web-" + i / 50);
            frames.add(new MadeFrame().at(host, i).with(RX, (long) i));
        }
        assertRoundTrip(frames.toArray(MadeFrame[]::new));
    }

    @Test
    void pointsInAnyOrder() throws Exception {
        List<Series> series = new ArrayList<>(
                IntStream.range(0, 40).mapToObj(i -> integer("s" + i)).toList());
        List<MadeFrame> frames = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            MadeFrame frame = new MadeFrame().at(HOST, i);
            series.subList(i, 40 - i).forEach(one -> frame.with(one, 5L));
            frames.add(frame);
            Collections.rotate(series, i % 4 == 3 ? 7 : 0);
        }
        assertRoundTrip(frames.toArray(MadeFrame[]::new));
    }

    @Test
    void seriesThatComeNewInEveryFrame() throws Exception {
        List<MadeFrame> frames = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            frames.add(frame(i).with(integer("new", "n", "" + i), (long) i));
        }
        assertRoundTrip(frames.toArray(MadeFrame[]::new));
    }

    @Test
    void framesWithoutPoints() throws Exception {
        assertRoundTrip(new MadeFrame().at(HOST, 1), frame(2), new MadeFrame().at(HOST, 3));
    }

    @Test
    void moreFramesThanATableIsGoodForAndThanFitIntoOneSegment() throws Exception {
        MadeFrame[] frames = frames(500);
        try (Spool spool = Spool.open(folder, SpoolRig.limits(2000), MadeFrame::stranger)) {
            for (MadeFrame frame : frames) {
                SpoolRig.write(spool, frame);
            }
        }
        assertThat(SpoolRig.segments(folder)).hasSizeGreaterThan(5);
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frames);
    }

    @Test
    void theFirstPointsMayBeLeftOut() throws Exception {
        try (Spool spool = SpoolRig.open(folder)) {
            spool.add(frame(1), 1);
            spool.write();
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame(1).from(1));
    }

    @Test
    void whatIsSettledIsNotFoundAgain() throws Exception {
        try (Spool spool = SpoolRig.open(folder)) {
            List<Long> numbers = SpoolRig.write(spool, frames(10));
            // runs, out of order
            for (int i : new int[] {7, 8, 2, 5, 4, 3}) {
                spool.settle(numbers.get(i));
            }
            spool.writeMarks();
        }
        assertThat(SpoolRig.reopened(folder).keySet()).containsExactly(0L, 1L, 6L, 9L);
        try (Spool again = SpoolRig.open(folder)) {
            assertThat(again.found().points()).isEqualTo(8);
            MadeFrame frame = new MadeFrame();
            again.settle(again.read(true, frame));
            assertThat(frame).isEqualTo(frame(9));
            // one that waits can be settled as well
            again.settle(0);
            again.writeMarks();
        }
        assertThat(SpoolRig.reopened(folder).keySet()).containsExactly(1L, 6L);
    }

    @Test
    void partsAddUp() throws Exception {
        MadeFrame frame = new MadeFrame().at(HOST, 1);
        IntStream.range(0, 10).forEach(i -> frame.with(integer("s" + i), (long) i));
        try (Spool spool = SpoolRig.open(folder)) {
            long number = SpoolRig.write(spool, frame).getFirst();
            spool.settlePart(number, 4);
            spool.writeMarks();
            spool.settlePart(number, 4);
            spool.writeMarks();
            assertThat(spool.release(number)).isTrue();
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame.from(8));
        }
        try (Spool again = SpoolRig.open(folder)) {
            assertThat(again.found().points()).isEqualTo(2);
            MadeFrame rest = new MadeFrame();
            again.settlePart(again.read(false, rest), 1);
            assertThat(rest).isEqualTo(frame.from(8));
            again.writeMarks();
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame.from(9));
    }

    @Test
    void aFrameThatIsSettledCannotBeGivenBack() throws Exception {
        try (Spool spool = SpoolRig.open(folder)) {
            List<Long> numbers = SpoolRig.write(spool, frames(2));
            spool.settle(numbers.getFirst());
            assertThat(spool.release(numbers.getFirst())).isFalse();
            assertThat(spool.release(numbers.getLast())).isTrue();
            assertThat(spool.release(numbers.getLast())).isFalse();
            assertThat(spool.release(77)).isFalse();
        }
    }

    @Test
    void framesAreReadFromEitherEnd() throws Exception {
        try (Spool spool = Spool.open(folder, SpoolRig.limits(100), MadeFrame::stranger)) {
            for (MadeFrame frame : frames(6)) {
                SpoolRig.write(spool, frame).forEach(spool::release);
            }
            List<Long> order = new ArrayList<>();
            for (boolean newest : new boolean[] {true, false, false, true}) {
                order.add(spool.read(newest, new MadeFrame()));
            }
            assertThat(order).containsExactly(5L, 0L, 1L, 4L);
            assertThat(spool.release(5)).isTrue();
            assertThat(spool.release(0)).isTrue();
            order.clear();
            for (boolean newest : new boolean[] {false, true, true, true, true}) {
                order.add(spool.read(newest, new MadeFrame()));
            }
            assertThat(order).containsExactly(0L, 5L, 3L, 2L, -1L);
            assertThat(spool.hasWaiting()).isFalse();
        }
    }

    @Test
    void ofASpoolOfWhichAllIsDoneNothingIsLeft() throws Exception {
        try (Spool spool = SpoolRig.open(folder)) {
            SpoolRig.write(spool, frames(3)).forEach(spool::settle);
            assertThat(spool.isDone()).isTrue();
            spool.deleteIfDone();
            assertThat(SpoolRig.segments(folder)).isEmpty();
            assertThat(spool.bytes()).isZero();
            SpoolRig.write(spool, frame(3));
            assertThat(spool.isDone()).isFalse();
            spool.deleteIfDone();
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame(3));
    }

    @Test
    void aSegmentOfWhichAllIsDoneGoesAlone() throws Exception {
        try (Spool spool = Spool.open(folder, SpoolRig.limits(100), MadeFrame::stranger)) {
            for (MadeFrame frame : frames(3)) {
                SpoolRig.write(spool, frame);
            }
            spool.settle(1);
            spool.writeMarks();
            assertThat(SpoolRig.segments(folder)).hasSize(2);
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame(0), frame(2));
    }
}
