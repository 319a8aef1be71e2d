package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Plugins;
import badger.core.config.Samples.NoKeys;
import badger.core.spi.EmitterProvider;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stranger's plug-in must be able to say before it is used. */
class ProviderCheckTest {
    @Test
    void findsNothingInThoseThatAreWell() {
        for (StatModuleProvider<?> module : Samples.PLUGINS.modules()) {
            assertThat(Plugins.faultOf(module)).as("%s", module.names()).isEmpty();
        }
        for (EmitterProvider<?> emitter : Samples.PLUGINS.emitters()) {
            assertThat(Plugins.faultOf(emitter)).as("%s", emitter.names()).isEmpty();
        }
    }

    @Test
    void tellsWhatHasNoUsableName() {
        assertThat(Plugins.faultOf(new Odd(List.of(), "odd"))).contains("it has no name");
        assertThat(Plugins.faultOf(new Odd(List.of("odd", "not so"), "odd")))
                .contains("'not so' is no name: letters, digits, '_', '-' and '.' make one");
    }

    @Test
    void tellsASummaryThatIsNotOneLine() {
        assertThat(Plugins.faultOf(new Odd(List.of("odd"), " "))).contains("its summary is not one line");
        assertThat(Plugins.faultOf(new Odd(List.of("odd"), "one\ntwo"))).contains("its summary is not one line");
    }

    @Test
    void tellsAKeyThatIsTheCores() {
        assertThat(Plugins.faultOf(Samples.module(new Greedy(5), false, "greedy")))
                .contains("the key 'interval' is the core's, and badger.core.config.ProviderCheckTest$Greedy has one of"
                        + " its own");
        assertThat(Plugins.faultOf(Samples.emitter(new Timed(5), "timed")))
                .contains("the key 'timeout' is the core's, and badger.core.config.ProviderCheckTest$Timed has one of"
                        + " its own");
    }

    @Test
    void tellsALimitOfItsOwnThatIsTheCoresOrIsNone() {
        assertThat(Plugins.faultOf(Samples.module(new Full(5), false, "full")))
                .contains("the key 'max_series' is the core's, and badger.core.config.ProviderCheckTest$Full has one of"
                        + " its own");
        assertThat(Plugins.faultOf(Samples.module(new NoKeys(), false, -1, "less")))
                .contains("it cannot say what it is: java.lang.IllegalArgumentException: max_series must not be"
                        + " negative");
    }

    @Test
    void tellsWhatThrows() {
        assertThat(Plugins.faultOf(new Throwing(new IllegalStateException("not today"))))
                .contains("it cannot say what it is: java.lang.IllegalStateException: not today");
        assertThat(Plugins.faultOf(new Throwing(new NoClassDefFoundError("a/Library"))))
                .contains("it cannot say what it is: java.lang.NoClassDefFoundError: a/Library");
        assertThat(Plugins.faultOf(new Throwing(new StackOverflowError())))
                .contains("it cannot say what it is: java.lang.StackOverflowError");
    }

    private record Greedy(int interval) {}

    private record Timed(int timeout) {}

    private record Full(int maxSeries) {}

    private record Odd(List<String> names, String summary) implements StatModuleProvider<NoKeys> {
        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public StatModule create(NoKeys config, ModuleContext context) {
            return tick -> {};
        }
    }

    private record Throwing(Throwable failure) implements StatModuleProvider<NoKeys> {
        @Override
        public List<String> names() {
            return List.of("throwing");
        }

        @Override
        public String summary() {
            return "throws";
        }

        @Override
        public NoKeys defaults() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public StatModule create(NoKeys config, ModuleContext context) {
            return tick -> {};
        }
    }
}
