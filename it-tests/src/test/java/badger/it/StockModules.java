package badger.it;

import java.util.List;
import java.util.stream.Stream;

/** The modules that every image has. */
final class StockModules {
    static final List<String> NAMES = List.of(
            "badger",
            "container",
            "cpu",
            "disk",
            "filesystem",
            "hardware",
            "load",
            "memory",
            "netstat",
            "network",
            "nfs",
            "pressure",
            "process_stats",
            "system",
            "systemd",
            "threads");

    /** Modules that an image may leave out, and that nobody has without listing them. */
    private static final List<String> OPTIONAL = List.of("exec", "legacy_python", "statsd", "textfile");

    private StockModules() {}

    /** All modules of the image, as {@code badger list} has them. */
    static List<String> linked() {
        return Stream.concat(NAMES.stream(), OPTIONAL.stream()).sorted().toList();
    }

    /** All of them, as a configuration lists them. */
    static String listed() {
        return "[\"" + String.join("\", \"", NAMES) + "\"]";
    }
}
