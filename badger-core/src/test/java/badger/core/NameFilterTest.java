package badger.core;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Glob;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameFilterTest {
    private static final List<String> NAMES = List.of("cpu.user", "cpu.steal", "net.rx_bytes.eth0", "net.rx_bits.eth0");

    @Test
    void anEmptyWhitelistLetsEverythingPass() {
        assertThat(NAMES).allMatch(NameFilter.EVERYTHING::passes);
    }

    @Test
    void theBlacklistTakesOutOfWhatTheWhitelistLetsPass() {
        assertThat(NAMES)
                .filteredOn(filter("net.*,cpu.u*", "")::passes)
                .containsExactly("cpu.user", "net.rx_bytes.eth0", "net.rx_bits.eth0");
        assertThat(NAMES)
                .filteredOn(filter("", "*bits*,cpu.steal")::passes)
                .containsExactly("cpu.user", "net.rx_bytes.eth0");
        assertThat(NAMES).filteredOn(filter("net.*", "*bits*")::passes).containsExactly("net.rx_bytes.eth0");
        assertThat(NAMES).filteredOn(filter("net", "")::passes).isEmpty();
    }

    private static NameFilter filter(String whitelist, String blacklist) {
        return new NameFilter(globs(whitelist), globs(blacklist));
    }

    private static List<Glob> globs(String patterns) {
        return Stream.of(patterns.split(",", -1))
                .filter(pattern -> !pattern.isEmpty())
                .map(Glob::parse)
                .toList();
    }
}
