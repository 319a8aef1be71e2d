package badger.core;

import badger.core.lane.Counters;
import badger.core.lane.LaneNames;
import badger.core.rule.SeriesName;
import badger.core.rule.Written;
import badger.core.spi.Clock;
import badger.core.spi.Emitter;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.Series;
import badger.core.tick.Failures;
import badger.core.tick.SeriesRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one lane does with series, by asking its rules and an emitter that sends nothing. */
final class ExplainedLane {
    private final EmitterEntry entry;
    private final Host host;
    private final @Nullable Emitter emitter;
    private final String failure;
    private final LaneNames names;
    private final List<String> problems = new ArrayList<>();

    private ExplainedLane(
            EmitterEntry entry, Host host, @Nullable Emitter emitter, String failure, SeriesRegistry registry) {
        this.entry = entry;
        this.host = host;
        this.emitter = emitter;
        this.failure = failure;
        this.names = new LaneNames(entry.rules(), registry, problems::add);
    }

    /** The lane of an emitter; one that cannot be made is no lane, and says so. */
    static ExplainedLane of(EmitterEntry entry, Host host, Clock clock, SeriesRegistry registry) {
        try {
            return new ExplainedLane(entry, host, entry.create(LaneMaker.setting(entry, host, clock)), "", registry);
        } catch (IOException | RuntimeException | LinkageError e) {
            return new ExplainedLane(entry, host, null, Failures.text(e), registry);
        }
    }

    /** The name that it is configured under. */
    String entry() {
        return entry.entry();
    }

    /** Gives a series the name that it has here, if it is sent. */
    void see(Series series) {
        if (passes(series)) {
            Series _ = names.shown(series);
        }
    }

    boolean passes(Series series) {
        return emitter != null && entry.rules().filter().passes(SeriesName.of(series));
    }

    /** What the series that passes is called where it arrives. */
    String arrivesAs(Series series) {
        try {
            return Objects.requireNonNull(emitter).arrivesAs(names.shown(series), host);
        } catch (RuntimeException e) {
            return "its emitter cannot say: " + Failures.text(e);
        }
    }

    /** The flat name of a series that passes. */
    String name(Series series) {
        return names.shown(series).name();
    }

    /** What happens to a series here, line by line. */
    List<String> story(Series series) {
        if (emitter == null) {
            return List.of("is left out, its emitter cannot be made: " + failure);
        }
        SeriesName own = SeriesName.of(series);
        String reason = entry.rules().filter().reason(own);
        if (!passes(series)) {
            return List.of("stops it: " + reason);
        }
        List<String> lines = new ArrayList<>();
        lines.add("lets it pass (" + reason + "), " + form(series));
        Series shown = names.shown(series);
        if (!shown.name().equals(series.name()) || !shown.labels().equals(series.labels())) {
            for (Written<?> rule : entry.rules().renaming().acting(own)) {
                lines.add("names it by " + rule);
            }
        }
        for (String problem : problems) {
            if (problem.startsWith("series '" + series.name() + "' ")) {
                lines.add(problem);
            }
        }
        lines.add("it arrives as " + arrivesAs(series) + ", "
                + (series.unit().isEmpty() ? "without a unit" : "in " + series.unit()));
        return lines;
    }

    private String form(Series series) {
        String when = entry.interval() > 1
                ? "every " + entry.interval() + " s, " + entry.rollup().name().toLowerCase(Locale.ROOT) + " of them"
                : "every second";
        return series.kind() != Kind.COUNTER
                ? when
                : when + (entry.counters() == Counters.TOTAL ? ", as the total counted" : ", as growth per second");
    }

    void close() {
        try {
            if (emitter != null) {
                emitter.close();
            }
        } catch (IOException | RuntimeException _) {
            // it has sent nothing: there is nothing that it could still do wrong
        }
    }
}
