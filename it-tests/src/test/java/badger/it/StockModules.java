package badger.it;

import java.util.List;

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

    private StockModules() {}

    /** All of them, as a configuration lists them. */
    static String listed() {
        return "[\"" + String.join("\", \"", NAMES) + "\"]";
    }
}
