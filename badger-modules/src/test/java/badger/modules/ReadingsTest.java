package badger.modules;

import static org.assertj.core.api.Assertions.assertThat;

import badger.proc.ProcValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 8, 0",
        "5, 512, 2560",
        "140737488355327, 65535, 9223231299366354945",
        "140737488355328, 65535, 9223231299366420480",
        "140737488355327, 65536, 9223372036854710272",
        "1152921504606846975, 8, 9223372036854775800",
    })
    void aReadingIsToldInOtherUnits(long value, long unitsEach, long units) {
        assertThat(Readings.inUnits(value, unitsEach)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        "1152921504606846976, 8",
        "140737488355328, 65536",
        "9223372036854775807, 2",
        "2, 9223372036854775807",
        "-1, 8",
        "-1, 1",
    })
    void whatIsAbsentOrTooLargeIsAbsent(long value, long unitsEach) {
        assertThat(Readings.inUnits(value, unitsEach)).isEqualTo(ProcValue.ABSENT);
    }
}
