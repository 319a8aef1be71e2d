package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a lane knows of series that come and go, by ids that are never given again. */
class DecisionsTest {
    private final Decisions decisions = new Decisions();

    private static Series series(int id) {
        return new Series(id, "m", List.of(), "", NumberType.INTEGER, Kind.GAUGE, "", "m");
    }

    /** A look at each neighbour would be ten thousand million of them. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void manyThatStayAreInNobodysWay() {
        int staying = 60_000;
        Series[] stay = new Series[staying];
        for (int id = 0; id < staying; id++) {
            stay[id] = series(id);
            int _ = decisions.add(stay[id], stay[id]);
        }
        Deque<Series> going = new ArrayDeque<>();
        for (int id = staying; id < 8 * staying; id++) {
            Series come = series(id);
            assertThat(decisions.place(come)).isEqualTo(Decisions.UNKNOWN);
            int _ = decisions.add(come, id % 2 == 0 ? come : null);
            going.add(come);
            if (going.size() > 100) {
                Series gone = going.remove();
                assertThat(decisions.remove(gone)).isSameAs(gone.id() % 2 == 0 ? gone : null);
                assertThat(decisions.place(gone)).isEqualTo(Decisions.UNKNOWN);
            }
        }
        for (Series one : going) {
            assertThat(decisions.sent(decisions.place(one))).isSameAs(one.id() % 2 == 0 ? one : null);
        }
        for (Series one : stay) {
            assertThat(decisions.sent(decisions.place(one))).isSameAs(one);
        }
    }
}
