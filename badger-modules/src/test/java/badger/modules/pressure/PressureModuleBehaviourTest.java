package badger.modules.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.MadeHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stall is in percent, and a kernel that keeps no such numbers. */
final class PressureModuleBehaviourTest {
    @TempDir
    Path root;

    private MadeHost host(boolean averages) throws IOException {
        return MadeHost.of(root, new PressureModuleProvider(), new PressureConfig(averages));
    }

    @Test
    void aQuarterOfASecondIsTwentyFivePercent() throws IOException {
        try (MadeHost host = host(false)) {
            host.write("proc/pressure/io", "some avg10=1.00 avg60=2.00 avg300=3.00 total=1000000\n");
            assertThat(host.tick()).isEmpty();
            host.write("proc/pressure/io", "some avg10=1.00 avg60=2.00 avg300=3.00 total=1250000\n");
            assertThat(host.tick()).containsOnlyKeys("pressure.io.some").containsEntry("pressure.io.some", 25.0);
            assertThat(host.tick()).containsEntry("pressure.io.some", 0.0);
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void aTotalThatFellHasNoPoint() throws IOException {
        try (MadeHost host = host(false)) {
            host.write("proc/pressure/io", "some total=1000000\n").tick();
            assertThat(host.write("proc/pressure/io", "some total=400000\n").tick())
                    .isEmpty();
            assertThat(host.write("proc/pressure/io", "some total=500000\n").tick())
                    .containsEntry("pressure.io.some", 10.0);
        }
    }

    @Test
    void averagesAreThereIfAskedFor() throws IOException {
        try (MadeHost host = host(true)) {
            host.write("proc/pressure/irq", "full avg10=1.25 avg60=2.00 avg300=3.00 total=1\n");
            assertThat(host.tick())
                    .containsOnlyKeys("pressure.irq.full.avg10", "pressure.irq.full.avg60", "pressure.irq.full.avg300")
                    .containsEntry("pressure.irq.full.avg10", 1.25);
        }
    }

    @Test
    void aKernelWithoutPressureIsNoError() throws IOException {
        try (MadeHost host = host(true)) {
            assertThat(host.ticks(130)).isEmpty();
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void pressureThatIsSwitchedOffIsNoError() throws IOException {
        // a folder, like a file of a kernel with psi=0, can be opened and not be read
        for (String resource : new String[] {"cpu", "memory", "io", "irq"}) {
            Files.createDirectories(root.resolve("proc/pressure").resolve(resource));
        }
        try (MadeHost host = host(true)) {
            assertThat(host.ticks(130)).isEmpty();
            assertThat(host.errors()).isZero();
        }
    }
}
