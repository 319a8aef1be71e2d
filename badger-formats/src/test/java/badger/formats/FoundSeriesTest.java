package badger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.ModuleContext;
import badger.core.spi.Series;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.core.spi.Tick;
import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoundSeriesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST = 5;

    private final Texts texts = new Texts();
    private ModuleTrial trial;

    @BeforeEach
    void makeTrial() throws IOException {
        trial = ModuleTrial.of(texts, new NoKeys(), new StagedHost(Path.of("nowhere")), 1_800_000_000L);
    }

    @AfterEach
    void closeTrial() throws IOException {
        trial.close();
    }

    private List<String> read(String text) throws IOException {
        texts.next = text;
        return trial.tick(SECOND).stream().map(Reading::toString).sorted().toList();
    }

    private List<String> names() {
        return trial.series().stream().map(Series::name).sorted().toList();
    }

    @Test
    void aSeriesIsDeclaredOnceAndSetAtEachRead() throws IOException {
        assertThat(read("b 1\na{x=\"y\",w=\"v\"} 2\n")).containsExactly("p.a.v.y - 2.0", "p.b - 1.0");
        int first = trial.series().getFirst().id();
        assertThat(read("a{x=\"y\",w=\"v\"} 3\n")).containsExactly("p.a.v.y - 3.0");
        assertThat(trial.series()).hasSize(2).first().extracting(Series::id).isEqualTo(first);
        assertThat(trial.errors()).isZero();
    }

    @Test
    void labelsAreTheSameInWhicheverOrder() throws IOException {
        read("a{x=\"1\",y=\"2\"} 2\n");
        assertThat(read("a{y=\"2\",x=\"1\"} 3\n")).containsExactly("p.a.1.2 - 3.0");
        assertThat(trial.series()).hasSize(1);
    }

    @Test
    void aCounterOfWholeThingsHasARate() throws IOException {
        assertThat(read("jobs_total 100\n")).isEmpty();
        assertThat(read("jobs_total 130\n")).containsExactly("p.jobs_total - 30.0");
        assertThat(read("jobs_total 5\n")).as("reset").isEmpty();
        assertThat(read("jobs_total 6\n")).containsExactly("p.jobs_total - 1.0");
    }

    @Test
    void aCounterOfFractionsHasARateToo() throws IOException {
        read("cpu_seconds_total 3000\nwaits_total 0.5\n");
        assertThat(read("cpu_seconds_total 3000.25\nwaits_total 2\n"))
                .containsExactly("p.cpu_seconds_total s 0.25", "p.waits_total - 1.5");
        assertThat(read("cpu_seconds_total 0.5\nwaits_total 2\n"))
                .as("one reset, one at rest")
                .containsExactly("p.waits_total - 0.0");
        assertThat(read("cpu_seconds_total 0.75\n")).containsExactly("p.cpu_seconds_total s 0.25");
    }

    @Test
    void anotherUnitOrKindIsRefusedAndSaidOnce() throws IOException {
        texts.format = new StatJson();
        assertThat(read("{\"a\": {\"value\": 1, \"units\": \"B\"}}")).containsExactly("p.a B 1");
        for (int i = 0; i < 5; i++) {
            assertThat(read("{\"a\": {\"value\": 2, \"units\": \"s\"}}")).isEmpty();
        }
        assertThat(trial.errors()).isOne();
        assertThat(read("{\"a\": {\"value\": 3, \"units\": \"B\", \"type\": \"counter\"}}"))
                .isEmpty();
        assertThat(trial.errors()).isEqualTo(2);
        assertThat(read("{\"a\": {\"value\": 4, \"units\": \"B\"}}")).containsExactly("p.a B 4");
        assertThat(texts.series().refused()).isEqualTo(6);
    }

    @Test
    void anotherNumberTypeIsRefusedAndSaidOnceButAFloatingSeriesTakesIntegers() throws IOException {
        texts.format = new StatJson();
        assertThat(read("{\"whole\": 1, \"part\": 0.5}")).containsExactly("p.part - 0.5", "p.whole - 1");
        assertThat(read("{\"whole\": 1.5, \"part\": 2}")).containsExactly("p.part - 2.0");
        assertThat(read("{\"whole\": 2.5}")).isEmpty();
        assertThat(trial.errors()).isOne();
        assertThat(read("{\"whole\": 3}")).containsExactly("p.whole - 3");
    }

    @Test
    void whatIsNoNumberHasNoPoint() throws IOException {
        read("a_total 1\n");
        assertThat(read("a_total NaN\nb NaN\nc +Inf\nd 1\n")).containsExactly("p.d - 1.0");
    }

    @Test
    void whatWasRefusedForLongHasPointsAgainAndIsWhatItWas() throws IOException {
        texts.format = new StatJson();
        read("{\"whole\": 1, \"part\": 1.5}");
        for (int i = 0; i < 100; i++) {
            assertThat(read("{\"whole\": 0.5, \"part\": NaN}")).as("read %d", i).isEmpty();
        }
        assertThat(read("{\"whole\": 7, \"part\": 2}")).containsExactly("p.part - 2.0", "p.whole - 7");
    }

    @Test
    void whatIsNoNameIsRefused() throws IOException {
        texts.format = new StatJson();
        assertThat(read("{\"" + "x".repeat(500) + "\": 1, \"a\\nb\": 1, \"good\": 1}"))
                .containsExactly("p.good - 1");
        assertThat(trial.errors()).isEqualTo(2);
    }

    @Test
    void noMoreThanItMayHave() throws IOException {
        assertThat(read("a 1\nb 1\nc 1\nd 1\ne 1\nf 1\ng 1\n")).hasSize(MOST);
        assertThat(trial.overBudget()).as("f, g").isEqualTo(2);
        assertThat(read("a 1\ng 1\n")).containsExactly("p.a - 1.0");
        assertThat(trial.overBudget()).isEqualTo(3);
        assertThat(trial.errors()).as("the core says so").isZero();
    }

    @Test
    void whatHadNoRoomIsWhatItIsOnceThereIsSome() throws IOException {
        texts.format = new StatJson();
        read("{\"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1, \"e\": 1}");
        String waiting = "{\"whole\": 1, \"part\": 0.5, \"count\": {\"value\": 3, \"type\": \"counter\"},"
                + " \"seconds\": {\"value\": 0.5, \"type\": \"counter\", \"units\": \"s\"},"
                + " \"labelled\": {\"value\": 7, \"labels\": {\"x\": \"y\"}}}";
        for (int i = 0; i < 60; i++) {
            assertThat(read(waiting)).as("read %d", i).isEmpty();
        }
        assertThat(trial.overBudget()).isEqualTo(60 * 5);
        assertThat(read(waiting)).containsExactly("p.labelled.y - 7", "p.part - 0.5", "p.whole - 1");
        assertThat(read(waiting.replace("0.5", "0.75").replace("3", "4")))
                .containsExactly(
                        "p.count - 1.0", "p.labelled.y - 7", "p.part - 0.75", "p.seconds s 0.25", "p.whole - 1");
        assertThat(texts.series().refused()).isZero();
        assertThat(trial.errors()).isZero();
    }

    @Test
    void namesThatNeverEndAreNotRemembered() throws IOException {
        read("a 1\n");
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder("a 1\n");
            for (int name = 0; name < 100; name++) {
                text.append("n{x")
                        .append(name)
                        .append("=\"")
                        .append(100 * i + name)
                        .append("\"} 1\n");
            }
            assertThat(read(text.toString())).contains("p.a - 1.0").hasSizeLessThanOrEqualTo(MOST);
            assertThat(trial.series()).hasSizeLessThanOrEqualTo(MOST);
        }
        assertThat(trial.errors()).as("once in thirty reads").isBetween(1L, 17L);
    }

    @Test
    void whatHasGoneIsLetGoAndMakesRoom() throws IOException {
        read("a 1\nb 1\nc 1\nd 1\ne{f=\"g\"} 1\n");
        for (int i = 0; i < 70; i++) {
            assertThat(read("a " + i + "\n")).hasSize(1);
        }
        assertThat(names()).containsExactly("p.a");
        assertThat(read("e{f=\"g\"} 7\nh 1\n")).containsExactly("p.e.g - 7.0", "p.h - 1.0");
    }

    @Test
    void isFoundAgainHoweverLongItWasAway() throws IOException {
        for (int pause : new int[] {28, 29, 30, 31, 58, 59, 60, 61, 62, 90}) {
            assertThat(read("a{x=\"y\"} 1\n")).as("after %d", pause).containsExactly("p.a.y - 1.0");
            for (int i = 0; i < pause; i++) {
                read("");
            }
        }
        assertThat(read("a{x=\"y\"} 2\n")).containsExactly("p.a.y - 2.0");
    }

    /** No keys. */
    record NoKeys() {}

    /** A module of whatever text it is given next. */
    private static final class Texts implements StatModuleProvider<NoKeys> {
        private TextFormat format = new PrometheusText();
        private String next = "";
        private @Nullable FoundSeries series;

        FoundSeries series() {
            return Objects.requireNonNull(series);
        }

        @Override
        public List<String> names() {
            return List.of("texts");
        }

        @Override
        public String summary() {
            return "whatever text it is given";
        }

        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public int maxSeries() {
            return MOST;
        }

        @Override
        public StatModule create(NoKeys config, ModuleContext context) {
            FoundSeries found = new FoundSeries(context, "p.");
            series = found;
            return tick -> read(tick, found);
        }

        private void read(Tick tick, FoundSeries found) {
            found.begin(tick.nanoTime());
            byte[] text = next.getBytes(StandardCharsets.UTF_8);
            TextFormatException problem = format.read(text, text.length, "texts", found);
            assertThat(problem).isNull();
        }
    }
}
