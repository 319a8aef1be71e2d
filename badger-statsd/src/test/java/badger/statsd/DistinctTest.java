package badger.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class DistinctTest {
    private static final long SEED = 20_261_123;
    private static final int ROOM = 2 * Distinct.MOST_HELD;

    @Test
    void isExactWhileAllAreHeld() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Distinct distinct = new Distinct();
        SampleRoom room = new SampleRoom(ROOM);
        Set<Long> members = new HashSet<>();
        while (members.size() < Distinct.MOST_HELD) {
            long member = random.nextLong();
            for (int i = 0; i <= random.nextInt(3); i++) {
                members.add(member);
                distinct.add(member, room);
            }
            assertThat(distinct.count()).as("seed %d", SEED).isEqualTo(members.size());
        }
    }

    @Test
    void theHashThatMarksAFreePlaceIsAMemberToo() {
        Distinct distinct = new Distinct();
        distinct.add(0, new SampleRoom(0));
        distinct.add(0, new SampleRoom(0));
        assertThat(distinct.count()).isEqualTo(1);
    }

    @Test
    void beyondThatItIsAnEstimate() {
        MetricLine line = new MetricLine();
        for (int members : new int[] {5_000, 100_000}) {
            Distinct distinct = new Distinct();
            SampleRoom room = new SampleRoom(ROOM);
            for (int i = 0; i < members; i++) {
                byte[] bytes = ("users:user-" + i + "|s").getBytes(StandardCharsets.UTF_8);
                line.read(bytes, 0, bytes.length);
                assertThat(line.nextValue()).isTrue();
                distinct.add(line.hash(), room);
                distinct.add(line.hash(), room);
            }
            assertThat((double) distinct.count()).isCloseTo((double) members, within(0.2 * members));
            assertThat(distinct.taken()).isEqualTo(ROOM - 2 * Distinct.LEAST_HELD);
        }
    }

    @Test
    void hashesThatAllEndInZerosDoNotFillIt() {
        Distinct distinct = new Distinct();
        SampleRoom room = new SampleRoom(0);
        for (long i = 1; i <= 200; i++) {
            distinct.add(i << 40, room);
        }
        assertThat(distinct.count()).isPositive();
        assertThat(distinct.taken()).isZero();
    }

    @Test
    void aClearedOneCountsAnew() {
        Distinct distinct = new Distinct();
        SampleRoom room = new SampleRoom(0);
        for (long i = 0; i < 10_000; i++) {
            distinct.add(i * 0x9e3779b97f4a7c15L, room);
        }
        distinct.clear();
        assertThat(distinct.count()).isZero();
        distinct.add(7, room);
        distinct.add(8, room);
        assertThat(distinct.count()).isEqualTo(2);
    }
}
