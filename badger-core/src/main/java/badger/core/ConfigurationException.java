package badger.core;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be run, with everything that is wrong with it. */
public final class ConfigurationException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** Carries what is wrong: at least one problem. */
    public ConfigurationException(List<Problem> problems) {
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the files and their lines. */
    public List<Problem> problems() {
        return problems;
    }

    /** Every problem, a line each; made when somebody asks, since most of these exceptions are merged into others. */
    @Override
    public String getMessage() {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
