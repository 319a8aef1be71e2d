package badger.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.log.EventLog;
import badger.core.rule.MadeRules;
import badger.core.rule.Passage;
import badger.core.rule.Rules;
import badger.core.spi.Batch;
import badger.core.spi.Emitter;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.tick.Scope;
import badger.core.tick.SeriesRegistry;
import badger.core.time.ManualClock;
import java.io.EOFException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an emitter knows series as that its lane gives other names. */
@Timeout(60)
final class LaneNamesTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private final SeriesRegistry registry = new SeriesRegistry(new EventLog(new ManualClock(0)));
    private final Scope scope = Scope.of(registry, "module", Passage.OPEN);
    private final List<String> problems = new ArrayList<>();
    private final LaneRig rig = new LaneRig();
    private long second = 1_000_000;

    private Series series(String metric) {
        scope.gauge(metric, "B", "what it is");
        Series opened = registry.find(metric);
        assertThat(opened).isNotNull();
        return opened;
    }

    private LaneNames names(String... globsAndTemplates) {
        return new LaneNames(MadeRules.rename(globsAndTemplates), registry, problems::add);
    }

    @AfterEach
    void nothingFatal() {
        assertThat(rig.fatal).isEmpty();
    }

    @Test
    void aRenamedSeriesIsTheSameButForItsName() {
        Series own = series("net.rx");
        Series shown = names("net.*", "network.$1").shown(own);

        assertThat(shown)
                .isEqualTo(new Series(
                        own.id(),
                        "network.rx",
                        List.of(),
                        "B",
                        NumberType.INTEGER,
                        Kind.GAUGE,
                        "what it is",
                        "network.rx"));
        assertThat(problems).isEmpty();
    }

    @Test
    void oneThatNoRuleFitsIsItself() {
        Series own = series("cpu.user");
        assertThat(names("net.*", "x").shown(own)).isSameAs(own);
    }

    @Test
    void aSeriesIsAlwaysTheSameObjectOfItsNumberType() {
        Series own = series("net.rx");
        LaneNames names = names("net.*", "network.$1");
        Series shown = names.shown(own);
        Series floating = names.shown(own.as(NumberType.FLOATING));

        assertThat(names.shown(own)).isSameAs(shown);
        assertThat(floating.type()).isEqualTo(NumberType.FLOATING);
        assertThat(floating.name()).isEqualTo("network.rx");
        assertThat(names.shown(own.as(NumberType.FLOATING))).isSameAs(floating);
    }

    @Test
    void theSecondOfTwoThatWouldMeetKeepsItsNameAndItIsSaid() {
        Series first = series("a.x");
        Series second = series("b.x");
        LaneNames names = names("?.x", "c");

        assertThat(names.shown(first).name()).isEqualTo("c");
        assertThat(names.shown(second).name()).isEqualTo("b.x");
        assertThat(names.shown(second).name()).isEqualTo("b.x");
        assertThat(problems).containsExactly("series 'b.x' keeps its name: 'c' is that of series 'a.x' here");
    }

    @Test
    void aNameThatIsAnothersOwnIsNotGiven() {
        Series renamed = series("a");
        Series own = series("b");
        LaneNames names = names("a", "b");

        assertThat(names.shown(renamed).name()).isEqualTo("a");
        assertThat(names.shown(own).name()).isEqualTo("b");
        assertThat(problems).hasSize(1);
    }

    @Test
    void aNameThatAnotherGivesUpIsFree() {
        Series a = series("a");
        Series b = series("b");
        LaneNames names = names("a", "b", "b", "a");

        assertThat(names.shown(a).name()).isEqualTo("b");
        assertThat(names.shown(b).name()).isEqualTo("a");
        assertThat(problems).isEmpty();
    }

    @Test
    void aNameOfASeriesThatTheLaneDoesNotSendIsFree() {
        Series a = series("a");
        series("b");
        Rules rules = new Rules(
                MadeRules.blacklist("b").filter(), MadeRules.rename("a", "b").renaming());

        assertThat(new LaneNames(rules, registry, problems::add).shown(a).name())
                .isEqualTo("b");
        assertThat(problems).isEmpty();
    }

    @Test
    void aSeriesThatAppearsUnderANameThatWasGivenAwayIsSaid() {
        LaneNames names = names("a", "b");
        assertThat(names.shown(series("a")).name()).isEqualTo("b");
        assertThat(names.shown(series("b")).name()).isEqualTo("b");
        assertThat(problems)
                .containsExactly("series 'b' has the name that a rule gives series 'a' here: both go out under it");
    }

    @Test
    void aForgottenSeriesLeavesItsNameToOthers() {
        Series first = series("a.x");
        LaneNames names = names("?.x", "c");
        Series shown = names.shown(first);

        assertThat(names.forget(first)).isSameAs(shown);
        assertThat(names.shown(series("b.x")).name()).isEqualTo("c");
        assertThat(problems).isEmpty();
    }

    @Test
    void aSeriesThatIsBackHasTheNameOfItsFormerSelf() {
        Series before = series("a.x");
        LaneNames names = names("?.x", "c");
        assertThat(names.shown(before).name()).isEqualTo("c");
        Series again = new Series(99, "a.x", List.of(), "B", NumberType.INTEGER, Kind.GAUGE, "", "a.x");

        assertThat(names.shown(again).name()).isEqualTo("c");
        assertThat(names.forget(before).name()).isEqualTo("c");
        assertThat(names.shown(series("b.x")).name()).isEqualTo("b.x");
        assertThat(problems).hasSize(1);
    }

    private void offer(Lane lane, int seconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            rig.clock.advance(SECOND);
            lane.offer(second, rig.offers.of(second));
        }
    }

    @Test
    void whatWasSpooledUnderItsOwnNameGoesOutUnderTheOneThatItHasThen() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        Emitter sink = batch -> {
            if (away.get()) {
                throw new EOFException("away");
            }
            rig.take(batch);
        };
        Path spool = folder.resolve("lane");
        Path copy = folder.resolve("copy");
        rig.rules = MadeRules.rename("gauge.*", "before.$1");
        Lane lane = rig.lane(spool, sink);
        offer(lane, 10);
        rig.await(() -> lane.account().failures() > 0, 0);
        rig.await(() -> lane.account().queued() == 0, 0);
        rig.kill(lane, spool, copy);

        away.set(false);
        rig.rules = MadeRules.rename("gauge.*", "after.$1");
        Lane next = rig.lane(copy, sink);
        rig.await(() -> next.account().delivered() == 39, SECOND / 10);

        assertThat(rig.taken).hasSize(39).contains("after.0@1000001=1000001", "after.2@1000010=1000010");
        assertThat(rig.taken).noneMatch(point -> point.startsWith("gauge.") || point.startsWith("before."));
        rig.stop(next, Duration.ofSeconds(3));
    }

    @Test
    void theEmitterForgetsWhatItKnew() throws Exception {
        List<String> forgotten = Collections.synchronizedList(new ArrayList<>());
        rig.rules = MadeRules.rename("gauge.*", "g.$1");
        Lane lane = rig.lane(folder.resolve("lane"), new Emitter() {
            @Override
            public void emit(Batch batch) {
                rig.take(batch);
            }

            @Override
            public void forget(Series series) {
                forgotten.add(series.name());
            }
        });
        offer(lane, 1);
        Series first = rig.offers.of(second).series(0);
        rig.await(() -> lane.account().delivered() == 3, 0);
        lane.forget(first);
        offer(lane, 1);
        rig.await(() -> !forgotten.isEmpty(), 0);

        assertThat(forgotten).containsExactly("g.0");
        rig.stop(lane, Duration.ofSeconds(3));
    }

    @Test
    void aReplacedLaneHasOtherNamesForWhatIsQueued() throws Exception {
        Path spool = folder.resolve("lane");
        rig.rules = MadeRules.rename("gauge.*", "before.$1");
        Lane lane = rig.lane(spool, _ -> {
            throw new EOFException("away");
        });
        offer(lane, 2);
        rig.await(() -> lane.account().failures() > 0, 0);
        rig.rules = new Rules(
                MadeRules.blacklist("gauge.1").filter(),
                MadeRules.rename("gauge.*", "after.$1").renaming());
        lane.replace(rig.settings(spool), () -> rig::take);
        offer(lane, 1);
        rig.await(() -> lane.account().delivered() == 3 + 4 + 3, SECOND / 10);

        assertThat(rig.taken)
                .contains("after.0@1000001=1000001", "after.1@1000002=1000002", "after.2@1000003=1000003")
                .doesNotContain("after.1@1000003=1000003")
                .noneMatch(point -> point.startsWith("gauge.") || point.startsWith("before."));
        rig.stop(lane, Duration.ofSeconds(3));
    }
}
