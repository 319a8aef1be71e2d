package badger.core.config;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a file's tree; written out only when somebody asks, since a tree has many and shows few.
 *
 * @param parent what it is in, null for the whole file
 * @param step how it is reached from there
 */
record JsonPath(@Nullable JsonPath parent, String step) {
    static final JsonPath ROOT = new JsonPath(null, "$");

    JsonPath key(String key) {
        return new JsonPath(this, Spelling.isWord(key) ? "." + key : "[" + Words.quoted(key) + "]");
    }

    JsonPath index(int index) {
        return new JsonPath(this, "[" + index + "]");
    }

    /** Whether it leads to an element of a list. */
    boolean isIndex() {
        return step.startsWith("[") && !step.startsWith("['");
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
