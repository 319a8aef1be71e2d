package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.rule.RuleChain;
import badger.core.rule.Rules;
import badger.core.rule.SeriesName;
import badger.core.spi.Label;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters and renaming as files have them, in all three places. */
class RulesTest {
    private static final SeriesName BYTES = SeriesName.of("net.rx_bytes", List.of(new Label("interface", "eth0")), "B");

    @TempDir
    Path folder;

    private ConfigTree tree;

    @BeforeEach
    void makeTree() {
        tree = ConfigTree.in(folder);
    }

    private ConfigTree main(String core) {
        return tree.main("""
                {"core": {"hostname": "h", "ipv4": "", "ipv6": ""%s},
                 "modules": {"included_modules": ["cpu"]}, "emitters": {"included_emitters": ["stdout_pretty"]}}
                """.formatted(core));
    }

    private Rules lane(String conf) throws ConfigurationException {
        return main("").file("conf.d/stdout_pretty.conf", conf)
                .read()
                .emitters()
                .getFirst()
                .rules();
    }

    private static Optional<String> through(Rules rules, SeriesName name) {
        return Optional.ofNullable(rules.through(name)).map(SeriesName::flat);
    }

    @Test
    void aListMayHoldGlobsAndObjects() throws ConfigurationException {
        Rules rules = lane("""
                {"whitelist": ["cpu.*", {"metric": "net.*", "label": {"interface": "eth?"}, "unit": "B"}],
                 "blacklist": [{"name": "net.tx*", "unit": "B"}]}
                """);

        assertThat(through(rules, BYTES)).contains("net.rx_bytes.eth0");
        assertThat(through(rules, SeriesName.of("cpu.user", List.of(), "percent")))
                .contains("cpu.user");
        assertThat(through(rules, SeriesName.of("net.rx_bytes", List.of(), "B")))
                .isEmpty();
        assertThat(through(rules, SeriesName.of("net.tx_bytes", BYTES.labels(), "B")))
                .isEmpty();
        assertThat(rules.filter().reason(BYTES))
                .isEqualTo("whitelist {\"metric\": \"net.*\", \"label\": {\"interface\": \"eth?\"}, \"unit\": \"B\"} ("
                        + folder.resolve("conf.d/stdout_pretty.conf") + ":1:25)");
    }

    @Test
    void globsMayStandInOneText() throws ConfigurationException {
        Rules rules = lane("{\"whitelist\": \"cpu.*, net.*\"}");

        assertThat(through(rules, BYTES)).contains("net.rx_bytes.eth0");
        assertThat(through(rules, SeriesName.of("mem.free", List.of(), "B"))).isEmpty();
    }

    @Test
    void seriesAreRenamedAndRelabelled() throws ConfigurationException {
        Rules rules = lane("""
                {"rename": [{"metric": "net.*_*", "to": "${host:hostname}.network.$1.$2"}],
                 "relabel": [{"label": "interface", "value": "eth*", "to": "lan$1", "name": "device"},
                             {"label": "disk", "to": ""}]}
                """);

        assertThat(rules.through(BYTES))
                .isEqualTo(SeriesName.of("h.network.rx.bytes", List.of(new Label("device", "lan0")), "B"));
        assertThat(through(rules, SeriesName.of("disk.reads", List.of(new Label("disk", "sda")), "")))
                .contains("disk.reads");
    }

    @Test
    void aModuleHasItsOwnRulesAndThoseOfAll() throws ConfigurationException {
        main(", \"blacklist\": \"*.steal\", \"rename\": [{\"metric\": \"processor.*\", \"to\": \"p.$1\"}]")
                .file(
                        "conf.d/cpu.conf",
                        "{\"blacklist\": [\"cpu.nice\"], \"rename\": [{\"metric\": \"cpu.*\", \"to\": \"processor.$1\"}]}");

        Configuration configuration = tree.read();
        RuleChain cpu = configuration.modules().getFirst().rules();
        RuleChain own = configuration.modules().getLast().rules();

        assertThat(cpu.through(SeriesName.of("cpu.user", List.of(), "")))
                .extracting(SeriesName::flat)
                .isEqualTo("p.user");
        assertThat(cpu.through(SeriesName.of("cpu.steal", List.of(), ""))).isNull();
        assertThat(cpu.through(SeriesName.of("cpu.nice", List.of(), ""))).isNull();
        assertThat(own.through(SeriesName.of("processor.x", List.of(), "")))
                .as("the rules of all are those of the module that runs unlisted as well")
                .extracting(SeriesName::flat)
                .isEqualTo("p.x");
        assertThat(configuration.emitters().getFirst().rules().renaming().isEmpty())
                .isTrue();
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        main(", \"whitelist\": [{}], \"rename\": [{\"metric\": \"a\"}]")
                .file("conf.d/cpu.conf", """
                        {"rename": [{"metric": "a.*", "to": "$2"},
                                    {"metric": "a.*", "to": ""},
                                    {"metric": "a[", "to": "b$"},
                                    "a"]}
                        """)
                .file("conf.d/stdout_pretty.conf", """
                        {"whitelist": [{"metrik": "a"}, 5, {"label": {"disk": "s["}}],
                         "relabel": [{"label": "a", "to": "$2"}, {"label": "", "to": ""},
                                     {"label": "a", "value": "b", "to": "$1", "name": ""}]}
                        """);

        assertThat(tree.problems())
                .containsExactly(
                        "config.json:1:66: $.core.whitelist[0]: an object without name, metric, label and unit fits"
                                + " everything: say one of them",
                        "config.json:1:82: $.core.rename[0]: the key 'to' is missing",
                        "conf.d/cpu.conf:1:37: $.rename[0].to: to names $2, but its glob has only 1 wildcard",
                        "conf.d/cpu.conf:2:37: $.rename[1].to: to is empty: a series without a metric there cannot be",
                        "conf.d/cpu.conf:3:24: $.rename[2].metric: glob 'a[': the '[' at position 2 is never closed",
                        "conf.d/cpu.conf:3:36: $.rename[2].to: behind the '$' at position 2 stands neither a digit nor"
                                + " another '$' ($$ is the character itself)",
                        "conf.d/cpu.conf:4:13: $.rename[3]: expected an object, found the text 'a'",
                        "conf.d/stdout_pretty.conf:1:16: $.whitelist[0]: an object without name, metric, label and"
                                + " unit fits everything: say one of them",
                        "conf.d/stdout_pretty.conf:1:17: $.whitelist[0].metrik: unknown key 'metrik' (did you mean"
                                + " 'metric'?)",
                        "conf.d/stdout_pretty.conf:1:33: $.whitelist[1]: expected a text, found the number 5",
                        "conf.d/stdout_pretty.conf:1:55: $.whitelist[2].label.disk: glob 's[': the '[' at position 2 is"
                                + " never closed",
                        "conf.d/stdout_pretty.conf:2:35: $.relabel[0].to: to names $2, but its glob has only 1 wildcard",
                        "conf.d/stdout_pretty.conf:2:52: $.relabel[1].label: label is empty",
                        "conf.d/stdout_pretty.conf:3:63: $.relabel[2].name: name is empty");
    }

    @Test
    void aSecretInTheWrongPlaceIsNotShown() {
        main("").file("conf.d/cpu.conf", "{\"rename\": [{\"metric\": \"a\", \"to\": \"${env:HIDDEN}\"}]}");

        assertThat(tree.with(Samples.World.in(folder).with(Map.of("HIDDEN", "pa$word")))
                        .problems())
                .singleElement()
                .asString()
                .doesNotContain("pa$word");
    }
}
