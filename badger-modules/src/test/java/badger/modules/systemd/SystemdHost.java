package badger.modules.systemd;

import badger.core.trial.ModuleTrial;
import badger.core.trial.ModuleTrial.Reading;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A host that was booted by systemd, and what the module reads there.
 *
 * @param root its root
 */
record SystemdHost(Path root) {
    private static final long INTERVAL = Duration.ofSeconds(10).toNanos();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    static SystemdHost in(Path root) throws IOException {
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(booted(root));
        return new SystemdHost(root);
    }

    private static Path booted(Path root) {
        return root.resolve("run/systemd/system");
    }

    /** What says that systemd runs. */
    Path booted() {
        return booted(root);
    }

    /** The socket of its bus. */
    Path bus() {
        return root.resolve("run/dbus/system_bus_socket");
    }

    /** The module, which waits for every answer. */
    ModuleTrial patient(String units) throws IOException {
        return module(units, LONG);
    }

    /** The module, which waits for hardly any. */
    ModuleTrial hasty(String units) throws IOException {
        return module(units, SHORT);
    }

    private ModuleTrial module(String units, Duration deadline) throws IOException {
        return ModuleTrial.of(
                new SystemdTold(deadline), new SystemdConfig(UnitChoice.parse(units)), new StagedHost(root), 0);
    }

    /** Its points by their names, after ten seconds. */
    static Map<String, Number> read(ModuleTrial module) throws IOException {
        return read(module, INTERVAL);
    }

    /** Its points by their names, after so long. */
    static Map<String, Number> read(ModuleTrial module, long nanos) throws IOException {
        Map<String, Number> points = new TreeMap<>();
        for (Reading reading : module.tick(nanos)) {
            points.put(reading.series().name(), reading.value());
        }
        return points;
    }
}
