package badger.core.rule;

import badger.core.spi.Glob;
import badger.core.spi.Key;
import badger.core.spi.Label;
import java.util.List;
import java.util.Optional;

/** Gives a label of some series another value or name, or takes it out. */
public record RelabelRule(
        @Key("The label's name.") String label,
        @Key("A glob of its value; not set = any.") Optional<Glob> value,

        @Key("The value it gets, as in rename; \"\" = the label is taken out.")
        NameTemplate to,

        @Key("The name it gets; not set = it keeps its own.")
        Optional<String> name,

        @Key("A glob of the metrics whose labels are meant, as they come to this rule; not set = any.")
        Optional<Glob> metric) {

    private static final Glob ANY = Glob.parse("*");

    /** Refuses a template that the glob cannot fill, and names that are none. */
    public RelabelRule {
        if (label.isEmpty()) {
            throw new IllegalArgumentException("label is empty");
        }
        if (name.isPresent() && name.get().isEmpty()) {
            throw new IllegalArgumentException("name is empty");
        }
        RenameRule.requireFilled(value.orElse(ANY), to);
    }

    /** Whether a label of a series of a metric is one of those meant. */
    boolean fits(String of, Label one) {
        return one.name().equals(label)
                && (metric.isEmpty() || metric.get().matches(of))
                && (value.isEmpty() || value.get().matches(one.value()));
    }

    /** What a label that {@link #fits} becomes; without a value it is taken out. */
    Label relabelled(Label one) {
        List<String> captures = value.orElse(ANY).captures(one.value()).orElseThrow();
        return new Label(name.orElse(label), to.filled(one.value(), captures));
    }

    /** As it is written. */
    @Override
    public String toString() {
        RuleText text = new RuleText().text("label", label).glob("value", value).text("to", to.toString());
        name.ifPresent(given -> text.text("name", given));
        return text.glob("metric", metric).toString();
    }
}
