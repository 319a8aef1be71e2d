package badger.modules.threads;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import java.util.List;

/** Makes {@link ThreadsModule}. */
public final class ThreadsModuleProvider implements StatModuleProvider<ThreadsConfig> {
    @Override
    public List<String> names() {
        return List.of("threads");
    }

    @Override
    public String summary() {
        return "threads and processes of the host, and how many there may be";
    }

    @Override
    public ThreadsConfig defaults() {
        return new ThreadsConfig(ReadPace.DEAR_INTERVAL);
    }

    @Override
    public StatModule create(ThreadsConfig config, ModuleContext context) {
        return new ThreadsModule(config, context);
    }
}
