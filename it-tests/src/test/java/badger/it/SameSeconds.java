package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Frames of the agent beside what tools say of the same seconds. The agent reads at the beginning of a second, a tool some time
 * after: over all these seconds the two have seen the same, but for what happened in that time at both ends.
 */
final class SameSeconds {
    /** The agent reads that much before the tools at the most, in seconds. */
    private static final double APART = 0.25;

    /** A tool's seconds are that much longer or shorter, and its rates are of them. */
    private static final double UNEVEN = 0.05;

    /** What a second has that is no burst, as a multiple of what all have in the mean. */
    private static final double BURST = 2;

    /** Tools print two decimals. */
    private static final double ROUNDING = 0.01;

    private final List<Payload> frames;
    private final List<Comparison> comparisons = new ArrayList<>();

    SameSeconds(List<Payload> frames) {
        this.frames = frames;
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /**
     * Compares the means of what happens per second.
     *
     * @param tool the tool's name
     * @param said what it said
     * @param column its column
     * @param series the agent's series
     * @param factor how much of the agent's unit is one of the tool's
     */
    void rate(String tool, ToolSeconds said, String column, String series, double factor) {
        rate(tool, said, column, series, factor, 0);
    }

    /** Compares shares of the time of a processor in percent, which the kernel counts in hundredths of a second: one at both ends. */
    void share(String tool, ToolSeconds said, String column, String series) {
        rate(tool, said, column, series, 1, 2.0 / frames.size());
    }

    private void rate(String tool, ToolSeconds said, String column, String series, double factor, double grain) {
        double theirs = mean(said, column);
        double ours = mean(series) / factor;
        ToDoubleFunction<Payload> larger = frame -> Math.max(said(said, column, frame), value(frame, series) / factor);
        String seconds = seconds(frame -> said(said, column, frame), frame -> value(frame, series) / factor);
        comparisons.add(
                new Comparison(tool, column, series, theirs, ours, ROUNDING + grain + edges(larger, theirs), seconds));
    }

    /**
     * What happens between the two readings at both ends, spread over all seconds: the part of the busiest second that this time is,
     * or, of what comes in bursts, all that the first or the last second has, which only one of the two has seen, and what a burst
     * weighs more or less in a second that is not quite one.
     */
    private double edges(ToDoubleFunction<Payload> value, double mean) {
        double most = most(value);
        if (most <= BURST * mean) {
            return 2 * APART * most / frames.size();
        }
        double ends = Math.max(value.applyAsDouble(frames.getFirst()), value.applyAsDouble(frames.getLast()));
        return ends / frames.size() + UNEVEN * mean;
    }

    /** Compares a mean of operations (a wait, a size), weighted by how many there were: by the tool's column and the agent's series. */
    void ratio(String tool, ToolSeconds said, String column, String series, String weight, String weightSeries) {
        ToDoubleFunction<Payload> theirSum = frame -> said(said, column, frame) * said(said, weight, frame);
        double theirWeight = mean(said, weight);
        double ourWeight = frames.stream()
                        .filter(frame -> frame.values().containsKey(series))
                        .mapToDouble(frame -> value(frame, weightSeries))
                        .sum()
                / frames.size();
        double ourSum = frames.stream()
                        .mapToDouble(frame -> value(frame, series) * value(frame, weightSeries))
                        .sum()
                / frames.size();
        if (theirWeight == 0 || ourWeight == 0) {
            return;
        }
        double theirs = frames.stream().mapToDouble(theirSum).sum() / frames.size() / theirWeight;
        double bound = (edges(theirSum, theirs * theirWeight)
                        + theirs * edges(frame -> said(said, weight, frame), theirWeight))
                / theirWeight;
        add(tool, column, series, theirs, ourSum / ourWeight, ROUNDING + bound);
    }

    /**
     * Compares the means of what is at a moment, in the frames that have it: between the two readings it changes by no more than
     * from second to second.
     */
    void level(String tool, ToolSeconds said, String column, String series, double factor) {
        List<Payload> having = having(series);
        assertThat(having).as(series).isNotEmpty();
        ToDoubleFunction<Payload> theirs = frame -> said(said, column, frame);
        ToDoubleFunction<Payload> ours = frame -> value(frame, series) / factor;
        double steps = Math.max(step(frames, theirs), step(having, ours));
        add(tool, column, series, mean(having, theirs), mean(having, ours), ROUNDING + steps);
    }

    /**
     * The same of a process's memory, which the kernel counts on each processor apart, and adds up a batch of 32 pages later.
     */
    void memory(String tool, ToolSeconds said, String column, String series, double factor) {
        double batches = 32 * 4096.0 * Runtime.getRuntime().availableProcessors() / factor;
        double steps = step(having(series), frame -> value(frame, series) / factor);
        add(tool, column, series, mean(said, column), mean(series) / factor, ROUNDING + steps + batches);
    }

    /** Compares what a tool said in a second with the frame of its beginning. */
    void moment(String tool, Payload frame, String column, double theirs, String series, double factor) {
        moment(tool, frame, column, theirs, series, factor, series);
    }

    /** The same of a series that is not in every frame: another one says by how much it changes from second to second. */
    void moment(
            String tool, Payload frame, String column, double theirs, String series, double factor, String changing) {
        double ours = frame.values().get(series) / factor;
        add(
                tool,
                column,
                series,
                theirs,
                ours,
                ROUNDING + step(having(changing), one -> value(one, changing) / factor));
    }

    private List<Payload> having(String series) {
        return frames.stream()
                .filter(frame -> frame.values().containsKey(series))
                .toList();
    }

    private static double step(List<Payload> of, ToDoubleFunction<Payload> value) {
        double step = 0;
        for (int i = 1; i < of.size(); i++) {
            step = Math.max(step, Math.abs(value.applyAsDouble(of.get(i)) - value.applyAsDouble(of.get(i - 1))));
        }
        return step;
    }

    /** What both said of each second, a pair for each. */
    private String seconds(ToDoubleFunction<Payload> theirs, ToDoubleFunction<Payload> ours) {
        return frames.stream()
                .map(frame ->
                        String.format(Locale.ROOT, "%.2f/%.2f", theirs.applyAsDouble(frame), ours.applyAsDouble(frame)))
                .collect(Collectors.joining(" "));
    }

    private double most(ToDoubleFunction<Payload> value) {
        return frames.stream().mapToDouble(value).max().orElseThrow();
    }

    private static double said(ToolSeconds said, String column, Payload frame) {
        Map<String, Double> second = said.at(frame.timestamp());
        assertThat(second).as("second %d", frame.timestamp()).containsKey(column);
        return second.get(column);
    }

    /** No point is 0, as the tools have it. */
    private static double value(Payload frame, String series) {
        return frame.values().getOrDefault(series, 0.0);
    }

    /** The series that is wanted, if the agent has it. */
    Optional<String> series(Predicate<String> wanted) {
        return frames.getFirst().values().keySet().stream().filter(wanted).findFirst();
    }

    /** Compares what a tool counted between the frame before these and the last of these, or a part of them. */
    void count(String tool, String column, double theirs, String series) {
        double ours = frames.stream().mapToDouble(frame -> value(frame, series)).sum();
        double most = most(frame -> value(frame, series));
        // the burst after the last frame is in none of these
        double edges = most > BURST * ours / frames.size() ? most : 2 * APART * most;
        add(tool, column, series, theirs, ours, edges + 1);
    }

    void add(String tool, String column, String series, double theirs, double ours, double bound) {
        comparisons.add(new Comparison(tool, column, series, theirs, ours, bound, ""));
    }

    private double mean(ToolSeconds said, String column) {
        return mean(frames, frame -> said(said, column, frame));
    }

    private double mean(String series) {
        assertThat(having(series)).as(series).isNotEmpty();
        return mean(frames, frame -> value(frame, series));
    }

    private static double mean(List<Payload> of, ToDoubleFunction<Payload> value) {
        return of.stream().mapToDouble(value).average().orElseThrow();
    }
}
