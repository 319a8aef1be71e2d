package badger.proc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class NamesTest {
    private static final long SEED = 20261122;

    private final Names names = new Names(8);

    @Test
    void aNameIsTheSameObjectWhereverItStands() {
        read("eth0", "eth1", "lo");
        String eth1 = names.name(1);
        read("eth1", "veth7", "lo");
        assertThat(names.name(0)).isSameAs(eth1);
        read("lo", "eth1");
        assertThat(names.name(1)).isSameAs(eth1);
    }

    @Test
    void aNameThatStoodThereBeforeInTheSameReadIsRefused() {
        read("eth0", "eth1");
        names.begin();
        assertThat(put(0, "eth1")).isTrue();
        assertThat(put(1, "eth1")).isFalse();
        assertThat(put(1, "new")).isTrue();
        assertThat(put(2, "new")).isFalse();
    }

    @Test
    void moreNamesThanSpareOnesAreKeptWhileTheyAreInUse() {
        String[] many = many("disk", 1000);
        read(many);
        String last = names.name(999);
        read(many);
        assertThat(names.name(999)).isSameAs(last);
    }

    @Test
    void namesNotSeenForLongAreForgottenAndStillRight() {
        for (int round = 0; round < 200; round++) {
            String[] veths = many("veth" + round + "-", 20);
            read(veths);
            for (int row = 0; row < veths.length; row++) {
                assertThat(names.name(row)).isEqualTo(veths[row]);
            }
        }
    }

    @Test
    void anyBytesHaveTheirOwnText() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        byte[] alphabet = "a\\x5cF\u00c3\u00a9\u00ff\u00e2\u0082\u00ac\u00ed\u00a0\u0080\u00c0\n".getBytes(ISO_8859_1);
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(9)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = alphabet[random.nextInt(alphabet.length)];
            }
            String raw = new String(bytes, ISO_8859_1);
            String text = RawName.decode(bytes, 0, bytes.length);
            assertThat(Subject.bytesOf(text)).as("seed %d, name %d", SEED, i).isEqualTo(raw);
            assertThat(seen.getOrDefault(text, raw))
                    .as("seed %d, name %d", SEED, i)
                    .isEqualTo(raw);
            seen.put(text, raw);
        }
    }

    @Test
    void argumentsAreJoinedWhateverTheyHold() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (int zeros = random.nextInt(bytes.length + 1); zeros > 0; zeros -= 4) {
                bytes[random.nextInt(bytes.length)] = 0;
            }
            int length = random.nextInt(bytes.length + 1);
            String naive = new String(bytes, 0, length, ISO_8859_1)
                    .replaceFirst("\0+\\z", "")
                    .replace("\0", "<->");
            assertThat(Subject.bytesOf(PidCmdline.joined(bytes, length, "<->")))
                    .as("seed %d, command line %d", SEED, i)
                    .isEqualTo(naive);
        }
    }

    private void read(String... row) {
        names.begin();
        for (int i = 0; i < row.length; i++) {
            assertThat(put(i, row[i])).isTrue();
        }
    }

    private boolean put(int row, String name) {
        byte[] bytes = ("  " + name + ":").getBytes(ISO_8859_1);
        return names.put(row, bytes, 2, bytes.length - 1);
    }

    private static String[] many(String prefix, int count) {
        String[] many = new String[count];
        for (int i = 0; i < count; i++) {
            many[i] = prefix + i;
        }
        return many;
    }
}
