package badger.modules.netstat;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.modules.ReadPace;
import badger.natives.RootQdiscs;
import badger.testkit.Allocation;
import badger.testkit.Fixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a host that lacks some of it, and what that costs. */
final class NetstatBehaviourTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int TICKS = 20;
    private static final long MILLION = 1_000_000;

    @TempDir
    Path stage;

    private ModuleTrial module(Fixture fixture) throws IOException {
        NetstatModuleProvider provider = new NetstatModuleProvider();
        return ModuleTrial.of(provider, provider.defaults(), fixture.host(), 1_800_000_000L);
    }

    private static Map<String, Number> tick(ModuleTrial module, long nanos) throws IOException {
        return module.tick(nanos).stream()
                .collect(Collectors.toMap(reading -> reading.series().name(), Reading::value));
    }

    private static long connections(Map<String, Number> points, String state) {
        Number count = points.get("net.tcp.connections." + state);
        return count == null ? -1 : count.longValue();
    }

    @Test
    void byDefaultAHostHasAFewDozenSeries() throws IOException {
        Fixture fixture = Fixture.play("linux-6.18-x86_64", stage);
        try (ModuleTrial module = module(fixture)) {
            tick(module, SECOND);
            fixture.show("t1");
            Map<String, Number> points = tick(module, fixture.nanosBetween());
            assertThat(points).hasSize(60).containsKeys("net.tcp.retrans_segs", "net.sockets.tcp_tw");
            assertThat(module.series()).hasSize(60);
        }
    }

    @Test
    void connectionsByStateAreTheKernelsCountsWithoutThoseOfOtherStates() throws IOException {
        Fixture fixture = Fixture.play("linux-6.18-x86_64", stage);
        Path net = stage.resolve("proc/net");
        Fixture.overwrite(net.resolve("snmp"), "Tcp: CurrEstab\nTcp: 1000000\n".getBytes(StandardCharsets.US_ASCII));
        Fixture.overwrite(
                net.resolve("sockstat"),
                "sockets: used 1\nTCP: inuse 1 orphan 0 tw 1000000 alloc 1 mem 1\n"
                        .getBytes(StandardCharsets.US_ASCII));
        NetstatConfig config = new NetstatConfig(false, true, false, ReadPace.DEAR_INTERVAL);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ModuleTrial module =
                        ModuleTrial.of(new NetstatModuleProvider(), config, fixture.host(), 1_800_000_000L)) {
            Map<String, Number> points = tick(module, SECOND);
            assertThat(points.keySet().stream().filter(name -> name.startsWith("net.tcp.connections.")))
                    .hasSize(11);
            assertThat(connections(points, "listen"))
                    .as("one of them on port %s", server.getLocalPort())
                    .isPositive();
            assertThat(connections(points, "established")).isEqualTo(MILLION - connections(points, "close_wait"));
            assertThat(connections(points, "time_wait")).isBetween(MILLION - connections(points, "fin_wait2"), MILLION);
            assertThat(tick(module, SECOND)).as("twice at first").containsKey("net.tcp.connections.listen");
            assertThat(tick(module, SECOND)).as("every ten seconds").doesNotContainKey("net.tcp.connections.listen");
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void theQueuesOfTheInterfacesAreTheKernelsUnderTheirNames() throws IOException {
        Fixture fixture = Fixture.play("linux-6.18-x86_64", stage);
        NetstatConfig config = new NetstatConfig(false, false, true, ReadPace.DEAR_INTERVAL);
        try (RootQdiscs qdiscs = new RootQdiscs();
                ModuleTrial module =
                        ModuleTrial.of(new NetstatModuleProvider(), config, fixture.host(), 1_800_000_000L)) {
            qdiscs.read();
            assertThat(qdiscs.size()).as("interfaces with a queue").isPositive();
            String name = "queued" + qdiscs.interfaceIndex(0);
            Path folder = Files.createDirectories(stage.resolve("sys/class/net").resolve(name));
            Files.writeString(folder.resolve("ifindex"), qdiscs.interfaceIndex(0) + "\n");
            assertThat(tick(module, SECOND)).containsKeys("net.qdisc.qlen." + name, "net.qdisc.backlog." + name);
            assertThat(tick(module, SECOND)).containsKey("net.qdisc.drops." + name);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void whatTheKernelTellsOfTheAgentsOwnNetworkIsNotSaidOfAnother() throws IOException {
        Fixture fixture = Fixture.play("linux-6.18-x86_64", stage);
        Path own = Files.createDirectories(stage.resolve("proc/self/net")).resolve("dev");
        Files.copy(stage.resolve("proc/net/dev"), own);
        NetstatConfig config = new NetstatConfig(false, true, true, ReadPace.DEAR_INTERVAL);
        NetstatModuleProvider provider = new NetstatModuleProvider();
        try (ModuleTrial module = ModuleTrial.of(provider, config, fixture.host(), 1_800_000_000L)) {
            Map<String, Number> points = tick(module, SECOND);
            assertThat(points).containsKey("net.sockets.tcp_tw").doesNotContainKey("net.tcp.connections.listen");
            assertThat(points.keySet()).noneMatch(name -> name.startsWith("net.qdisc."));
            assertThat(module.errors()).as("said once").isOne();
            tick(module, SECOND);
            assertThat(module.errors()).isOne();
        }
        Files.delete(own);
        Files.createLink(own, stage.resolve("proc/net/dev"));
        try (ModuleTrial module = ModuleTrial.of(provider, config, fixture.host(), 1_800_000_000L)) {
            assertThat(tick(module, SECOND)).containsKey("net.tcp.connections.listen");
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void withoutVersion6AndTrackingTheRestIsThereAndNothingIsWrong() throws IOException {
        Fixture fixture = Fixture.play("linux-5.10-arm64", stage);
        for (String gone : new String[] {
            "net/snmp6", "net/sockstat6", "sys/net/netfilter/nf_conntrack_count", "sys/net/netfilter/nf_conntrack_max"
        }) {
            Files.delete(stage.resolve("proc").resolve(gone));
        }
        try (ModuleTrial module = module(fixture)) {
            assertThat(tick(module, SECOND))
                    .containsKeys("net.tcp.curr_estab", "net.sockets.used")
                    .doesNotContainKeys("net.sockets.tcp6_inuse", "net.conntrack.count", "net.conntrack.max");
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void whatComesLaterIsFoundWithinAMinute() throws IOException {
        Fixture fixture = Fixture.play("synthetic-iowait-backwards", stage);
        Path folder = stage.resolve("proc/sys/net/netfilter");
        try (ModuleTrial module = module(fixture)) {
            assertThat(tick(module, SECOND)).doesNotContainKey("net.conntrack.count");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("nf_conntrack_count"), "12\n");
            Files.writeString(folder.resolve("nf_conntrack_max"), "65536\n");
            assertThat(tick(module, 60 * SECOND))
                    .containsEntry("net.conntrack.count", 12L)
                    .containsEntry("net.conntrack.max", 65536L);
        }
    }

    @Test
    void aTickAllocatesNothingForTheHostsSize() throws IOException {
        Fixture fixture = Fixture.play("synthetic-256-cores", stage);
        try (ModuleTrial module = module(fixture)) {
            long bytes = 0;
            for (int tick = 0; tick < 2 * TICKS; tick++) {
                long before = Allocation.bytesOfThisThread();
                module.count(SECOND);
                // the first half declares series, grows buffers and loads classes
                bytes += tick < TICKS ? 0 : Allocation.bytesOfThisThread() - before;
            }
            assertThat(bytes / TICKS).isLessThan(256);
        }
    }
}
