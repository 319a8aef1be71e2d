package badger.modules.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real systemd said, recorded (see ORIGIN.md beside it). */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class SystemdAnswerTest {
    private static final Path RECORDED =
            Path.of(System.getProperty("project.module", "."), "src/test/resources/systemd/debian-12.gz");

    @TempDir
    Path root;

    private static byte[] recorded() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDED))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aRealSystemdIsUnderstood() throws IOException {
        SystemdHost host = SystemdHost.in(root);
        try (BusRecording bus = BusRecording.at(host.bus());
                ModuleTrial module = host.patient("badger-it-*, dbus, init.scope")) {
            bus.says(recorded());
            Map<String, Number> first = SystemdHost.read(module);
            // the same connection still holds the answers to what is asked next
            Map<String, Number> second = SystemdHost.read(module);
            assertThat(module.errors()).isZero();
            Golden.check("goldens/systemd-debian-12.txt", "t0\n" + lines(first) + "\nt1\n" + lines(second) + "\n");
        }
    }

    private static String lines(Map<String, Number> points) {
        return points.entrySet().stream()
                .map(point -> point.getKey() + ' ' + point.getValue())
                .collect(Collectors.joining("\n"));
    }
}
