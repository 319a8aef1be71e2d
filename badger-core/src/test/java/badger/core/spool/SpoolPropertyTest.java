package badger.core.spool;

import static badger.core.spool.MadeFrame.floating;
import static badger.core.spool.MadeFrame.host;
import static badger.core.spool.MadeFrame.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be done to a spool, in an order that a seed gives, against a map of numbers. */
final class SpoolPropertyTest {
    private static final int STEPS = 4000;

    @TempDir
    Path folder;

    private final List<Series> series = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom(0);
    private long room = Long.MAX_VALUE;
    private long second = 1_800_000_000L;
    private int copies;
    private Path path = Path.of("");

    /** What is to be sent, as a naive reader of the documentation has it. */
    private final TreeMap<Long, Entry> model = new TreeMap<>();
    /** Settled, and perhaps not yet on disk: a crash may bring them back. */
    private final Map<Long, Entry> unmarked = new HashMap<>();

    private final Map<Long, MadeFrame> added = new TreeMap<>();

    private static final class Entry {
        private final MadeFrame frame;
        private boolean waiting;
        private int done;
        private int doneOnDisk;

        Entry(MadeFrame frame) {
            this.frame = frame;
        }

        MadeFrame rest() {
            return frame.from(done);
        }
    }

    private SpoolLimits limits() {
        return new SpoolLimits(6000, Duration.ofSeconds(400), 700, _ -> room);
    }

    private MadeFrame made() {
        second += random.nextInt(4);
        if (series.size() < 3 || random.nextInt(20) == 0) {
            String n = "" + series.size();
            series.add(random.nextBoolean() ? integer("integer", "n", n) : floating("floating", "n", n));
        }
        MadeFrame frame = new MadeFrame().at(host("web-" + random.nextInt(20) / 19), second);
        int first = Math.max(0, series.size() - 8);
        for (int i = first; i < series.size(); i++) {
            if (random.nextInt(5) > 0) {
                frame.add(series.get(i), Double.doubleToRawLongBits(random.nextInt(1000) / 64.0));
            }
        }
        return frame;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSpoolIsWhatItsDocumentationSays(long seed) throws Exception {
        random = new SplittableRandom(seed);
        path = folder.resolve("spool");
        Spool spool = Spool.open(path, limits(), MadeFrame::stranger);
        for (int step = 0; step < STEPS; step++) {
            try {
                spool = step(spool);
                check(spool);
            } catch (AssertionError | Exception e) {
                throw new AssertionError("seed %d, step %d".formatted(seed, step), e);
            }
        }
        spool.close();
    }

    private Spool step(Spool spool) throws IOException {
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3 -> add(spool);
            case 4, 5, 6 -> write(spool);
            case 7, 8, 9 -> settle(spool);
            case 10 -> settlePart(spool);
            case 11, 12 -> release(spool);
            case 13, 14, 15 -> read(spool, true);
            case 16, 17 -> read(spool, false);
            case 18 -> mark(spool);
            case 19 -> spool.sync();
            case 20 -> tidy(spool);
            default -> {
                return reopen(spool);
            }
        }
        return spool;
    }

    private void add(Spool spool) {
        MadeFrame frame = made();
        int from = frame.size() == 0 ? 0 : random.nextInt(frame.size()) / 2;
        long number = spool.add(frame, from);
        assertThat(model).doesNotContainKey(number);
        assertThat(added.put(number, frame.from(from))).isNull();
    }

    private void write(Spool spool) throws IOException {
        if (random.nextInt(8) == 0) {
            room = 0;
        }
        try {
            spool.write();
            added.forEach((number, frame) -> model.put(number, new Entry(frame)));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("nothing left");
            assertThat(room).isZero();
        }
        room = Long.MAX_VALUE;
        added.clear();
    }

    private long any(boolean waiting) {
        List<Long> all = model.entrySet().stream()
                .filter(one -> one.getValue().waiting == waiting)
                .map(Map.Entry::getKey)
                .toList();
        return all.isEmpty() ? -1 : all.get(random.nextInt(all.size()));
    }

    private Entry entry(long number) {
        return Objects.requireNonNull(model.get(number));
    }

    private void settle(Spool spool) {
        long number = any(random.nextInt(10) == 0);
        spool.settle(number);
        if (number >= 0) {
            unmarked.put(number, Objects.requireNonNull(model.remove(number)));
        }
    }

    private void settlePart(Spool spool) {
        long number = any(false);
        if (number >= 0) {
            Entry entry = entry(number);
            int points = random.nextInt(Math.max(1, entry.frame.size() - entry.done));
            spool.settlePart(number, points);
            entry.done += points;
        }
    }

    private void release(Spool spool) {
        boolean waiting = random.nextInt(10) == 0;
        long number = any(waiting);
        assertThat(spool.release(number)).isEqualTo(number >= 0 && !waiting);
        if (number >= 0) {
            entry(number).waiting = true;
        }
    }

    private void read(Spool spool, boolean newest) throws IOException {
        List<Long> all = model.entrySet().stream()
                .filter(one -> one.getValue().waiting)
                .map(Map.Entry::getKey)
                .toList();
        MadeFrame frame = new MadeFrame();
        long number = spool.read(newest, frame);
        assertThat(number).isEqualTo(all.isEmpty() ? -1 : newest ? all.getLast() : all.getFirst());
        if (number >= 0) {
            assertThat(frame).isEqualTo(entry(number).rest());
            entry(number).waiting = false;
        }
    }

    private void mark(Spool spool) throws IOException {
        spool.writeMarks();
        unmarked.clear();
        model.values().forEach(entry -> entry.doneOnDisk = entry.done);
    }

    private void tidy(Spool spool) throws IOException {
        room = random.nextInt(5) == 0 ? -random.nextInt(2000) : Long.MAX_VALUE;
        long bytes = spool.bytes();
        List<Spool.Evicted> gone = spool.tidy(second);
        for (Spool.Evicted one : gone) {
            Map<Long, Entry> went = model.subMap(one.firstNumber(), one.endNumber());
            assertThat(one.points())
                    .isEqualTo(went.values().stream()
                            .filter(entry -> entry.waiting)
                            .mapToLong(entry -> entry.rest().size())
                            .sum());
            assertThat(went.values())
                    .allSatisfy(
                            entry -> assertThat(entry.frame.epochSecond()).isBetween(one.fromSecond(), one.toSecond()));
            assertThat(one.aged()).isEqualTo(one.toSecond() < second - 400);
            went.clear();
            unmarked.keySet().removeIf(number -> number >= one.firstNumber() && number < one.endNumber());
        }
        if (added.isEmpty()) {
            assertThat(spool.bytes()).isLessThanOrEqualTo(Math.max(0, Math.min(6000, room < 0 ? bytes + room : 6000)));
        }
        room = Long.MAX_VALUE;
    }

    /** Closed in order, or not at all. */
    private Spool reopen(Spool spool) throws IOException {
        if (random.nextBoolean()) {
            mark(spool);
        }
        Path next = folder.resolve("copy" + copies++);
        if (random.nextBoolean()) {
            spool.close();
            SpoolRig.copy(path, next);
        } else {
            SpoolRig.copy(path, next);
            spool.close();
        }
        SpoolRig.delete(path);
        path = next;
        Map<Long, MadeFrame> found = seen();
        found.forEach((number, frame) -> {
            if (!model.containsKey(number)) {
                // settled, but the disk had not been told
                model.put(number, Objects.requireNonNull(unmarked.get(number)));
            }
            Entry entry = entry(number);
            entry.done = entry.doneOnDisk;
            entry.waiting = true;
            assertThat(frame).isEqualTo(entry.rest());
        });
        assertThat(found.keySet()).isEqualTo(model.keySet());
        unmarked.clear();
        added.clear();
        Spool again = Spool.open(path, limits(), MadeFrame::stranger);
        assertThat(again.found().damaged()).isZero();
        assertThat(again.found().setAside()).isEmpty();
        assertThat(again.found().points())
                .isEqualTo(found.values().stream().mapToLong(MadeFrame::size).sum());
        return again;
    }

    private Map<Long, MadeFrame> seen() throws IOException {
        Path look = folder.resolve("look");
        SpoolRig.copy(path, look);
        Map<Long, MadeFrame> found = SpoolRig.reopened(look);
        SpoolRig.delete(look);
        return found;
    }

    private void check(Spool spool) throws IOException {
        assertThat(spool.hasWaiting()).isEqualTo(model.values().stream().anyMatch(entry -> entry.waiting));
        assertThat(spool.isDone()).isEqualTo(model.isEmpty() && added.isEmpty());
        assertThat(spool.takeLost()).isZero();
        long bytes = 0;
        for (Path file : SpoolRig.segments(path)) {
            bytes += Files.size(file);
        }
        assertThat(spool.bytes()).isEqualTo(bytes);
    }

    @Test
    void aModelThatIsWrongIsNoticed() throws Exception {
        path = folder.resolve("spool");
        try (Spool spool = Spool.open(path, limits(), MadeFrame::stranger)) {
            add(spool);
            write(spool);
            model.clear();
            assertThatThrownBy(() -> check(spool)).isInstanceOf(AssertionError.class);
        }
    }
}
