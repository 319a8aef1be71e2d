package badger.modules;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.StatModuleProvider;
import badger.core.trial.ModuleTrial;
import badger.modules.container.ContainerConfig;
import badger.modules.container.ContainerModuleProvider;
import badger.modules.memory.MemoryConfig;
import badger.modules.memory.MemoryModuleProvider;
import badger.modules.pressure.PressureConfig;
import badger.modules.pressure.PressureModuleProvider;
import badger.modules.threads.ThreadsModuleProvider;
import badger.testkit.Allocation;
import badger.testkit.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tick allocates on hosts where nothing comes or goes. */
final class SteadyStateTest {
    private static final long SECOND = 1_000_000_000L;
    /** What is looked for at doubling intervals (a container's processes) is looked for in the 75th second, and then in the 155th. */
    private static final int WARM_UP = 90;

    private static final int TICKS = 60;
    /** The tick itself, and a folder that is listed once a minute. */
    private static final long BYTES_A_TICK = 128;

    @TempDir
    Path folder;

    @Test
    void memoryWithAllItsKeysAllocatesNothing() throws IOException {
        MemoryConfig all = new MemoryConfig(true, true, true, ReadPace.DEAR_INTERVAL);
        assertThat(bytesATick(new MemoryModuleProvider(), all)).isLessThan(BYTES_A_TICK);
    }

    @Test
    void pressureAllocatesNothing() throws IOException {
        assertThat(bytesATick(new PressureModuleProvider(), new PressureConfig(true)))
                .isLessThan(BYTES_A_TICK);
    }

    @Test
    void threadsAllocateNothingButTheListOfProcesses() throws IOException {
        ThreadsModuleProvider provider = new ThreadsModuleProvider();
        assertThat(bytesATick(provider, provider.defaults())).isLessThan(2 * BYTES_A_TICK);
    }

    @Test
    void containersAllocateNothing() throws IOException {
        ContainerConfig all = new ContainerConfig(true, true, "");
        assertThat(bytesATick(new ContainerModuleProvider(), all)).isLessThan(BYTES_A_TICK);
    }

    private <C extends Record> long bytesATick(StatModuleProvider<C> provider, C config) throws IOException {
        Path stage = Files.createDirectory(folder.resolve("stage"));
        Fixture fixture = Fixture.play("synthetic-hotplug", stage);
        try (ModuleTrial module = ModuleTrial.of(provider, config, fixture.host(), 0)) {
            // declares series, grows buffers, loads classes
            for (int tick = 0; tick < WARM_UP; tick++) {
                assertThat(module.count(SECOND)).isPositive();
            }
            long before = Allocation.bytesOfThisThread();
            for (int tick = 0; tick < TICKS; tick++) {
                module.count(SECOND);
            }
            return (Allocation.bytesOfThisThread() - before) / TICKS;
        }
    }
}
