package badger.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Tick;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a file is read that costs the kernel more, or less, than a millisecond. */
final class ReadPaceTest {
    private static final long DEAR = ReadPace.DEAR_NANOS + 1;
    private static final long CHEAP = ReadPace.DEAR_NANOS / 2;

    private final ReadPace pace = ReadPace.everyTick(Path.of("made-up"), Duration.ofSeconds(10));
    private long second = 1_800_000_000L;

    /** Lets the seconds go by and reads at each that is due: how many those were. */
    private int reads(int seconds, long kernelNanos) {
        int reads = 0;
        for (int i = 0; i < seconds; i++) {
            Tick tick = new Tick(second++, 0, 0);
            if (pace.isDue(tick)) {
                reads++;
                pace.read(tick, kernelNanos);
            }
        }
        return reads;
    }

    @Test
    void aCheapFileIsReadAtEveryTick() {
        assertThat(reads(100, ReadPace.DEAR_NANOS)).isEqualTo(100);
    }

    @Test
    void aDearOneEveryTenSeconds() {
        assertThat(reads(ReadPace.READS, DEAR)).isEqualTo(ReadPace.READS);
        assertThat(reads(100, DEAR)).isEqualTo(10);
    }

    @Test
    void atSecondsThatAllHostsShare() {
        reads(ReadPace.READS, DEAR);
        second = 1_800_000_013L;
        assertThat(reads(7, DEAR)).isEqualTo(1);
        assertThat(pace.isDue(new Tick(1_800_000_020L, 0, 0))).isTrue();
        assertThat(pace.isDue(new Tick(1_800_000_019L, 0, 0))).isFalse();
    }

    @Test
    void readsThatWereInterruptedAreNoDearFile() {
        for (int i = 0; i < 20; i++) {
            assertThat(reads(ReadPace.READS - 1, 50 * DEAR)).isEqualTo(ReadPace.READS - 1);
            assertThat(reads(1, CHEAP)).isEqualTo(1);
        }
    }

    @Test
    void oneThatIsCheapAgainIsReadAtEveryTickAgain() {
        reads(ReadPace.READS, DEAR);
        reads(10 * ReadPace.READS, CHEAP);
        assertThat(reads(20, CHEAP)).isEqualTo(20);
    }

    @Test
    void oneThatIsHardlyCheaperIsDearYet() {
        reads(ReadPace.READS, DEAR);
        reads(10 * ReadPace.READS, CHEAP + 1);
        assertThat(reads(20, CHEAP + 1)).isEqualTo(2);
    }

    @Test
    void whoWantsItAtEveryTickHasItAtEveryTick() {
        ReadPace always = ReadPace.everyTick(Path.of("made-up"), Duration.ofSeconds(1));
        for (int i = 0; i < 3 * ReadPace.READS; i++) {
            Tick tick = new Tick(second++, 0, 0);
            assertThat(always.isDue(tick)).isTrue();
            always.read(tick, 10 * DEAR);
        }
    }

    @Test
    void noFileIsReadSoSeldomThatItsSeriesWouldBeClosed() {
        assertThat(ReadPace.dearInterval(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
        for (Duration interval : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(61)}) {
            assertThatThrownBy(() -> ReadPace.dearInterval(interval))
                    .hasMessage("dear_interval: must be more than 0 and not over 60 s");
        }
    }

    @Test
    void oneThatHasPointsOnlyWhenItIsReadIsReadTwiceAtFirst() {
        ReadPace rare = ReadPace.seldom(Path.of("made-up"), Duration.ofSeconds(10), Duration.ofSeconds(60));
        Tick first = new Tick(1_800_000_001L, 0, 0);
        assertThat(rare.isDue(first)).isTrue();
        rare.read(first, CHEAP);
        Tick second = new Tick(1_800_000_002L, 0, 0);
        assertThat(rare.isDue(second)).isTrue();
        rare.read(second, CHEAP);
        assertThat(rare.isDue(new Tick(1_800_000_003L, 0, 0))).isFalse();
    }
}
