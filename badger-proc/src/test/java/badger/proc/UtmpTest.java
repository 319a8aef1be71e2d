package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UtmpTest {
    private static final int RECORD = 384;
    private static final int BOOT_TIME = 2;
    private static final int LOGIN_PROCESS = 6;
    private static final int USER_PROCESS = 7;
    private static final int DEAD_PROCESS = 8;
    private static final long SEED = 20261123;

    @TempDir
    private Path root;

    private static void add(ByteBuffer records, int type, String user) {
        int at = records.position();
        records.putShort(at, (short) type);
        records.put(at + 44, user.getBytes(StandardCharsets.UTF_8));
        records.position(at + RECORD);
    }

    private static byte[] records(ByteOrder order) {
        ByteBuffer records = ByteBuffer.allocate(6 * RECORD).order(order);
        add(records, BOOT_TIME, "reboot");
        add(records, LOGIN_PROCESS, "LOGIN");
        add(records, USER_PROCESS, "root");
        add(records, USER_PROCESS, "");
        add(records, DEAD_PROCESS, "ann");
        add(records, USER_PROCESS, "ann");
        return records.array();
    }

    private static long sessions(Utmp utmp, byte[] content) throws ProcFormatException {
        utmp.clear();
        utmp.parse(content, content.length);
        return utmp.sessions();
    }

    @Test
    void countsLoginsInEitherByteOrder() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            Path file = Files.write(root.resolve("utmp"), records(order));
            try (Utmp utmp = new Utmp(file)) {
                utmp.read();
                utmp.read();
                assertThat(utmp.sessions()).as("%s", order).isEqualTo(2);
            }
        }
    }

    @Test
    void readsTheFixtures() throws IOException {
        for (Path file : Fixtures.files("run/utmp")) {
            try (Utmp utmp = new Utmp(file)) {
                utmp.read();
                long expected = Files.size(file) == 0 ? 0 : file.toString().contains("/t0/") ? 2 : 3;
                assertThat(utmp.sessions()).as("%s", file).isEqualTo(expected);
            }
        }
        assertThat(Fixtures.files("run/utmp")).hasSize(8);
    }

    @Test
    void nobodyIsLoggedInWhereTheFileIsEmptyAndNothingIsKnownWhereItIsMissing() throws IOException {
        try (Utmp utmp = new Utmp(root.resolve("utmp"))) {
            assertThatThrownBy(utmp::read).isInstanceOf(NoSuchFileException.class);
            assertThat(utmp.sessions()).isEqualTo(ProcValue.ABSENT);
            Files.createFile(root.resolve("utmp"));
            utmp.read();
            assertThat(utmp.sessions()).isZero();
        }
    }

    @Test
    void aRecordThatIsNotWholeDoesNotCount() throws ProcFormatException {
        byte[] whole = records(ByteOrder.LITTLE_ENDIAN);
        try (Utmp utmp = new Utmp(root.resolve("utmp"))) {
            for (int length = RECORD; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThat(sessions(utmp, part)).as("%d bytes", length).isEqualTo(length < 3 * RECORD ? 0 : 1);
            }
            assertThatThrownBy(() -> sessions(utmp, new byte[RECORD - 1])).isInstanceOf(ProcFormatException.class);
        }
    }

    @Test
    void anyBytesGiveNoMoreLoginsThanRecords() throws ProcFormatException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        try (Utmp utmp = new Utmp(root.resolve("utmp"))) {
            for (int input = 0; input < 2_000; input++) {
                byte[] content = new byte[RECORD + random.nextInt(20 * RECORD)];
                random.nextBytes(content);
                assertThat(sessions(utmp, content))
                        .as("seed %d, input %d", SEED, input)
                        .isBetween(0L, (long) content.length / RECORD);
            }
        }
    }
}
