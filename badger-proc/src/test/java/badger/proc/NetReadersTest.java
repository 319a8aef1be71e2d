package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers of protocols and sockets, each on plain files and on some that are not. */
final class NetReadersTest {
    private static final String TCP = "Tcp: MaxConn InSegs OutSegs\nTcp: -1 7 8\n";

    @TempDir
    private Path root;

    private static List<String> rows(NetSnmp snmp) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < snmp.size(); row++) {
            rows.add(snmp.name(row) + "=" + snmp.value(row));
        }
        return rows;
    }

    @Test
    void protocolsGoByTheirNames() throws IOException {
        try (NetSnmp snmp = new NetSnmp(ProcText.write(root, "snmp", "Ip: DefaultTTL\nIp: 64\n" + TCP))) {
            snmp.read();
            String name = snmp.name(2);
            snmp.read();
            assertThat(rows(snmp))
                    .containsExactly("Ip.DefaultTTL=64", "Tcp.MaxConn=-1", "Tcp.InSegs=7", "Tcp.OutSegs=8");
            assertThat(snmp.name(2)).isSameAs(name);
            assertThat(snmp.problem()).as("no limit is no problem").isNull();
            ProcText.write(root, "snmp", TCP.replace("InSegs", "New InSegs").replace("7", "6 7") + "Ip: A\nIp: 1\n");
            snmp.read();
            assertThat(rows(snmp))
                    .as("another kernel")
                    .containsExactly("Tcp.MaxConn=-1", "Tcp.New=6", "Tcp.InSegs=7", "Tcp.OutSegs=8", "Ip.A=1");
        }
    }

    @Test
    void aProtocolWhoseNumbersAreNotAsManyIsLeftOut() throws IOException {
        for (String numbers : new String[] {"Tcp: 1 2", "Tcp: 1 2 3 4", "Tcp: 1 x 3", "Udp: 1 2 3", "1 2 3"}) {
            String text = "Tcp: A B C\n" + numbers + "\nIp: D\nIp: 9\n";
            try (NetSnmp snmp = new NetSnmp(ProcText.write(root, "snmp", text))) {
                snmp.read();
                assertThat(rows(snmp)).as(numbers).containsExactly("Ip.D=9");
                assertThat(snmp.problem()).as(numbers).isNotNull();
            }
        }
    }

    @Test
    void aNumberThatCannotBeIsAbsent() throws IOException {
        String numbers = "Tcp: -2 99999999999999999999 18446744073709551615\n";
        try (NetSnmp snmp = new NetSnmp(ProcText.write(root, "snmp", "Tcp: A B C\n" + numbers))) {
            snmp.read();
            assertThat(rows(snmp)).containsExactly("Tcp.A=-1", "Tcp.B=-1", "Tcp.C=-1");
            assertThat(Objects.requireNonNull(snmp.problem())).hasMessageEndingWith("a negative number");
        }
    }

    @Test
    void withoutAnyProtocolNothingIsTrusted() {
        try (NetSnmp snmp = new NetSnmp(ProcText.write(root, "snmp", "Tcp: A B C\n"))) {
            assertThatThrownBy(snmp::read).isInstanceOf(ProcFormatException.class);
        }
    }

    @Test
    void aNameAndANumberALine() throws IOException {
        String text = "Ip6InReceives      \t4\nIp6InErr x\nIp6InReceives 5\nUdp6NoPorts 6 7\nUdp6InErrors 8\n";
        try (NetSnmp6 snmp = new NetSnmp6(ProcText.write(root, "snmp6", text))) {
            snmp.read();
            assertThat(snmp.size()).isEqualTo(2);
            assertThat(snmp.name(0)).isEqualTo("Ip6InReceives");
            assertThat(snmp.value(0)).isEqualTo(4);
            assertThat(snmp.name(1)).isEqualTo("Udp6InErrors");
            assertThat(snmp.problem()).isNotNull();
        }
    }

    @Test
    void socketsOfEveryProtocol() throws IOException {
        String text = "sockets: used 35\nTCP: inuse 6 orphan 0 tw x alloc 16\n" + "L".repeat(200)
                + ": inuse 1\nTCP: inuse 7\n";
        try (SockStat sockets = new SockStat(ProcText.write(root, "sockstat", text))) {
            sockets.read();
            assertThat(sockets.size()).isEqualTo(4);
            assertThat(sockets.name(0)).isEqualTo("sockets.used");
            assertThat(sockets.value(0)).isEqualTo(35);
            assertThat(sockets.name(3)).isEqualTo("TCP.alloc");
            assertThat(sockets.value(3)).isEqualTo(16);
            assertThat(sockets.problem()).isNotNull();
        }
    }

    @Test
    void coresByTheirNumberWhereItIsPrinted() throws IOException {
        String without = "0000000a 00000001 ffffffff 0 0 0 0 0 0\n";
        String with = "0000000b 00000002 00000003 0 0 0 0 0 0 0 0 0 00000007\n";
        try (SoftnetStat softnet = new SoftnetStat(
                ProcText.write(root, "softnet_stat", without + "1 2\n1 2 123456789\n1 2 -3\n" + with))) {
            softnet.read();
            assertThat(softnet.size()).isEqualTo(2);
            assertThat(softnet.core(0)).isZero();
            assertThat(softnet.processed(0)).isEqualTo(10);
            assertThat(softnet.squeezed(0)).isEqualTo(0xffffffffL);
            assertThat(softnet.core(1)).isEqualTo(7);
            assertThat(softnet.dropped(1)).isEqualTo(2);
            assertThat(softnet.problem()).isNotNull();
        }
    }

    @Test
    void neighboursByTheNamesOfTheColumns() throws IOException {
        String text = """
                entries  allocs   res_failed table_fulls
                0000000a 00000001 00000003   ffffffffff
                0000000a 00000001 8000000000000000 1
                0000000a 1 2
                0000000a 00000001 00000004   00000002
                """;
        try (NeighbourStat arp = new NeighbourStat(ProcText.write(root, "arp_cache", text))) {
            arp.read();
            assertThat(arp.size()).isEqualTo(2);
            assertThat(arp.value(1, NeighbourStat.Column.ENTRIES)).isEqualTo(10);
            assertThat(arp.value(0, NeighbourStat.Column.TABLE_FULLS)).isEqualTo(0xffffffffffL);
            assertThat(arp.value(1, NeighbourStat.Column.RES_FAILED)).isEqualTo(4);
            assertThat(arp.value(1, NeighbourStat.Column.UNRESOLVED_DISCARDS)).isEqualTo(ProcValue.ABSENT);
            assertThat(arp.problem()).isNotNull();
        }
    }

    @Test
    void aNumberAlone() throws IOException {
        try (NumberFile number = new NumberFile(ProcText.write(root, "count", "17\n"))) {
            number.read();
            assertThat(number.value()).isEqualTo(17);
            for (String none : new String[] {"", "17", "x\n", "1 2\n", "1\n2\n", "\n"}) {
                ProcText.write(root, "count", none);
                assertThatThrownBy(number::read).as(none).isInstanceOf(ProcFormatException.class);
                assertThat(number.value()).as(none).isEqualTo(ABSENT);
            }
            ProcText.write(root, "count", "max\n");
            number.read();
            assertThat(number.value()).isEqualTo(ABSENT);
        }
    }
}
