package badger.core.spool;

import static badger.core.spool.MadeFrame.HOST;
import static badger.core.spool.MadeFrame.floating;
import static badger.core.spool.MadeFrame.host;
import static badger.core.spool.MadeFrame.integer;
import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Series;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment file that was cut off anywhere, or of which any byte is another. */
final class SegmentDamageTest {
    private static final int HEADER = 16;
    private static final Series RX = integer("net.rx_bytes", "interface", "eth0");
    private static final Series LOAD = floating("loadavg");

    @TempDir
    Path folder;

    private Path spool;
    private final List<MadeFrame> frames = new ArrayList<>();
    private byte[] whole = {};
    private List<Place> places = List.of();

    /** A record of the file, found by nothing but the lengths. */
    private record Place(int from, int to, int type, ByteBuffer payload) {}

    @BeforeEach
    void writeOne() throws IOException {
        spool = folder.resolve("spool");
        try (Spool to = SpoolRig.open(spool)) {
            for (int i = 0; i < 4; i++) {
                SpoolRig.write(to, made(i), made(i + 4), made(i + 8));
                to.settle(3L * i);
                to.settlePart(3L * i + 2, 1);
                to.writeMarks();
            }
        }
        whole = Files.readAllBytes(SpoolRig.segments(spool).getFirst());
        places = places(whole);
        assertThat(places).hasSizeGreaterThan(20);
    }

    /** Another host now and then, and a series that comes new. */
    private MadeFrame made(int i) {
        MadeFrame frame = new MadeFrame()
                .at(i == 5 ? host("other") : HOST, 1_800_000_000L + i)
                .with(RX, 1000L * i)
                .with(LOAD, i / 3.0);
        frames.add(i % 4 == 1 ? frame.with(integer("n", "i", "" + i), -1L) : frame);
        return frame;
    }

    private static List<Place> places(byte[] of) {
        List<Place> all = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(of).position(HEADER);
        while (bytes.hasRemaining()) {
            int from = bytes.position();
            assertThat(bytes.getInt()).isEqualTo(0xF7BAD6E5);
            int type = bytes.get();
            byte[] payload = new byte[bytes.getInt()];
            bytes.getInt();
            bytes.get(payload);
            all.add(new Place(from, bytes.position(), type, ByteBuffer.wrap(payload)));
        }
        return all;
    }

    /** What is to be sent, as the records up to a place of the file say. */
    private Map<Long, MadeFrame> expected(int length) {
        Map<Long, MadeFrame> all = new TreeMap<>();
        int frame = 0;
        for (Place place : places.stream().filter(one -> one.to <= length).toList()) {
            switch (place.type) {
                case Record.FRAME -> all.put((long) frame, frames.get(frame++));
                case Record.DONE -> {
                    for (int i = 0; i < place.payload.capacity(); i += 2) {
                        for (int run = 0; run < place.payload.get(i + 1); run++) {
                            all.remove((long) place.payload.get(i) + run);
                        }
                    }
                }
                case Record.PART -> {
                    for (int i = 0; i < place.payload.capacity(); i += 2) {
                        long number = place.payload.get(i);
                        all.put(number, frames.get((int) number).from(place.payload.get(i + 1)));
                    }
                }
                default -> assertThat(place.type).isEqualTo(Record.TABLE);
            }
        }
        return all;
    }

    private Path folderOf(byte[] bytes, int length) throws IOException {
        Path of = folder.resolve("one");
        if (Files.exists(of)) {
            SpoolRig.delete(of);
        }
        Files.createDirectories(of);
        try (var out = Files.newOutputStream(of.resolve("0000000000000000000.spool"))) {
            out.write(bytes, 0, length);
        }
        return of;
    }

    @Test
    void everyPrefixHoldsTheFramesThatWereWhole() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            int cut = length;
            Map<Long, MadeFrame> expected = expected(length);
            int end = places.stream()
                    .mapToInt(Place::to)
                    .filter(to -> to <= cut)
                    .max()
                    .orElse(HEADER);
            Path of = folderOf(whole, length);
            try (Spool opened = SpoolRig.open(of)) {
                assertThat(opened.found().setAside()).isEmpty();
                assertThat(opened.found().damaged()).as("damaged of %d", length).isZero();
                assertThat(opened.found().points())
                        .isEqualTo(expected.values().stream()
                                .mapToLong(MadeFrame::size)
                                .sum());
                if (!expected.isEmpty()) {
                    assertThat(SpoolRig.segments(of).getFirst()).hasSize(end);
                }
                assertThat(SpoolRig.readAll(opened)).as("prefix of %d", length).isEqualTo(expected);
                assertThat(opened.takeLost()).isZero();
                // what is told of it from now on stands behind what was whole
                expected.keySet().stream().limit(1).forEach(opened::settle);
                opened.writeMarks();
            }
            expected.keySet().stream().limit(1).toList().forEach(expected::remove);
            assertThat(SpoolRig.reopened(of))
                    .as("prefix of %d, after an ack", length)
                    .isEqualTo(expected);
        }
    }

    @Test
    void noByteThatIsAnotherMakesAValueAnother() throws IOException {
        Map<Long, MadeFrame> expected = expected(whole.length);
        for (int at = 0; at < whole.length; at++) {
            for (int bits : new int[] {1 << at % 8, 0xFF}) {
                String what = "byte %d xor %02x".formatted(at, bits);
                byte[] damaged = whole.clone();
                damaged[at] ^= (byte) bits;
                try (Spool opened = SpoolRig.open(folderOf(damaged, damaged.length))) {
                    Map<Long, MadeFrame> found = SpoolRig.readAll(opened);
                    assertThat(opened.takeLost()).as(what).isZero();
                    found.forEach((number, frame) -> assertThat(isOneOf(number.intValue(), frame))
                            .as(what + ", frame " + number)
                            .isTrue());
                    assertThat(found.keySet()).as(what).containsAll(expectedWithout(at, expected));
                    if (!mayBeTorn(at)) {
                        assertThat(opened.found().damaged()
                                        + opened.found().setAside().size())
                                .as(what)
                                .isPositive();
                    }
                }
            }
        }
    }

    private boolean isOneOf(int number, MadeFrame found) {
        MadeFrame written = frames.get(number);
        return found.equals(written) || found.equals(written.from(1));
    }

    /** The frames that have nothing to do with a damaged byte. */
    private List<Long> expectedWithout(int at, Map<Long, MadeFrame> expected) {
        if (at == "BADGER SPOOL 0".length() - 1 || at == "BADGER SPOOL 0".length()) {
            // another version's
            return List.of();
        }
        if (at < HEADER) {
            return List.copyOf(expected.keySet());
        }
        List<Long> others = new ArrayList<>();
        long frame = 0;
        boolean without = false;
        for (Place place : places) {
            boolean hit = at >= place.from && at < place.to;
            if (place.type == Record.TABLE) {
                // this one names no other: from here on all can be had again
                boolean isWhole = place.payload.get(1) == 0;
                without = hit || (without && !isWhole);
            } else if (place.type == Record.FRAME) {
                if (!hit && !without && expected.containsKey(frame)) {
                    others.add(frame);
                }
                frame++;
            }
        }
        return others;
    }

    /** Whether a file with a damaged byte looks like one whose last record was not written to its end. */
    private boolean mayBeTorn(int at) {
        int last = places.getLast().from;
        return at >= last + 5 && at < last + 9;
    }

    @Test
    void aTableIsHadFromALaterCopy() throws IOException {
        Path of = folder.resolve("steady");
        List<MadeFrame> steady = new ArrayList<>();
        try (Spool to = SpoolRig.open(of)) {
            for (int i = 0; i < 130; i++) {
                steady.add(new MadeFrame().at(HOST, i).with(RX, (long) i));
                SpoolRig.write(to, steady.getLast());
            }
        }
        Path file = SpoolRig.segments(of).getFirst();
        byte[] bytes = Files.readAllBytes(file);
        List<Place> tables =
                places(bytes).stream().filter(one -> one.type == Record.TABLE).toList();
        assertThat(tables).hasSize(3);
        for (Place table : tables.subList(0, 2)) {
            bytes[table.to - 1] ^= 1;
            Files.write(file, bytes);
            assertThat(SpoolRig.reopened(of).values()).containsExactlyElementsOf(steady);
        }
        bytes[tables.getLast().to - 1] ^= 1;
        Files.write(file, bytes);
        try (Spool opened = SpoolRig.open(of)) {
            // three tables and every frame
            assertThat(opened.found().damaged()).isEqualTo(133);
            assertThat(opened.found().points()).isZero();
            assertThat(opened.isDone()).isTrue();
        }
        assertThat(SpoolRig.segments(of)).isEmpty();
    }

    @Test
    void whatIsReadLaterAndFoundDamagedIsCountedAsLost() throws IOException {
        try (Spool opened = SpoolRig.open(spool)) {
            Path file = SpoolRig.segments(spool).getFirst();
            Place frame = places.stream()
                    .filter(one -> one.type == Record.FRAME)
                    .toList()
                    .get(1);
            byte[] bytes = whole.clone();
            bytes[frame.to - 1] ^= 1;
            Files.write(file, bytes);
            Map<Long, MadeFrame> expected = expected(whole.length);
            long lost = Objects.requireNonNull(expected.remove(1L)).size();
            assertThat(SpoolRig.readAll(opened)).isEqualTo(expected);
            assertThat(opened.takeLost()).isEqualTo(lost);
            assertThat(opened.takeLost()).isZero();
            opened.writeMarks();
        }
        try (Stream<Path> all = Files.list(spool)) {
            assertThat(all).hasSize(2);
        }
    }

    /** A record with a right checksum that means nothing, as a later agent might write one. */
    @Test
    void recordsThatMakeNoSenseAreCountedAndSkipped() throws IOException {
        RecordBuffer extra = new RecordBuffer();
        for (byte type : new byte[] {Record.TABLE, Record.FRAME, Record.DONE, Record.PART}) {
            extra.begin(type);
            extra.octet(0x80);
            extra.end();
        }
        // a series of a kind that nobody knows
        extra.begin(Record.TABLE);
        extra.number(900);
        extra.number(0);
        for (int i = 0; i < 7; i++) {
            extra.text("");
        }
        extra.number(1);
        extra.text("metric");
        extra.text("");
        extra.octet('i');
        extra.octet('?');
        extra.number(0);
        extra.text("");
        extra.end();
        extra.begin((byte) 99);
        extra.text("of another kind");
        extra.end();
        byte[] bytes = new byte[whole.length + extra.size()];
        System.arraycopy(whole, 0, bytes, 0, HEADER);
        extra.content().get(bytes, HEADER, extra.size());
        System.arraycopy(whole, HEADER, bytes, HEADER + extra.size(), whole.length - HEADER);
        try (Spool opened = SpoolRig.open(folderOf(bytes, bytes.length))) {
            assertThat(opened.found().damaged()).isEqualTo(6);
            assertThat(SpoolRig.readAll(opened)).isEqualTo(expected(whole.length));
        }
    }
}
