package badger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineProtocolTest {
    private static Collected read(String text) {
        return Collected.of(new LineProtocol(), text);
    }

    @Test
    void readsFieldsTagsAndTimes() {
        Collected read = read("""
                # a remark
                disk,path=/,device=sda used=10i,free=0.5,ok=true,bad=F 1700000000000000000

                temp value=21.5
                """);

        assertThat(read.problem).isNull();
        assertThat(read.points)
                .containsExactly(
                        "disk.used|device=sda|path=/ gauge 10",
                        "disk.free|device=sda|path=/ gauge 0.5",
                        "disk.ok|device=sda|path=/ gauge 1",
                        "disk.bad|device=sda|path=/ gauge 0",
                        "temp gauge 21.5");
    }

    @Test
    void aNumberWithoutItsLetterIsFloating() {
        assertThat(read("a value=5\nb value=5u").points).containsExactly("a gauge 5.0", "b gauge 5");
    }

    @Test
    void resolvesEscapesAndPassesTextsOver() {
        Collected read = read("my\\ disk,a\\=b=c\\,d text=\"x, \\\" y=1\nz\",f\\ g=1i");

        assertThat(read.problem).isNull();
        assertThat(read.points).containsExactly("my disk.f g|a=b=c,d gauge 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a; 2; a field, name=value, is expected, and here the text ends",
                "a,b value=1; 4; a tag, name=value, is expected",
                "a,b= value=1; 5; a tag's value is expected",
                "a value=; 9; a number, true or false is expected, and here the text ends",
                "a value=x; 9; a number, true or false is expected",
                "a value=1.5i; 9; an integer of 64 bits is expected before i",
                "a value=1 x; 11; a time, or the end of the line, is expected",
                "a value=1 5 6; 13; the end of the line is expected",
                ",a=b value=1; 1; a measurement's name is expected",
            })
    void saysWhereAndWhatIsWrong(String text, int column, String words) {
        assertThat(read(text).problem).isEqualTo("x:1:" + column + ": " + words);
    }

    @Test
    void aWrongLineTakesNoOtherWithIt() {
        Collected read = read("a value=1i\nb value=oops\nc value=3i\nd");

        assertThat(read.points).containsExactly("a gauge 1", "c gauge 3");
        assertThat(read.problem).startsWith("x:2:9: ");
    }
}
