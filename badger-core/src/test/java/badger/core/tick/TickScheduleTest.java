package badger.core.tick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class TickScheduleTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long EPOCH = 1_800_000_000L;

    private final TickSchedule schedule = new TickSchedule();
    /** The monotonic clock; the wall clock is ahead of it by {@link #ahead}. */
    private long nano = 5_000_000_000_000L;

    private long ahead = EPOCH * SECOND + 300_000_000L - nano;

    private long wall() {
        return nano + ahead;
    }

    /** Waits for the planned tick, runs it late by so much for so long, and plans the next. */
    private long tick(long late, long duration) {
        nano = schedule.targetNanos() + late;
        schedule.run();
        long second = schedule.epochSecond();
        nano += duration;
        schedule.next(nano, wall());
        return second;
    }

    @Test
    void theFirstTickIsAWholeSecondAtLeastHalfASecondAway() {
        schedule.begin(nano, wall());
        assertThat(schedule.epochSecond()).isEqualTo(EPOCH + 1);
        assertThat(schedule.targetNanos() + ahead).isEqualTo((EPOCH + 1) * SECOND);
        nano += 400_000_000L;
        schedule.begin(nano, wall());
        assertThat(schedule.epochSecond()).isEqualTo(EPOCH + 2);
        assertThat(schedule.targetNanos() - nano).isGreaterThanOrEqualTo(SECOND / 2);
    }

    @Test
    void ticksAreAlignedAndDoNotDrift() {
        schedule.begin(nano, wall());
        for (int i = 1; i <= 1000; i++) {
            assertThat(tick(i % 7 * 10_000_000L, 3_000_000)).isEqualTo(EPOCH + i);
            assertThat(schedule.targetNanos() + ahead).isEqualTo((EPOCH + i + 1) * SECOND);
        }
        assertThat(schedule.missed()).isZero();
    }

    @Test
    void aWallClockThatIsSlewedBackALittleDoesNotRepeatASecond() {
        schedule.begin(nano, wall());
        tick(0, 1_000_000);
        nano = schedule.targetNanos();
        schedule.run();
        ahead -= 5_000_000;
        schedule.next(nano, wall());
        assertThat(schedule.epochSecond()).isEqualTo(EPOCH + 3);
        assertThat(schedule.targetNanos() - nano).isBetween(SECOND, SECOND + 10_000_000);
        assertThat(schedule.steps()).isZero();
        assertThat(schedule.missed()).isZero();
    }

    @Test
    void aClockSetBackAnHourChangesOneInterval() {
        schedule.begin(nano, wall());
        tick(0, 1_000_000);
        ahead -= 3600 * SECOND + 200_000_000L;
        long before = tick(0, 1_000_000);
        assertThat(before).isEqualTo(EPOCH + 2);
        assertThat(schedule.steps()).isOne();
        assertThat(schedule.epochSecond())
                .as("the next whole second is only 0.2 s after the last tick")
                .isEqualTo(EPOCH + 3 - 3600);
        assertThat(schedule.targetNanos() - nano).isEqualTo(1_200_000_000L - 1_000_000L);
        long first = tick(0, 1_000_000);
        assertThat(tick(0, 1_000_000)).isEqualTo(first + 1);
        assertThat(schedule.missed()).isZero();
    }

    @Test
    void afterAStepTicksAreNotBunched() {
        schedule.begin(nano, wall());
        tick(0, 1_000_000);
        long last = schedule.targetNanos();
        ahead += 5 * SECOND + 900_000_000L;
        tick(0, 1_000_000);
        assertThat(schedule.targetNanos() - last).isGreaterThanOrEqualTo(SECOND / 2);
        assertThat(schedule.steps()).isOne();
    }

    @Test
    void aStopOfTenSecondsIsMissedSecondsAndNoBurst() {
        schedule.begin(nano, wall());
        tick(0, 1_000_000);
        nano = schedule.targetNanos() + 10 * SECOND + 400_000_000L;
        assertThat(schedule.isOver(nano)).isTrue();
        schedule.next(nano, wall());
        assertThat(schedule.epochSecond()).isEqualTo(EPOCH + 13);
        assertThat(schedule.missed()).isEqualTo(11);
        assertThat(schedule.targetNanos() + ahead).isEqualTo((EPOCH + 13) * SECOND);
        assertThat(tick(0, 1_000_000)).isEqualTo(EPOCH + 13);
        assertThat(schedule.missed()).isEqualTo(11);
    }

    @Test
    void aPlanThatIsGivenUpIsNotCountedTwice() {
        schedule.begin(nano, wall());
        tick(0, 1_000_000);
        tick(0, 3 * SECOND + 200_000_000L);
        assertThat(schedule.missed()).isEqualTo(3);
        nano = schedule.targetNanos() + 5 * SECOND + 400_000_000L;
        schedule.next(nano, wall());
        assertThat(schedule.missed()).isEqualTo(9);
        assertThat(schedule.epochSecond())
                .as("one frame of second 2 and nine missed")
                .isEqualTo(EPOCH + 12);
        assertThat(tick(0, 1_000_000)).isEqualTo(EPOCH + 12);
        assertThat(schedule.missed()).isEqualTo(9);
    }

    @Test
    void aStepThatIsSeenTwiceBeforeATickIsOne() {
        schedule.begin(nano, wall());
        tick(0, 1_000_000);
        ahead += 3600 * SECOND;
        schedule.next(nano, wall());
        schedule.next(nano, wall());
        assertThat(schedule.steps()).isOne();
    }

    @Test
    void aTickLateByLessThanASecondIsNotOver() {
        schedule.begin(nano, wall());
        assertThat(schedule.isOver(schedule.targetNanos() + SECOND - 1)).isFalse();
        assertThat(schedule.isOver(schedule.targetNanos() + SECOND)).isTrue();
    }

    @Test
    void whateverTheHostDoesSecondsRiseByOneOrAreCountedAsMissed() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
        schedule.begin(nano, wall());
        long first = schedule.epochSecond();
        long last = first - 1;
        long lastTarget = Long.MIN_VALUE;
        for (int i = 0; i < 10_000; i++) {
            ahead += random.nextLong(-400_000, 400_000);
            nano = schedule.targetNanos() + (long) (Math.pow(random.nextDouble(), 12) * 3 * SECOND);
            if (schedule.isOver(nano)) {
                schedule.next(nano, wall());
                continue;
            }
            assertThat(schedule.epochSecond()).as("seed %d, tick %d", seed, i).isGreaterThan(last);
            if (lastTarget != Long.MIN_VALUE) {
                assertThat(schedule.targetNanos() - lastTarget)
                        .as("seed %d, tick %d", seed, i)
                        .isGreaterThanOrEqualTo(SECOND / 2);
            }
            last = schedule.epochSecond();
            lastTarget = schedule.targetNanos();
            schedule.run();
            nano += random.nextLong(50_000_000);
            schedule.next(nano, wall());
        }
        assertThat(schedule.steps()).as("seed %d", seed).isZero();
    }
}
