package badger.core.rule;

import static badger.core.rule.MadeRules.matchers;
import static badger.core.rule.MadeRules.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import badger.core.spi.Glob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesFilterTest {
    private static final SeriesName USER = name("cpu.user");
    private static final SeriesName STEAL = name("cpu.steal");
    private static final SeriesName BYTES = name("net.rx_bytes", "interface", "eth0");
    private static final SeriesName BITS = name("net.rx_bits", "interface", "eth0");
    private static final List<SeriesName> ALL = List.of(USER, STEAL, BYTES, BITS);

    private static List<SeriesName> passing(
            List<Written<SeriesMatcher>> whitelist, List<Written<SeriesMatcher>> blacklist) {
        return ALL.stream()
                .filter(new SeriesFilter(whitelist, blacklist)::passes)
                .toList();
    }

    @Test
    void anEmptyWhitelistLetsEverythingPass() {
        assertThat(ALL).allMatch(SeriesFilter.EVERYTHING::passes);
    }

    @Test
    void theBlacklistTakesOutOfWhatTheWhitelistLetsPass() {
        assertThat(passing(matchers("net.*", "cpu.u*"), List.of())).containsExactly(USER, BYTES, BITS);
        assertThat(passing(List.of(), matchers("*bits*", "cpu.steal"))).containsExactly(USER, BYTES);
        assertThat(passing(matchers("net.*"), matchers("*bits*"))).containsExactly(BYTES);
        assertThat(passing(matchers("net"), List.of())).isEmpty();
    }

    @Test
    void everythingThatAnObjectSaysMustFit() {
        SeriesName loopback = name("net.rx_bytes", "interface", "lo");
        SeriesMatcher matcher = matcher("net.*", Map.of("interface", Glob.parse("eth?")), "B");

        assertThat(matcher.fits(BYTES)).isTrue();
        assertThat(matcher.fits(loopback)).isFalse();
        assertThat(matcher.fits(USER)).isFalse();
        assertThat(matcher.fits(name("net.rx_bytes")))
                .as("it has no such label")
                .isFalse();
        assertThat(matcher.fits(name("net.rx_bytes", "disk", "eth0"))).isFalse();
        assertThat(matcher("*", Map.of(), "b").fits(BYTES)).as("another unit").isFalse();
        assertThat(matcher("net.rx_bytes.*", Map.of(), "B").fits(BYTES))
                .as("the metric is not the flat name")
                .isFalse();
    }

    @Test
    void anEmptyUnitIsThatOfSeriesWithoutOne() {
        SeriesMatcher matcher = matcher("*", Map.of(), "");
        assertThat(matcher.fits(SeriesName.of("load.one", List.of(), ""))).isTrue();
        assertThat(matcher.fits(BYTES)).isFalse();
    }

    @Test
    void aMatcherThatSaysNothingIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SeriesMatcher(Optional.empty(), Optional.empty(), Map.of(), Optional.empty()))
                .withMessageContaining("fits everything");
    }

    @Test
    void aMatcherPrintsAsItIsWritten() {
        assertThat(SeriesMatcher.parse("net.\"*")).hasToString("\"net.\\\"*\"");
        assertThat(matcher("net.*", Map.of("interface", Glob.parse("eth*")), "B"))
                .hasToString("{\"metric\": \"net.*\", \"label\": {\"interface\": \"eth*\"}, \"unit\": \"B\"}");
    }

    @Test
    void theReasonNamesTheRule() {
        SeriesFilter filter = new SeriesFilter(
                List.of(new Written<>(SeriesMatcher.parse("net.*"), "a.conf:1:2")), matchers("*bits*"));

        assertThat(filter.reason(BYTES)).isEqualTo("whitelist \"net.*\" (a.conf:1:2)");
        assertThat(filter.reason(BITS)).isEqualTo("blacklist \"*bits*\"");
        assertThat(filter.reason(USER)).isEqualTo("its whitelist has only \"net.*\" (a.conf:1:2)");
        assertThat(new SeriesFilter(matchers("a", "b"), List.of()).reason(USER))
                .isEqualTo("none of the 2 rules of its whitelist fits, the first is \"a\"");
        assertThat(new SeriesFilter(List.of(), matchers("a")).reason(USER)).isEqualTo("nothing in its blacklist fits");
        assertThat(SeriesFilter.EVERYTHING.reason(USER)).isEqualTo("no filter");
    }

    private static SeriesMatcher matcher(String metric, Map<String, Glob> labels, String unit) {
        return new SeriesMatcher(
                Optional.empty(), Optional.of(Glob.parse(metric)), labels, Optional.of(Glob.parse(unit)));
    }
}
