package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import badger.modules.process.MadeProcesses.Stat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traffic of groups by the network namespaces that they have for themselves. */
final class ProcessNetworkTest {
    private static final String RECEIVED = "proc.net_rx_bytes.web";
    private static final String SENT = "proc.net_tx_bytes.web";

    @TempDir
    Path root;

    private MadeProcesses host;

    @BeforeEach
    void makeHost() throws IOException {
        host = MadeProcesses.of(root, Keys.on("network").pattern("web", "web").config());
        host.put(Stat.of(1, "init")).namespace(1, 1000).traffic(1, 5, 5);
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    @Test
    void aNamespaceOfTheGroupAloneIsCountedOnce() throws IOException {
        host.put(Stat.of(100, "web")).namespace(100, 2000).traffic(100, 50, 500);
        host.put(Stat.of(101, "web")).namespace(101, 2000).traffic(101, 50, 500);
        assertThat(host.tick()).doesNotContainKeys(RECEIVED, SENT);
        host.traffic(100, 60, 700).traffic(101, 60, 700);
        assertThat(host.tick()).contains(entry(RECEIVED, 10.0), entry(SENT, 200.0));
    }

    @Test
    void severalOfThemAddUp() throws IOException {
        host.put(Stat.of(100, "web")).namespace(100, 2000).traffic(100, 50, 500);
        host.put(Stat.of(101, "web")).namespace(101, 3000).traffic(101, 1, 1);
        host.tick();
        host.traffic(100, 60, 700).traffic(101, 5, 2);
        assertThat(host.tick()).contains(entry(RECEIVED, 14.0), entry(SENT, 201.0));
    }

    @Test
    void whoeverElseIsInItMakesItUnknownUntilTheyEnd() throws IOException {
        host.put(Stat.of(100, "web")).namespace(100, 2000).traffic(100, 50, 500);
        host.put(Stat.of(102, "shell")).namespace(102, 2000);
        host.tick();
        assertThat(host.ticks(20)).containsKey("proc.count.web").doesNotContainKeys(RECEIVED, SENT);
        host.end(102);
        host.tick();
        host.traffic(100, 51, 501);
        assertThat(host.tick()).contains(entry(RECEIVED, 1.0), entry(SENT, 1.0));
    }

    @Test
    void aMemberAmongAllOthersMakesItUnknown() throws IOException {
        host.put(Stat.of(100, "web")).namespace(100, 2000).traffic(100, 50, 500);
        host.put(Stat.of(101, "web")).namespace(101, 1000).traffic(101, 5, 5);
        host.tick();
        assertThat(host.tick()).doesNotContainKeys(RECEIVED, SENT);
    }

    @Test
    void aProcessWhoseNamespaceIsNotKnownMayBeInAny() throws IOException {
        host.put(Stat.of(100, "web")).namespace(100, 2000).traffic(100, 50, 500);
        // no link: it cannot be read, whoever asks
        host.put(Stat.of(102, "shell")).write("102/ns/net", "");
        host.put(Stat.of(103, "shell")).write("103/ns/net", "");
        host.tick();
        assertThat(host.ticks(40)).doesNotContainKeys(RECEIVED, SENT);
        assertThat(host.errors()).isEqualTo(1);
    }

    @Test
    void aProcessThatIsInNoneIsInNobodysWay() throws IOException {
        host.put(Stat.of(100, "web")).namespace(100, 2000).traffic(100, 50, 500);
        host.put(Stat.of(101, "web").state('Z').pages(0));
        host.put(Stat.of(102, "shell").state('Z').pages(0));
        host.tick();
        assertThat(host.tick()).contains(entry(RECEIVED, 0.0), entry(SENT, 0.0));
    }

    @Test
    void aNamespaceWhoseInterfacesCannotBeReadIsNotZero() throws IOException {
        host.put(Stat.of(100, "web")).namespace(100, 2000).traffic(100, 50, 500);
        host.ticks(2);
        host.write("100/net/dev", "nothing\n");
        assertThat(host.tick()).doesNotContainKeys(RECEIVED, SENT);
        assertThat(host.errors()).isPositive();
        host.delete("100/net");
        Map<String, Number> without = host.tick();
        assertThat(without).doesNotContainKeys(RECEIVED, SENT);
    }

    @Test
    void aKernelWithoutNamespacesGivesNothing() throws IOException {
        host.delete("1/ns");
        host.put(Stat.of(100, "web"));
        host.tick();
        assertThat(host.tick()).doesNotContainKeys(RECEIVED, SENT);
        assertThat(host.errors()).isZero();
    }
}
