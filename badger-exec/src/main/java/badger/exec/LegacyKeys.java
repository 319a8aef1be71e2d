package badger.exec;

import badger.core.spi.FreeKeys;
import java.nio.file.Path;

/** The keys of a module or emitter of the Python agent, which it knows itself. */
record LegacyKeys(FreeKeys keys) {
    /** Those of one without a file. */
    static final LegacyKeys NONE = new LegacyKeys(FreeKeys.NONE);

    /** What it is given, as JSON. */
    String json() {
        return keys.json();
    }

    /** What is said of one that was found, in lists. */
    static String summary(String kind, Path folder, String name) {
        return "the Python agent's " + kind + " " + folder.resolve(name + ".py");
    }
}
