package badger.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.log.EventLog;
import badger.core.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MemoryBudgetTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MIB = 1 << 20;

    private final ManualClock clock = new ManualClock(0);
    private final MadeProcess process = new MadeProcess();
    private final List<Boolean> told = new ArrayList<>();
    private int collections;
    private final MemoryBudget budget = budget(100 * MIB);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    private MemoryBudget budget(long limit) {
        return new MemoryBudget(limit, process, told::add, () -> collections++, new EventLog(clock));
    }

    @BeforeEach
    void catchStandardError() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private void run(MemoryBudget of, int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(SECOND);
            of.look(clock.nanoTime());
        }
    }

    @Test
    void overTheLimitItIsToldAndSaidOnceEachWay() {
        process.resident(100 * MIB);
        run(budget, 30);
        assertThat(told).as("the limit itself may be taken").isEmpty();
        process.resident(101 * MIB);
        run(budget, 10);
        assertThat(told).containsExactly(true);
        assertThat(budget.isOver()).isTrue();
        run(budget, 600);
        process.resident(90 * MIB);
        run(budget, 60);
        assertThat(told).as("90 % of the limit are not yet below it").containsExactly(true);
        process.resident(90 * MIB - 1);
        run(budget, 10);
        assertThat(told).containsExactly(true, false);
        assertThat(budget.isOver()).isFalse();
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("101 MiB", "core.budget.rss_mb (100)");
        assertThat(lines.getLast()).contains("89 MiB");
    }

    @Test
    void betweenTwoLooksTenSecondsPass() {
        run(budget, 1);
        process.resident(101 * MIB);
        run(budget, 9);
        assertThat(told).isEmpty();
        run(budget, 1);
        assertThat(told).containsExactly(true);
    }

    @Test
    void theHeapIsAskedAtOnceAndThenOnceAMinute() {
        run(budget, 120);
        assertThat(collections).isZero();
        process.resident(101 * MIB);
        run(budget, 10);
        assertThat(collections).isOne();
        run(budget, 50);
        assertThat(collections).isOne();
        run(budget, 10);
        assertThat(collections).isEqualTo(2);
        process.resident(MIB);
        run(budget, 600);
        assertThat(collections).isEqualTo(2);
    }

    @Test
    void withoutALimitOrWithoutAnAnswerNothingHappens() {
        process.resident(Long.MAX_VALUE);
        run(budget(0), 100);
        process.resident(ThreadCpu.UNKNOWN);
        run(budget, 100);
        assertThat(told).isEmpty();
    }
}
