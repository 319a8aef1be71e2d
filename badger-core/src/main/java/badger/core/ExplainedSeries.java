package badger.core;

import badger.core.rule.RuleChain;
import badger.core.rule.Rules;
import badger.core.rule.SeriesName;
import badger.core.rule.Written;
import badger.core.spi.Label;
import badger.core.spi.Series;
import badger.core.tick.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One series that a module makes, on its way through the rules to every lane. */
final class ExplainedSeries {
    private final Declaration declaration;
    private final RuleChain rules;
    private final List<ExplainedLane> lanes;
    private final Map<String, String> owners;
    private final @Nullable SeriesName ofModule;
    private final @Nullable SeriesName last;
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * What becomes of a declared series.
     *
     * @param declaration what its module says of it
     * @param rules what it passes before it is a series
     * @param lanes where it may go
     * @param owners which module has which name
     */
    ExplainedSeries(Declaration declaration, RuleChain rules, List<ExplainedLane> lanes, Map<String, String> owners) {
        this.declaration = declaration;
        this.rules = rules;
        this.lanes = lanes;
        this.owners = owners;
        ofModule = rules.own().through(declaration.made());
        last = ofModule == null ? null : rules.global().through(ofModule);
        names.add(declaration.made().flat());
        if (ofModule != null) {
            names.add(ofModule.flat());
        }
        if (last != null) {
            names.add(last.flat());
        }
        Series opened = declaration.series();
        for (ExplainedLane lane : lanes) {
            if (opened != null && lane.passes(opened)) {
                names.add(lane.name(opened));
                names.add(lane.arrivesAs(opened));
            }
        }
    }

    /** Every name that it has somewhere. */
    Set<String> names() {
        return names;
    }

    /** Everything, line by line. */
    String inFull() {
        SeriesName made = declaration.made();
        Block block = new Block(name());
        StringBuilder labels = new StringBuilder();
        for (Label label : made.labels()) {
            labels.append(", ").append(label.name()).append('=').append(label.value());
        }
        block.line(
                "made by",
                "module " + declaration.module() + " as " + made.flat() + ": metric " + made.metric() + labels);
        String unit = made.unit().isEmpty() ? "no unit" : "unit " + made.unit();
        block.line(
                "is",
                unit + ", " + word(declaration.type()) + ", " + word(declaration.kind()) + ": "
                        + declaration.description());
        place(block, declaration.module(), rules.own(), made);
        if (ofModule != null) {
            place(block, "core", rules.global(), ofModule);
        }
        Series opened = declaration.series();
        if (opened != null) {
            for (ExplainedLane lane : lanes) {
                lane.story(opened).forEach(line -> block.line("lane " + lane.entry(), line));
            }
        } else if (last != null) {
            String owner = owners.get(last.flat());
            block.line(
                    "refused",
                    owner == null
                            ? "there is no room for it; the log says why"
                            : "module " + owner + " already has the name " + last.flat());
        }
        return block.toString();
    }

    private static void place(Block block, String where, Rules rules, SeriesName name) {
        SeriesName named = rules.through(name);
        String reason = rules.filter().reason(name);
        if (named == null) {
            block.line(where, "stops it: " + reason);
            return;
        }
        block.line(where, "lets it pass (" + reason + ")");
        for (Written<?> rule : rules.renaming().acting(name)) {
            block.line(where, "names it by " + rule);
        }
        if (!named.equals(name)) {
            block.line(where, "it is now " + named.flat());
        }
    }

    /** A line: its name, its module, and where it arrives under which name. */
    String inBrief() {
        StringJoiner brief = new StringJoiner("; ", "", "\n").add(name() + ": module " + declaration.module());
        Series opened = declaration.series();
        if (opened == null) {
            brief.add(last == null ? "stopped by " + (ofModule == null ? declaration.module() : "core") : "refused");
        } else {
            for (ExplainedLane lane : lanes) {
                brief.add(lane.entry() + ": " + (lane.passes(opened) ? lane.arrivesAs(opened) : "not sent"));
            }
        }
        return brief.toString();
    }

    private String name() {
        Series opened = declaration.series();
        return opened == null ? declaration.made().flat() : opened.name();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A title and lines below it, each with a word before it unless it is the same as that of the line before. */
    private static final class Block {
        private static final int LEAST_WIDTH = 16;

        private record Line(String word, String text) {}

        private final String title;
        private final List<Line> lines = new ArrayList<>();
        private int width = LEAST_WIDTH;

        private Block(String title) {
            this.title = title;
        }

        private void line(String word, String text) {
            lines.add(new Line(word, text));
            width = Math.max(width, word.length() + 2);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(title).append('\n');
            String before = "";
            for (Line line : lines) {
                String shown = line.word.equals(before) ? "" : line.word;
                before = line.word;
                text.append("  ").append(shown).repeat(' ', width - shown.length());
                text.append(line.text).append('\n');
            }
            return text.toString();
        }
    }
}
