package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** A file of which only what changed is read again says what it says to a reader that sees it for the first time. */
final class LastLinesTest {
    private static final Path NOWHERE = Path.of("/nowhere");
    private static final String FIRST = "a 1\nbc  22 kB\nd 333\n";

    private final LastLines lines = new LastLines();
    private final Rows rows = new Rows(1);

    /** Reads a whole file, as a reader does; what stands behind a number is part of the rest of its line. */
    private void readAll(String text) {
        rows.clear();
        ProcCursor cursor = ProcText.cursor(text);
        assertThat(lines.update(cursor, rows)).isFalse();
        assertThat(cursor.position()).isZero();
        while (cursor.hasLine()) {
            int start = cursor.position();
            assertThat(cursor.nextToken()).isTrue();
            int nameEnd = cursor.position();
            rows.set(rows.add(), 0, cursor.nextLong());
            lines.add(cursor.bytes(), start, nameEnd, cursor.position());
            cursor.endLine();
        }
        lines.keep(cursor, rows.size());
    }

    /** Reads what changed: the numbers, or none if the whole file has to be read. */
    private List<Long> update(String text) {
        rows.clear();
        ProcCursor cursor = ProcText.cursor(text);
        List<Long> numbers = new ArrayList<>();
        if (lines.update(cursor, rows)) {
            for (int row = 0; row < rows.size(); row++) {
                numbers.add(rows.get(row, 0));
            }
        } else {
            assertThat(rows.size()).isZero();
            assertThat(cursor.position()).isZero();
        }
        return numbers;
    }

    @Test
    void otherNumbersAreReadWhereverTheyStand() {
        readAll(FIRST);
        assertThat(update(FIRST)).containsExactly(1L, 22L, 333L);
        assertThat(update("a 2\nbc  22 kB\nd 333\n")).containsExactly(2L, 22L, 333L);
        assertThat(update("a 2\nbc  22 kB\nd 9\n")).as("shorter").containsExactly(2L, 22L, 9L);
        assertThat(update("a 20000\nbc 5 kB\nd 10\n"))
                .as("longer, other blanks")
                .containsExactly(20000L, 5L, 10L);
        assertThat(update("a 20000\nbc 5 kB\nd 10\n")).containsExactly(20000L, 5L, 10L);
        assertThat(update("a 1\nbc  22 kB\nd 333\n")).containsExactly(1L, 22L, 333L);
    }

    @Test
    void anythingElseIsReadWhole() {
        for (String other : List.of(
                "",
                "a 1\n",
                "a 1\nbc  22 kB\n",
                "a 1\nbc  22 kB\nd 333\ne 4\n",
                "a 1\nbc  22 kB\nd 333",
                "a 1\nbc  22 kB\nd 3334",
                "a 1\nbc  22 KB\nd 333\n",
                "a 1\nbc  22\nd 333\n",
                "a 1\nbc  22 kB \nd 333\n",
                "a 1\nbd  22 kB\nd 333\n",
                "a 1\nbcd  22 kB\nd 333\n",
                "a 1\nd 333\nbc  22 kB\n",
                "a 1\nbc  x2 kB\nd 333\n",
                "a 1\nbc  -2 kB\nd 333\n",
                "a 1\nbc  2x kB\nd 333\n",
                "a 1\nbc   kB\nd 333\n",
                "a 1\nbc  1234567890123456789 kB\nd 333\n",
                "a\n1\nbc  22 kB\nd 333\n",
                "a12\nbc  22 kB\nd 333\n",
                "0 a 1\nbc  22 kB\nd 333\n")) {
            readAll(FIRST);
            assertThat(update(other)).as(other).isEmpty();
            assertThat(update(FIRST)).as("nothing is known any more").isEmpty();
        }
    }

    @Test
    void aFileThatIsNotOneNumberALineIsNotKept() {
        rows.clear();
        ProcCursor cursor = ProcText.cursor("a 1\n\nb 2\n");
        lines.add(cursor.bytes(), 0, 1, 3);
        lines.add(cursor.bytes(), 5, 6, 8);
        lines.keep(cursor, 2);
        assertThat(update("a 1\n\nb 2\n")).isEmpty();
    }

    @Test
    void whatFailsIsReadAnewAfterwards() throws ProcFormatException {
        VmStat reader = new VmStat(NOWHERE);
        assertThat(read(reader, "a 1\nb 2\n")).containsExactly("a=1", "b=2");
        reader.clear();
        assertThatThrownBy(() -> reader.parse(ProcText.cursor("a x\nb y\n"))).isInstanceOf(ProcFormatException.class);
        assertThat(read(reader, "a 1\nb 3\n")).containsExactly("a=1", "b=3");
        assertThat(read(reader, "b 1\na 3\n")).containsExactly("b=1", "a=3");
    }

    @Test
    void theArrangementTellsWhetherRowsBearOtherNames() throws ProcFormatException {
        VmStat reader = new VmStat(NOWHERE);
        read(reader, "a 1\nb 2\n");
        long first = reader.arrangement();
        read(reader, "a 1\nb 3\n");
        read(reader, "a 1\nb x\n");
        read(reader, "a 10\n");
        read(reader, "a 10\nb 4\n");
        assertThat(reader.arrangement()).isEqualTo(first);
        read(reader, "a 10\nc 4\n");
        assertThat(reader.arrangement()).isNotEqualTo(first);
    }

    @Test
    void afterAnyChangeAReaderSaysWhatANewOneSays() throws ProcFormatException {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        VmStat kept = new VmStat(NOWHERE);
        List<String> names = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            names.add("name_" + i);
            numbers.add(random.nextLong(1000));
        }
        for (int tick = 0; tick < 5_000; tick++) {
            change(names, numbers, random);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                text.append(names.get(i)).append(' ').append(numbers.get(i)).append('\n');
            }
            if (random.nextInt(50) == 0) {
                text.setLength(1 + random.nextInt(text.length()));
            }
            VmStat fresh = new VmStat(NOWHERE);
            assertThat(read(kept, text.toString()))
                    .as("seed %d, tick %d", seed, tick)
                    .isEqualTo(read(fresh, text.toString()));
        }
    }

    private static void change(List<String> names, List<Long> numbers, RandomGenerator random) {
        for (int i = random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(names.size());
            numbers.set(at, random.nextLong() >>> random.nextInt(1, 64));
        }
        if (random.nextInt(20) == 0) {
            int at = random.nextInt(names.size());
            names.set(at, names.get(at) + random.nextInt(10));
        }
        if (random.nextInt(20) == 0) {
            int at = random.nextInt(names.size());
            names.add(at, "new_" + random.nextLong());
            numbers.add(at, 7L);
        }
        if (random.nextInt(20) == 0 && names.size() > 5) {
            int at = random.nextInt(names.size());
            names.remove(at);
            numbers.remove(at);
        }
    }

    private static List<String> read(VmStat reader, String text) {
        reader.clear();
        try {
            reader.parse(ProcText.cursor(text));
        } catch (ProcFormatException e) {
            return List.of("nothing");
        }
        String[] read = new String[reader.size()];
        Arrays.setAll(read, row -> reader.name(row) + "=" + reader.value(row));
        return List.of(read);
    }
}
