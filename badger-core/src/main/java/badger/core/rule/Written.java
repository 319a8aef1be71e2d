package badger.core.rule;

/**
 * A rule, and where somebody wrote it.
 *
 * @param rule the rule
 * @param place file, line and column; empty if it stands in no file
 */
public record Written<R>(R rule, String place) {
    /** A rule of no file. */
    public static <R> Written<R> nowhere(R rule) {
        return new Written<>(rule, "");
    }

    /** The rule as it was written, and where. */
    @Override
    public String toString() {
        return place.isEmpty() ? rule.toString() : rule + " (" + place + ")";
    }
}
