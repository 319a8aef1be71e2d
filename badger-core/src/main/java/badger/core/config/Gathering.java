package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes on after a problem, so that all of them are told at once. */
final class Gathering {
    /** A file of garbage shall not scroll its first line away. */
    private static final int MOST_PROBLEMS = 100;

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** Something that may turn out to be wrong. */
    interface Attempt<T> {
        T run() throws ConfigurationException;
    }

    /** The attempt's result, or null if it failed, which is kept. */
    <T> @Nullable T attempt(Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** The attempt's result, or what to go on with after it failed. */
    <T> T attempt(Attempt<T> attempt, T otherwise) {
        T result = attempt(attempt);
        return result == null ? otherwise : result;
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** What was wrong, in the order in which it was found. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Throws everything that was wrong, if anything was. */
    void throwIfAny() throws ConfigurationException {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems());
        }
    }

    /** Throws everything that was wrong, if anything was, as whoever wrote the files wants to read it. */
    void tellIfAny() throws ConfigurationException {
        if (problems.isEmpty()) {
            return;
        }
        List<String> files = problems.stream().map(Problem::file).distinct().toList();
        List<Problem> told = new ArrayList<>(problems);
        told.sort(Comparator.<Problem>comparingInt(problem -> files.indexOf(problem.file()))
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column));
        if (told.size() > MOST_PROBLEMS) {
            int more = told.size() - MOST_PROBLEMS;
            told.subList(MOST_PROBLEMS, told.size()).clear();
            told.add(Problem.of("and " + more + " more"));
        }
        throw new ConfigurationException(told);
    }
}
