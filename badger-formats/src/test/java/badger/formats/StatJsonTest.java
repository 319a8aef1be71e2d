package badger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatJsonTest {
    private static Collected read(String text) {
        return Collected.of(new StatJson(), text);
    }

    @Test
    void readsWhatModulesOfTheOriginalReturn() {
        Collected read = read("""
                [{"cpu.user": {"value": 8, "units": "percent"}},
                 {"load.one": {"units": "", "value": 0.25}}, {"a": {"value": -3}, "b": {"value": 1e3}}]
                """);

        assertThat(read.problem).isNull();
        assertThat(read.points)
                .containsExactly("cpu.user percent gauge 8", "load.one gauge 0.25", "a gauge -3", "b gauge 1000.0");
    }

    @Test
    void readsAWholePayloadAndTheBareStringOfItsFirstFrame() {
        Collected read = read("""
                {"datacenter": "x", "hostname": "h", "timestamp": 1700000000.5,
                 "points": ["first", {"a": {"value": 1, "units": "B"}}], "zone": ""}
                """);

        assertThat(read.problem).isNull();
        assertThat(read.points).containsExactly("a B gauge 1");
    }

    @Test
    void readsShortFormsLabelsTypesAndSeveralValues() {
        Collected read = read("""
                {"temp": 21.5}
                {"jobs": {"value": 7, "type": "counter", "labels": {"queue": "a", "age": "old"}, "more": [1, {"x": []}]}}
                [{"none": {"value": null}}]
                """);

        assertThat(read.problem).isNull();
        assertThat(read.points).containsExactly("temp gauge 21.5", "jobs|age=old|queue=a counter 7");
    }

    @Test
    void resolvesEscapes() {
        assertThat(read("{\"a\\u00e4\\\"b\\/\": 1, \"\uD83E\uDDA1\": {\"value\": 2, \"units\": \"\\u0042\"}}").points)
                .containsExactly("aä\"b/ gauge 1", "\uD83E\uDDA1 B gauge 2");
    }

    @Test
    void handsOnWhatPythonWritesForNoNumber() {
        assertThat(read("[{\"a\": {\"value\": NaN}}, {\"b\": -Infinity}, {\"c\": 1}]").points)
                .containsExactly("a gauge NaN", "b gauge NaN", "c gauge 1");
    }

    @Test
    void whatIsNoNumberIsLeftOutAndTheRestIsRead() {
        Collected read = read("[{\"a\": \"text\"},\n {\"b\": {\"value\": [1]}}, {\"c\": true}, {\"d\": 1}]");

        assertThat(read.points).containsExactly("d gauge 1");
        assertThat(read.problem).isEqualTo("x:1:8: a number is expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'a': 1}; 1; 2; a name in quotes is expected",
                "[{\"a\": 1}, {\"b\" 2}]; 1; 17; ':' is expected",
                "[{\"a\": 1} {\"b\": 2}]; 1; 11; ',' or ']' is expected",
                "hello; 1; 1; a list of points, or an object, is expected",
                "[3]; 1; 2; an object {\"name\": ...} is expected",
                "{\"a\": 12x}; 1; 7; a value is expected",
                "{\"a\": }; 1; 7; a value is expected",
            })
    void saysWhereAndWhatIsWrong(String text, int line, int column, String words) {
        assertThat(read(text).problem).isEqualTo("x:" + line + ":" + column + ": " + words);
    }

    @Test
    void whatStandsBeforeTheMistakeIsRead() {
        Collected read = read("[{\"a\": 1},\n {\"b\": 2},\n {\"c\": 3");

        assertThat(read.points).containsExactly("a gauge 1", "b gauge 2");
        assertThat(read.problem).isEqualTo("x:3:9: ',' or '}' is expected, and here the text ends");
    }

    @Test
    void whatIsNestedTooDeepEndsIt() {
        assertThat(read("{\"a\": {\"x\": " + "[".repeat(100_000)).problem).contains("nested too deep");
    }
}
