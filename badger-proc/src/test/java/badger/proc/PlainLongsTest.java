package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of numbers that are read in one go: {@link PlainLongs}. */
class PlainLongsTest {
    private static final String DIGITS = "987654321012345678";

    private final long[] into = new long[30];

    @Test
    void numbersOfEveryLengthAreRead() {
        StringBuilder line = new StringBuilder();
        for (int digits = 1; digits <= DIGITS.length(); digits++) {
            line.append(digits % 2 == 0 ? "  " : "\t").append(DIGITS, 0, digits);
        }
        ProcCursor cursor = ProcText.cursor(line + "\n7\n");

        assertThat(PlainLongs.read(cursor, into, 3, 25)).isEqualTo(DIGITS.length());
        for (int digits = 1; digits <= DIGITS.length(); digits++) {
            assertThat(into[2 + digits]).isEqualTo(Long.parseLong(DIGITS.substring(0, digits)));
        }
        assertThat(cursor.atLineEnd()).isTrue();
        assertThat(into[2]).isZero();
        assertThat(into[3 + DIGITS.length()]).isZero();
    }

    @Test
    void noMoreAreReadThanAreWanted() {
        ProcCursor cursor = ProcText.cursor("1 22 333 4444 55555\n");

        assertThat(PlainLongs.read(cursor, into, 0, 3)).isEqualTo(3);
        assertThat(into).startsWith(1, 22, 333, 0);
        assertThat(cursor.plainLong()).isEqualTo(4444);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "-1",
                "12x",
                "123:",
                "1234/",
                "12345.5",
                "123456,",
                "1234567e3",
                "12345678\u00e4",
                ":",
                ";4",
                "1234567890123456789",
            })
    void whatIsNoPlainNumberEndsThemAndStaysToBeRead(String odd) {
        ProcCursor cursor = ProcText.cursor("10 200 " + odd + " 4\n");

        assertThat(PlainLongs.read(cursor, into, 0, 5)).isEqualTo(2);
        assertThat(into).startsWith(10, 200, 0);
        assertThat(cursor.nextToken()).isTrue();
        assertThat(cursor.tokenStart()).isEqualTo("10 200 ".length());
    }

    @Test
    void nothingIsReadWhereNothingIs() {
        assertThat(PlainLongs.read(ProcText.cursor(""), into, 0, 5)).isZero();
        assertThat(PlainLongs.read(ProcText.cursor("\n8\n"), into, 0, 5)).isZero();
        assertThat(PlainLongs.read(ProcText.cursor("  \t\n8\n"), into, 0, 5)).isZero();
    }
}
