package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Problem;
import java.util.List;

/**
 * Where something stands in a configuration file.
 *
 * @param file the file as it was named, empty for what stands in no file
 * @param line its line, 0 for the whole file
 * @param column its column in that line
 * @param path where it stands in the tree
 */
record Place(String file, int line, int column, JsonPath path) {
    /** The place of what was not read from a file. */
    static final Place NOWHERE = whole("");

    static Place whole(String file) {
        return new Place(file, 0, 0, JsonPath.ROOT);
    }

    /** The same spot, for a key that is not there. */
    Place key(String key) {
        return new Place(file, line, column, path.key(key));
    }

    /** The same spot, another value of the tree. */
    Place at(JsonPath other) {
        return new Place(file, line, column, other);
    }

    /** File, line and column; empty if it is in no file. */
    String spot() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }

    Problem problem(String message) {
        return new Problem(file, line, column, path.toString(), message);
    }

    ConfigurationException refused(String message) {
        return new ConfigurationException(List.of(problem(message)));
    }
}
