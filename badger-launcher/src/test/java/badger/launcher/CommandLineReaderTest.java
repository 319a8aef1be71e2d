package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineReaderTest {
    private static final Optional<Path> FILE = Optional.of(Path.of("a.json"));
    private static final Optional<Path> NO_FILE = Optional.empty();

    @Test
    void withoutACommandTheAgentRuns() {
        assertThat(read("")).isEqualTo(new Invocation.Run(NO_FILE, 0));
        assertThat(read("-f a.json")).isEqualTo(new Invocation.Run(FILE, 0));
        assertThat(read("--config a.json --ticks 3")).isEqualTo(new Invocation.Run(FILE, 3));
        assertThat(read("--ticks=3 --config=a.json")).isEqualTo(new Invocation.Run(FILE, 3));
    }

    @Test
    void commandsMayStandBeforeOrBehindTheirOptions() {
        assertThat(read("once")).isEqualTo(new Invocation.Once(NO_FILE));
        assertThat(read("once -f a.json")).isEqualTo(new Invocation.Once(FILE));
        assertThat(read("-f a.json once")).isEqualTo(new Invocation.Once(FILE));
        assertThat(read("check --config=a.json")).isEqualTo(new Invocation.Check(Path.of("a.json")));
        assertThat(read("list")).isEqualTo(new Invocation.ListPlugins(NO_FILE));
        assertThat(read("list -f a.json")).isEqualTo(new Invocation.ListPlugins(FILE));
        assertThat(read("reference")).isEqualTo(new Invocation.ShowReference(NO_FILE));
        assertThat(read("reference -f a.json")).isEqualTo(new Invocation.ShowReference(FILE));
        assertThat(read("new module queue")).isEqualTo(new Invocation.New(Starter.Side.MODULE, "queue"));
        assertThat(read("new emitter list")).isEqualTo(new Invocation.New(Starter.Side.EMITTER, "list"));
        assertThat(read("explain cpu.user")).isEqualTo(new Invocation.Explain(NO_FILE, "cpu.user"));
        assertThat(read("-f a.json explain list")).isEqualTo(new Invocation.Explain(FILE, "list"));
        assertThat(read("init list")).isEqualTo(new Invocation.Init(Path.of("list")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "once --help", "--ticks 3 check -h"})
    void helpIsShownWhateverElseIsAsked(String line) {
        assertThat(read(line))
                .isInstanceOfSatisfying(
                        Invocation.Show.class,
                        show -> assertThat(show.text()).contains("badger once", "--ticks N", "--version"));
    }

    @Test
    void versionIsShown() {
        assertThat(read("--version")).isEqualTo(new Invocation.ShowVersion());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onse | there is no command onse",
                "explain | explain wants the name of a series",
                "explain a b | the name of a series is given twice",
                "explain a --ticks 3 | explain takes no --ticks",
                "--tick 3 | there is no option --tick",
                "--tick=3 | there is no option --tick",
                "-x | there is no option -x",
                "--ticks | --ticks wants a number",
                "--ticks 0 | --ticks wants a number from 1 to 999999999, not 0",
                "--ticks -1 | --ticks wants a number from 1 to 999999999, not -1",
                "--ticks many | --ticks wants a number from 1 to 999999999, not many",
                "--ticks 1000000000 | --ticks wants a number from 1 to 999999999, not 1000000000",
                "once --ticks 3 | once takes no --ticks",
                "once twice | once takes no twice",
                "-f | -f wants a file",
                "--config= | --config wants a file",
                "-f a -f b | -f is given twice",
                "check | check wants -f FILE",
                "new | new wants 'module NAME' or 'emitter NAME'",
                "new queue | new wants 'module NAME' or 'emitter NAME'",
                "new module | new module wants a name",
                "new module a b | the name of what is new is given twice",
                "new module Queue | new wants a name of small letters, digits and '_', a letter first, not Queue",
                "new -f a module b | new takes no -f",
                "init | init wants a folder",
                "init -f a b | init takes no -f",
                "init a b | init's folder is given twice",
                "list list | list takes no list"
            })
    void whatCannotBeUnderstoodIsRefusedWithTheReason(String line, String reason) {
        assertThat(read(line)).isEqualTo(new Invocation.Refuse(reason + "; badger --help shows what there is"));
    }

    private static Invocation read(String line) {
        return CommandLineReader.read(line.isEmpty() ? new String[0] : line.split(" "));
    }
}
