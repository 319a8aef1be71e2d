package badger.core.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a file's tree; written out only when somebody asks, since a tree has many and shows few.
 *
 * @param parent what it is in, null for the whole file
 * @param step how it is reached from there
 */
record JsonPath(@Nullable JsonPath parent, String step) {
    static final JsonPath ROOT = new JsonPath(null, "$");

    private static final Pattern PLAIN = Pattern.compile("\\w+");

    JsonPath key(String key) {
        return new JsonPath(this, PLAIN.matcher(key).matches() ? "." + key : "[" + Words.quoted(key) + "]");
    }

    JsonPath index(int index) {
        return new JsonPath(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
