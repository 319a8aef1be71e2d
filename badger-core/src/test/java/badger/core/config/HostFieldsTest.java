package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.ConfigurationException;
import badger.core.config.Samples.World;
import badger.core.spi.HostPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostFieldsTest {
    private static final String ROUTES = """
            Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
            wlan0\t00000000\t0100A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
            eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
            eth1\t00000000\t00000000\t0200\t0\t0\t0\t00000000\t0\t0\t0
            eth2\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
            """;
    private static final String ROUTES6 = """
            20010db8000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth1
            00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
            00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000001 00000000 00450003     eth0
            """;
    private static final String ADDRESSES6 = """
            00000000000000000000000000000001 01 80 10 80       lo
            fe800000000000000000000000000002 02 40 20 80     eth0
            20010db8000000000000000000000bad 02 40 00 01     eth0
            20010db8000000000000000000000bae 02 40 00 60     eth0
            20010db800010000000000000000abcd 03 40 00 80     eth1
            20010db8000000000000000000000001 02 40 00 80     eth0
            """;

    @TempDir
    Path folder;

    private HostFields fields;

    /** A host whose whole tree is in a folder, and the agent in it or in a container of its own. */
    private record Tree(Path folder) implements HostPaths {
        @Override
        public Path proc() {
            return folder.resolve("proc");
        }

        @Override
        public Path net() {
            return folder.resolve("proc/1/net");
        }

        @Override
        public Path self() {
            return folder.resolve("proc/self");
        }

        @Override
        public Path sys() {
            return folder.resolve("sys");
        }

        @Override
        public Path run() {
            return folder.resolve("run");
        }

        @Override
        public Path inRoot(String path) {
            return folder.resolve(path.substring(1));
        }
    }

    @BeforeEach
    void makeFields() throws IOException {
        World world = new World(
                folder,
                Map.of(),
                List.of(
                        InetAddress.ofLiteral("fe80::2"),
                        InetAddress.ofLiteral("192.168.1.5"),
                        InetAddress.ofLiteral("192.168.1.6")));
        fields = new HostFields(new Tree(folder), world);
        write("proc/1/net/route", ROUTES);
        write("proc/self/net/route", ROUTES);
        write("proc/1/net/ipv6_route", ROUTES6);
        write("proc/1/net/if_inet6", ADDRESSES6);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).resolveSibling(""));
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theAddressesAreThoseOfTheInterfaceWithTheDefaultRoute() {
        assertThat(fields.ipv4()).isEqualTo("192.168.1.5");
        assertThat(fields.ipv6()).isEqualTo("2001:db8::1");
    }

    @Test
    void theAgentsOwnAddressIsNotTakenForThatOfAHostWithAnotherNetwork() throws IOException {
        write("proc/self/net/route", ROUTES.replace("0101A8C0", "010011AC"));

        assertThat(fields.ipv4()).isEmpty();
    }

    @Test
    void withoutADefaultRouteThereIsNoAddress() throws IOException {
        for (String name : List.of("proc/1/net/route", "proc/self/net/route", "proc/1/net/ipv6_route")) {
            write(name, "");
        }
        assertThat(fields.ipv4()).isEmpty();
        assertThat(fields.ipv6()).isEmpty();
    }

    @Test
    void withoutAProtocolThereIsNoAddress() throws IOException {
        Files.delete(folder.resolve("proc/1/net/route"));
        Files.delete(folder.resolve("proc/1/net/if_inet6"));
        assertThat(fields.ipv4()).isEmpty();
        assertThat(fields.ipv6()).isEmpty();
        Files.delete(folder.resolve("proc/1/net/ipv6_route"));
        assertThat(fields.ipv6()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eth0 00000000 0 x 0 0 0 00000000 0", "eth0 00000000 0 0003 0 0 99999999999999999999 00000000"})
    void aTableThatCannotBeReadGivesNoAddress(String line) throws IOException {
        write("proc/1/net/route", line);
        write("proc/self/net/route", line);

        assertThat(fields.ipv4()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, ::",
        "00000000000000000000000000000001, ::1",
        "20010db8000000000000000000000000, 2001:db8::",
        "fd000000000000000000000000000002, fd00::2",
        "20010db80000000100000000000000ff, 2001:db8:0:1::ff",
        "20010db8000000010000000100000000, 2001:db8:0:1:0:1::",
        "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
        "20010db8000100010001000000010001, 2001:db8:1:1:1:0:1:1",
        "abcd0db80010010010000001f00f0a0b, abcd:db8:10:100:1000:1:f00f:a0b",
    })
    void addressesAreWrittenAsUsual(String digits, String text) {
        assertThat(Ipv6Addresses.text(digits)).isEqualTo(text);
    }

    @Test
    void everyAddressIsReadAsWhatItWasWrittenFrom() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> groups = List.of("0000", "0000", "0000", "0001", "fd00", "0a00");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder digits = new StringBuilder();
            while (digits.length() < 32) {
                digits.append(groups.get(random.nextInt(groups.size())));
            }
            String text = Ipv6Addresses.text(digits.toString());
            assertThat(InetAddress.ofLiteral(text).getAddress())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(HexFormat.of().parseHex(digits));
        }
    }

    @Test
    void theNameIsTheKernelsOrTheMountedHostsOwn() throws IOException, ConfigurationException {
        write("proc/sys/kernel/hostname", "container\n");
        assertThat(fields.hostname(Place.NOWHERE)).isEqualTo("container");

        write("etc/hostname", "outside\n");
        assertThat(fields.hostname(Place.NOWHERE)).isEqualTo("outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost\n", "localhost.localdomain", "(none)", "\n"})
    void aNameThatManyBearIsNone(String name) throws IOException {
        write("proc/sys/kernel/hostname", name);

        assertThatThrownBy(() -> fields.hostname(Place.NOWHERE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("the host calls itself '" + name.strip() + "', which tells it from no other: set"
                        + " core.hostname, or name the host (hostnamectl set-hostname NAME)");
    }

    @Test
    void aNameThatBeginsLikeLocalhostIsOne() throws IOException, ConfigurationException {
        write("proc/sys/kernel/hostname", "localhosting\n");

        assertThat(fields.hostname(Place.NOWHERE)).isEqualTo("localhosting");
    }

    @Test
    void aNameThatCannotBeReadIsAProblem() {
        assertThatThrownBy(() -> fields.hostname(Place.NOWHERE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("the host's name cannot be read (")
                .hasMessageEndingWith("): set core.hostname");
    }
}
