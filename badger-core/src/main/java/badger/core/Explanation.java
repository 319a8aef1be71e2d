package badger.core;

import badger.core.config.Nearest;
import badger.core.spi.Glob;
import badger.core.spi.Series;
import badger.core.tick.Declaration;
import badger.core.time.WaitingClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a configuration makes of this host's series: who makes each, which rules let it pass, rename or stop it, and what it is
 * called where it arrives. Found out by collecting one frame, of which nothing is sent.
 */
public final class Explanation {
    /** So many names are offered for one that there is not. */
    private static final int MOST_NAMES = 5;

    private final List<ExplainedSeries> series = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    private Explanation(Configuration configuration, Agent agent, WaitingClock clock) {
        List<ExplainedLane> lanes = new ArrayList<>();
        for (EmitterEntry emitter : configuration.emitters()) {
            lanes.add(ExplainedLane.of(emitter, configuration.host(), clock, agent.registry()));
        }
        List<Declaration> declarations = agent.registry().declarations();
        Map<String, ModuleEntry> modules = new HashMap<>();
        configuration.modules().forEach(module -> modules.put(module.entry(), module));
        Map<String, String> owners = new HashMap<>();
        for (Declaration declaration : declarations) {
            Series opened = declaration.series();
            if (opened != null) {
                owners.put(opened.name(), declaration.module());
                // in the order in which a lane would see them: of two that would meet in a name the first has it
                for (ExplainedLane lane : lanes) {
                    lane.see(opened);
                }
            }
        }
        for (Declaration declaration : declarations) {
            ModuleEntry module = modules.get(declaration.module());
            if (module != null) {
                ExplainedSeries explained = new ExplainedSeries(declaration, module.rules(), lanes, owners);
                series.add(explained);
                names.addAll(explained.names());
            }
        }
        lanes.forEach(ExplainedLane::close);
    }

    /**
     * Collects a frame and finds out.
     *
     * @param configuration what is explained
     * @throws IOException if none of its modules can be made
     */
    public static Explanation of(Configuration configuration) throws IOException, InterruptedException {
        return of(configuration, WaitingClock.ofSystem());
    }

    /** The same under a clock of the caller's. */
    static Explanation of(Configuration configuration, WaitingClock clock) throws IOException, InterruptedException {
        Agent agent = Agent.start(configuration, AgentOptions.silentFrame(), clock);
        try {
            End _ = agent.awaitLastFrame();
            return new Explanation(configuration, agent, clock);
        } finally {
            agent.stop();
        }
    }

    /**
     * What becomes of a series, or of each that fits a glob.
     *
     * @param name the name that its module makes, the one that it has after rules, the one under which it arrives somewhere, or a
     *     glob of any of these
     * @return text of several lines; empty if there is no such series
     */
    public Optional<String> text(String name) {
        StringBuilder text = new StringBuilder();
        for (ExplainedSeries one : series) {
            if (one.names().contains(name)) {
                text.append(text.isEmpty() ? "" : "\n").append(one.inFull());
            }
        }
        Optional<Glob> glob = text.isEmpty() ? glob(name) : Optional.empty();
        for (ExplainedSeries one : series) {
            if (glob.isPresent() && one.names().stream().anyMatch(glob.get()::matches)) {
                text.append(one.inBrief());
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** A name may have a bracket that is none of a glob's. */
    private static Optional<Glob> glob(String name) {
        try {
            Glob glob = Glob.parse(name);
            return glob.wildcards() > 0 ? Optional.of(glob) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What to say of a name that there is not. */
    public String unknown(String name) {
        List<String> near = Nearest.some(name, names, MOST_NAMES);
        return "there is no series '" + name + "' on this host now"
                + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?");
    }
}
