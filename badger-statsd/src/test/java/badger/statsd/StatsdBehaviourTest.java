package badger.statsd;

import static badger.statsd.StatsdTrial.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each number of a frame means. */
final class StatsdBehaviourTest {
    private static final long IDLE_SECONDS = 300;
    /** After so many reads without a value the core closes a series. */
    private static final int PATIENCE_READS = 60;

    private static StatsdTrial ordinary() throws IOException {
        return StatsdTrial.of(Configs.ordinary());
    }

    @Test
    void aCounterIsARateAndItsFirstSecondIsCountedInTheSecond() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            assertThat(statsd.send("page.views:3|c").tick()).isEmpty();
            assertThat(statsd.send("page.views:1|c\npage.views:4|c").tick(2 * SECOND))
                    .containsExactly(Map.entry("page.views", 4.0));
            assertThat(statsd.tick()).containsExactly(Map.entry("page.views", 0.0));
        }
    }

    @Test
    void whatIsSentForEveryTenthCountsTen() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.send("a:0|c").tick();
            assertThat(statsd.send("a:1|c|@0.1\na:2|c|@0.5").tick()).containsExactly(Map.entry("a", 14.0));
        }
    }

    @Test
    void whatIsNotWholeIsCountedOnceItIs() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.send("a:0|c").tick();
            assertThat(statsd.send("a:0.75|c").tick()).containsExactly(Map.entry("a", 0.0));
            assertThat(statsd.send("a:0.5|c").tick()).containsExactly(Map.entry("a", 1.0));
            assertThat(statsd.send("a:0.75|c").tick()).containsExactly(Map.entry("a", 1.0));
        }
    }

    @Test
    void aGaugeStaysAndIsChangedByWhatHasASign() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            assertThat(statsd.send("load:0.5|g\nload:7|g").tick()).containsExactly(Map.entry("load", 7.0));
            assertThat(statsd.tick()).containsExactly(Map.entry("load", 7.0));
            assertThat(statsd.send("load:+3|g\nload:-0.5|g").tick()).containsExactly(Map.entry("load", 9.5));
            assertThat(statsd.send("load:2|g\nload:-3|g").tick()).containsExactly(Map.entry("load", -1.0));
            assertThat(statsd.send("new:-3|g").tick()).containsEntry("new", -3.0);
        }
    }

    @Test
    void aGaugeIsNeverInfinite() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.send("a:1e308|g").tick();
            assertThat(statsd.send("a:+1e308|g").tick()).containsExactly(Map.entry("a", 1e308));
            assertThat(statsd.send("a:3|g").tick()).containsExactly(Map.entry("a", 3.0));
        }
    }

    @Test
    void aTimerIsHowItsValuesAreSpread() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            StringBuilder packet = new StringBuilder();
            for (int i = 100; i >= 1; i--) {
                packet.append("query:").append(i).append("|ms\n");
            }
            assertThat(statsd.send(packet.toString()).tick())
                    .containsOnly(
                            Map.entry("query.mean", 50.5),
                            Map.entry("query.min", 1.0),
                            Map.entry("query.max", 100.0),
                            Map.entry("query.p50", 50.0),
                            Map.entry("query.p90", 90.0),
                            Map.entry("query.p99_9", 100.0));
            assertThat(statsd.send("query:7|ms|@0.25").tick())
                    .containsOnly(
                            Map.entry("query.count", 104.0),
                            Map.entry("query.mean", 7.0),
                            Map.entry("query.min", 7.0),
                            Map.entry("query.max", 7.0),
                            Map.entry("query.p50", 7.0),
                            Map.entry("query.p90", 7.0),
                            Map.entry("query.p99_9", 7.0));
            assertThat(statsd.tick()).as("a second without values").containsExactly(Map.entry("query.count", 0.0));
        }
    }

    @Test
    void onlyTimersHaveAUnit() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.send("t:1|ms\nh:1|h\nd:1|d\nc:1|c\ng:1|g\ns:1|s").tick();
            for (Series series : statsd.series()) {
                if (!series.name().startsWith("statsd.")) {
                    boolean timed =
                            series.name().startsWith("t.") && !series.name().equals("t.count");
                    assertThat(series.unit()).as(series.name()).isEqualTo(timed ? "ms" : "");
                    boolean counter =
                            series.name().endsWith("count") || series.name().equals("c");
                    assertThat(series.kind()).as(series.name()).isEqualTo(counter ? Kind.COUNTER : Kind.GAUGE);
                    assertThat(series.type())
                            .as(series.name())
                            .isEqualTo(series.name().equals("s") ? NumberType.INTEGER : NumberType.FLOATING);
                }
            }
        }
    }

    @Test
    void aSetCountsWhoIsDifferent() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            assertThat(statsd.send("users:a|s\nusers:b|s\nusers:a|s\nusers:c:d|s")
                            .tick())
                    .containsExactly(Map.entry("users", 3L));
            assertThat(statsd.send("users:a|s").tick()).containsExactly(Map.entry("users", 1L));
            assertThat(statsd.tick()).containsExactly(Map.entry("users", 0L));
        }
    }

    @Test
    void tagsAreLabelsInWhateverOrderTheyCome() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            assertThat(statsd.send("a:1|g|#zone:b,env:prod,flag\na:+2|g|#flag,env:prod,zone:b,zone:")
                            .tick())
                    .containsExactly(Map.entry("a.prod.true.b", 3.0));
            Series series = statsd.series().getLast();
            assertThat(series.metric()).isEqualTo("a");
            assertThat(series.labels())
                    .containsExactly(new Label("env", "prod"), new Label("flag", "true"), new Label("zone", "b"));
            assertThat(statsd.send("a:5|g|#env:test").tick())
                    .containsOnly(Map.entry("a.prod.true.b", 3.0), Map.entry("a.test", 5.0));
            assertThat(statsd.send("a:6|g|#env:other,env:test").tick()).containsEntry("a.test", 6.0);
        }
    }

    @Test
    void aPacketHasManyLinesAndALineManyValues() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.send("a:0|c\r\n\n\nb:1:2:3|h|#x:y|c:container\n").tick();
            assertThat(statsd.send("a:1:2:3|c\nb:4:5|h|#x:y\n").tick())
                    .containsEntry("a", 6.0)
                    .containsEntry("b.count.y", 5.0)
                    .containsEntry("b.mean.y", 4.5);
        }
    }

    @Test
    void namesHaveThePrefix() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.of("app."))) {
            assertThat(statsd.send("a:1|g").tick()).containsExactly(Map.entry("app.a", 1.0));
        }
    }

    @Test
    void whatIsWrongIsCountedAndSaidOnceAndTheRestIsTaken() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.send("good:0|c").all(SECOND);
            assertThat(statsd.send("good:1|c\nbad\ngood:1|g\ngood:1|c\ngood:-1|c")
                            .all(SECOND))
                    .containsEntry("good", 2.0)
                    .containsEntry("statsd.packets", 1.0)
                    .containsEntry("statsd.metrics", 2.0)
                    .containsEntry("statsd.refused", 3.0);
            assertThat(statsd.errors()).isEqualTo(1);
            statsd.send("bad\nworse").all(SECOND);
            assertThat(statsd.errors()).as("nothing new is wrong").isEqualTo(1);
            statsd.send("good:1|g").all(SECOND);
            assertThat(statsd.errors()).as("another reason").isEqualTo(2);
        }
    }

    @Test
    void whatHasNoNumberMakesNoSeries() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            assertThat(statsd.send("a:x|c\nb:|g\nc:-1|c\nd:|s\ne:1e999|h").all(SECOND))
                    .containsEntry("statsd.series", 0L)
                    .hasSize(1);
        }
    }

    @Test
    void eventsServiceChecksAndWhatWasLongAgoAreCountedAndLeftOut() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.all(SECOND);
            assertThat(statsd.send("_e{5,4}:title|text\n_sc|name|0\na:1|c|T1656581400")
                            .all(SECOND))
                    .containsEntry("statsd.ignored", 3.0)
                    .containsEntry("statsd.refused", 0.0)
                    .doesNotContainKey("a");
            assertThat(statsd.errors()).isZero();
        }
    }

    @Test
    void moreSeriesThanAllowedAreTurnedAwayAndOldOnesLiveOn() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.of(""), ReceptionSeries.COUNT + 8)) {
            statsd.all(SECOND);
            assertThat(statsd.send("a:1|g\nt:1|ms\nu:1|ms\nb:1|g\nc:1|g").all(SECOND))
                    .as("one of a, seven of t")
                    .containsEntry("statsd.series", 8L)
                    .containsEntry("statsd.turned_away", 3.0)
                    .containsEntry("statsd.metrics", 2.0)
                    .doesNotContainKeys("b", "c", "u.mean");
            assertThat(statsd.errors()).isEqualTo(1);
            assertThat(statsd.send("a:2|g\nc:1|g").all(SECOND)).containsEntry("a", 2.0);
            assertThat(statsd.errors()).as("said once").isEqualTo(1);
            assertThat(statsd.overBudget()).as("none came as far as the core").isZero();
        }
    }

    @Test
    void aMillionNewNamesTakeNoMoreRoomThanThereIs() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.of(""), ReceptionSeries.COUNT + 8)) {
            for (int second = 0; second < 100; second++) {
                for (int i = 0; i < 10_000; i++) {
                    statsd.send("a:1|g|#pod:" + (10_000 * second + i));
                }
                assertThat(statsd.tick()).hasSize(8);
            }
            assertThat(statsd.series()).hasSize(ReceptionSeries.COUNT + 8);
            assertThat(statsd.errors()).as("said once").isEqualTo(1);
        }
    }

    @Test
    void whatComesWhileOthersAreStillBeingLetGoHasItsSeriesOnceTheyAre() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.of(""), ReceptionSeries.COUNT + 1)) {
            statsd.send("a:5|g").tick();
            for (int i = 0; i <= IDLE_SECONDS; i++) {
                statsd.tick();
            }
            assertThat(statsd.send("b:7|g").tick()).as("a is not closed yet").isEmpty();
            for (int i = 0; i < PATIENCE_READS; i++) {
                statsd.tick();
            }
            assertThat(statsd.tick()).containsExactly(Map.entry("b", 7.0));
            assertThat(statsd.overBudget()).isPositive();
        }
    }

    @Test
    void whatIsIdleIsLetGoAndReturnsAsNew() throws IOException {
        try (StatsdTrial statsd = StatsdTrial.of(Configs.of(""), ReceptionSeries.COUNT + 2)) {
            statsd.send("a:5|c").tick();
            for (int i = 1; i < IDLE_SECONDS; i++) {
                assertThat(statsd.send("b:1|g").tick()).as("second %d", i).containsKey("a");
            }
            assertThat(statsd.send("b:1|g").all(SECOND))
                    .doesNotContainKey("a")
                    .containsEntry("b", 1.0)
                    .containsEntry("statsd.series", 2L);
            assertThat(statsd.all(SECOND)).containsEntry("statsd.series", 1L);
            for (int i = 0; i < PATIENCE_READS; i++) {
                statsd.tick();
            }
            assertThat(statsd.series())
                    .extracting(Series::name)
                    .doesNotContain("a")
                    .contains("b");
            assertThat(statsd.send("a:5|c").tick()).doesNotContainKey("a");
            assertThat(statsd.tick()).containsEntry("a", 5.0);
            assertThat(statsd.errors()).isZero();
        }
    }

    @Test
    void whatComesAgainAtTheLastMomentIsNotLetGo() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            statsd.send("a:5|g").tick();
            assertThat(statsd.tick((IDLE_SECONDS - 1) * SECOND)).containsEntry("a", 5.0);
            assertThat(statsd.send("a:+1|g").tick()).containsEntry("a", 6.0);
            assertThat(statsd.tick((IDLE_SECONDS - 1) * SECOND)).containsEntry("a", 6.0);
        }
    }

    @Test
    void ofAPacketThatIsTooLongTheLastLineIsNotTrusted() throws IOException {
        try (StatsdTrial statsd = ordinary()) {
            byte[] room = "a:1|g\nb:1|g".getBytes(StandardCharsets.UTF_8);
            statsd.all(SECOND);
            statsd.reception().packet(room, room.length + 4);
            assertThat(statsd.all(SECOND))
                    .containsEntry("a", 1.0)
                    .containsEntry("statsd.refused", 1.0)
                    .doesNotContainKey("b");
        }
    }
}
