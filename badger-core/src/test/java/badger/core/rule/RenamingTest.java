package badger.core.rule;

import static badger.core.rule.MadeRules.name;
import static badger.core.rule.MadeRules.relabel;
import static badger.core.rule.MadeRules.rename;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import badger.core.spi.Glob;
import badger.core.spi.Label;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private static final SeriesName BYTES = name("net.rx_bytes", "interface", "eth0");

    private static String renamed(String metric, String glob, String to) {
        return rename(glob, to).renaming().of(name(metric)).flat();
    }

    @Test
    void aTemplateIsFilledWithWhatTheWildcardsStoodFor() {
        assertThat(renamed("net.rx_bytes", "net.*_*", "network.$1.$2")).isEqualTo("network.rx.bytes");
        assertThat(renamed("net.rx_bytes", "net.?x_[a-c]*", "$3$2$1")).isEqualTo("ytesbr");
        assertThat(renamed("cpu.user", "cpu.*", "host.$0")).isEqualTo("host.cpu.user");
        assertThat(renamed("cpu.user", "cpu.*", "$$1.$1")).isEqualTo("$1.user");
        assertThat(renamed("cpu.user", "mem.*", "$1")).as("another metric").isEqualTo("cpu.user");
        assertThat(renamed("cpu.", "cpu.*", "$1")).as("nothing would be left").isEqualTo("cpu.");
    }

    @Test
    void theFirstRuleThatFitsCountsAndNoRuleSeesWhatAnotherMade() {
        Renaming renaming = rename("a", "b", "b", "c", "*", "d").renaming();
        assertThat(renaming.of(name("a")).flat()).isEqualTo("b");
        assertThat(renaming.of(name("b")).flat()).isEqualTo("c");
        assertThat(renaming.of(name("x")).flat()).isEqualTo("d");
    }

    @Test
    void whatNoRuleFitsIsTheSameObject() {
        assertThat(rename("cpu.*", "x").renaming().of(BYTES)).isSameAs(BYTES);
        assertThat(Renaming.NONE.of(BYTES)).isSameAs(BYTES);
    }

    @Test
    void aRenamedSeriesKeepsLabelsAndUnit() {
        SeriesName renamed = rename("net.*", "network.$1").renaming().of(BYTES);
        assertThat(renamed).isEqualTo(name("network.rx_bytes", "interface", "eth0"));
        assertThat(renamed.flat()).isEqualTo("network.rx_bytes.eth0");
    }

    @Test
    void aLabelGetsAnotherValueNameOrNone() {
        assertThat(relabel("interface", "eth*", "lan$1", "")
                        .renaming()
                        .of(BYTES)
                        .labels())
                .containsExactly(new Label("interface", "lan0"));
        assertThat(relabel("interface", "*", "$0", "device")
                        .renaming()
                        .of(BYTES)
                        .labels())
                .containsExactly(new Label("device", "eth0"));
        assertThat(relabel("interface", "*", "", "").renaming().of(BYTES)).isEqualTo(name("net.rx_bytes"));
        assertThat(relabel("interface", "eth0*", "$1", "").renaming().of(BYTES).labels())
                .as("nothing is left of the value")
                .isEmpty();
        assertThat(relabel("interface", "lo", "x", "").renaming().of(BYTES)).isSameAs(BYTES);
        assertThat(relabel("disk", "*", "x", "").renaming().of(BYTES)).isSameAs(BYTES);
    }

    @Test
    void aLabelWhoseNewNameIsAnothersKeepsItsOwn() {
        SeriesName both = name("m", "a", "1", "b", "2");
        assertThat(relabel("a", "*", "x", "b").renaming().of(both)).isSameAs(both);
        assertThat(relabel("b", "*", "x", "a").renaming().of(both)).isSameAs(both);
    }

    @Test
    void everyLabelHasItsOwnFirstRule() {
        Renaming renaming = new Renaming(
                List.of(),
                List.of(
                        rule("a", "*", "", "other.*"),
                        rule("a", "*", "", "m"),
                        rule("b", "*", "<$0>", ""),
                        rule("b", "*", "", "")));
        assertThat(renaming.of(name("m", "a", "1", "b", "2", "c", "3"))).isEqualTo(name("m", "b", "<2>", "c", "3"));
        assertThat(renaming.of(name("other.m", "a", "1")).labels()).isEmpty();
        assertThat(renaming.acting(name("m", "a", "1", "b", "2"))).hasSize(2);
    }

    private static Written<RelabelRule> rule(String label, String value, String to, String metric) {
        Optional<Glob> metrics = metric.isEmpty() ? Optional.empty() : Optional.of(Glob.parse(metric));
        return Written.nowhere(new RelabelRule(
                label, Optional.of(Glob.parse(value)), NameTemplate.parse(to), Optional.empty(), metrics));
    }

    @Test
    void whatCannotBeFilledIsNoRule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rename("net.*", "$1$2"))
                .withMessage("to names $2, but its glob has only 1 wildcard");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rename("net", "$1"))
                .withMessage("to names $1, but its glob has no wildcard");
        assertThatIllegalArgumentException().isThrownBy(() -> rename("net", "")).withMessageStartingWith("to is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameTemplate.parse("a.$x"))
                .withMessageStartingWith("behind the '$' at position 3 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameTemplate.parse("a$"))
                .withMessageStartingWith("behind the '$' at position 2 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> relabel("", "*", "x", ""))
                .withMessage("label is empty");
    }

    @Test
    void aRulePrintsAsItIsWritten() {
        Written<RenameRule> rename =
                new Written<>(new RenameRule(Glob.parse("net.*"), NameTemplate.parse("network.$1")), "a.conf:1:2");
        assertThat(rename).hasToString("{\"metric\": \"net.*\", \"to\": \"network.$1\"} (a.conf:1:2)");
        assertThat(rule("a", "*", "x", "m"))
                .hasToString("{\"label\": \"a\", \"value\": \"*\", \"to\": \"x\", \"metric\": \"m\"}");
    }

    @Test
    void theModulesRulesComeBeforeTheAgents() {
        RuleChain chain = new RuleChain(
                new Rules(
                        MadeRules.blacklist("net.tx*").filter(),
                        rename("net.*", "network.$1").renaming()),
                new Rules(
                        MadeRules.whitelist("network.*").filter(),
                        rename("network.*", "n.$1").renaming()));
        assertThat(chain.through(BYTES)).isEqualTo(name("n.rx_bytes", "interface", "eth0"));
        assertThat(chain.through(name("net.tx_bytes"))).isNull();
        assertThat(chain.through(name("cpu.user"))).isNull();
    }
}
