package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a bus says may be cut off anywhere, and wrong in any byte: that is a fault with a place, and nothing worse. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SystemdDamageTest {
    private static final long SEED = 20_261_123;
    private static final int ROUNDS = 3;

    private static final MadeUnit SSH = MadeUnit.of("ssh.service", "active");
    private static final MadeUnit ODD = new MadeUnit("dev-disk-by\\x2duuid.device", "loaded", "activating", 12);

    @TempDir
    Path folder;

    private Path socket;
    private BusRecording bus;

    @BeforeEach
    void listen() throws IOException {
        socket = folder.resolve("bus");
        bus = BusRecording.at(socket);
    }

    @AfterEach
    void stop() throws IOException {
        bus.close();
    }

    private static byte[] whole(ByteOrder order) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("DATA\r\nOK 0123456789abcdef0123456789abcdef\r\n".getBytes(US_ASCII));
        all.writeBytes(new BusBytes(order).text(":1.7").answerTo(1, "s"));
        all.writeBytes(BusBytes.signal(order));
        all.writeBytes(new BusBytes(order)
                .structures(List.of(ODD.bytes(order), SSH.bytes(order)))
                .answerTo(2, UnitList.TYPES));
        all.writeBytes(new BusBytes(order).variant("running").answerTo(3, "v"));
        all.writeBytes(new BusBytes(order).variant(3).answerTo(4, "v"));
        return all.toByteArray();
    }

    private SystemdReport report() throws IOException {
        SystemdReport report = new SystemdReport(UnitChoice.parse("*"));
        try (Bus connection = Bus.at(socket)) {
            connection.connect();
            connection.hello();
            report.read(connection);
        }
        return report;
    }

    @Test
    void theWholeOfItIsUnderstood() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            bus.says(whole(order));
            SystemdReport report = report();
            assertThat(report.states().name(report.state())).isEqualTo("running");
            assertThat(report.units().jobs()).isEqualTo(1);
            assertThat(report.units().wanted())
                    .extracting(Unit::name, Unit::path, Unit::restarts)
                    .containsExactly(tuple(ODD.name(), ODD.path(), -1L), tuple(SSH.name(), SSH.path(), 3L));
        }
    }

    @Test
    void itMayEndAnywhere() {
        byte[] whole = whole(ByteOrder.LITTLE_ENDIAN);
        for (int length = 0; length < whole.length; length++) {
            bus.says(Arrays.copyOf(whole, length));
            assertThatThrownBy(this::report)
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(socket + ": ");
        }
    }

    @Test
    void anyByteMayBeWrong() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        byte[] whole = whole(ByteOrder.LITTLE_ENDIAN);
        for (int round = 0; round < ROUNDS * whole.length; round++) {
            byte[] changed = whole.clone();
            int at = round % whole.length;
            changed[at] = (byte) (round < whole.length ? changed[at] ^ 0x80 : random.nextInt());
            bus.says(changed);
            try {
                SystemdReport report = report();
                assertThat(report.units().wanted()).as("byte %d", at).hasSizeLessThanOrEqualTo(2);
                assertThat(report.units().jobs()).as("byte %d", at).isBetween(0L, 2L);
            } catch (IOException e) {
                assertThat(e).as("byte %d, seed %d", at, SEED).hasMessageStartingWith(socket + ": ");
            }
        }
    }

    private static byte[] listing(byte[] message) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("OK 0123456789abcdef0123456789abcdef\r\n".getBytes(US_ASCII));
        all.writeBytes(new BusBytes(ByteOrder.LITTLE_ENDIAN).text(":1.7").answerTo(1, "s"));
        all.writeBytes(message);
        return all.toByteArray();
    }

    private void assertFault(byte[] message, String fault) {
        bus.says(listing(message));
        assertThatThrownBy(this::report)
                .isInstanceOf(IOException.class)
                .hasMessage(socket + ": answer to ListUnits, " + fault);
    }

    @Test
    void eachFaultHasItsPlace() {
        byte[] none =
                new BusBytes(ByteOrder.LITTLE_ENDIAN).structures(List.of()).answerTo(2, UnitList.TYPES);
        assertFault(changed(none, 0, 'm'), "byte 1: numbers in an order called 109");
        assertFault(changed(none, 3, 2), "byte 16: a message of version 2, with a header of 59 and a body of 8 bytes");
        assertFault(
                changed(none, 7, 0x40),
                "byte 16: a message of version 1, with a header of 59 and a body of 1073741832 bytes");
        assertFault(
                changed(none, 14, 1), "byte 16: a message of version 1, with a header of 65595 and a body of 8 bytes");
        assertFault(changed(none, none.length - 8, 1), "byte 88: an array of 1 bytes where 0 are left");
        assertFault(
                new BusBytes(ByteOrder.LITTLE_ENDIAN).text("none").answerTo(2, "s"),
                "byte 64: values of the types s, and a(ssssssouso) are wanted");
        BusBytes endless =
                new BusBytes(ByteOrder.LITTLE_ENDIAN).uint32(16).align(8).uint32(0xffff_ffffL);
        assertFault(
                endless.uint32(0).uint32(0).uint32(0).answerTo(2, UnitList.TYPES),
                "byte 92: a text of 4294967295 bytes where 12 are left");
        MadeUnit longest = MadeUnit.of("a".repeat(256), "active");
        assertFault(
                new BusBytes(ByteOrder.LITTLE_ENDIAN)
                        .structures(List.of(longest.bytes(ByteOrder.LITTLE_ENDIAN)))
                        .answerTo(2, UnitList.TYPES),
                "byte 92: a text of 256 bytes, and 255 are the most there may be");
    }

    private static byte[] changed(byte[] message, int at, int to) {
        byte[] changed = message.clone();
        changed[at] = (byte) to;
        return changed;
    }

    @Test
    void aGreetingWithoutEndIsAFault() {
        bus.says("DATA".repeat(10_000).getBytes(US_ASCII));
        assertThatThrownBy(this::report).hasMessage(socket + ": greeting, byte 1024: no line ends there");
    }

    @Test
    void whoeverDoesNotLetUsInIsTold() {
        bus.says("REJECTED EXTERNAL KERBEROS\r\n".getBytes(US_ASCII));
        assertThatThrownBy(this::report).hasMessage(socket + ": it does not let us in: REJECTED EXTERNAL KERBEROS");
    }

    @Test
    void anErrorIsTold() {
        bus.says(listing(
                BusBytes.error(ByteOrder.LITTLE_ENDIAN, 2, "org.freedesktop.DBus.Error.AccessDenied", "Not for you")));
        assertThatThrownBy(this::report)
                .isInstanceOf(BusErrorException.class)
                .hasMessage(socket + ": ListUnits: org.freedesktop.DBus.Error.AccessDenied: Not for you");
    }
}
