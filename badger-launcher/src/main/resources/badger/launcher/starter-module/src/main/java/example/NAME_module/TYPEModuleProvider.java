package example.@NAME@_module;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;

/** Makes {@link @TYPE@Module}. */
public final class @TYPE@ModuleProvider implements StatModuleProvider<@TYPE@Config> {
    @Override
    public List<String> names() {
        return List.of("@NAME@");
    }

    @Override
    public String summary() {
        return "files that are open on the whole host";
    }

    @Override
    public @TYPE@Config defaults() {
        return new @TYPE@Config(true);
    }

    @Override
    public StatModule create(@TYPE@Config config, ModuleContext context) {
        return new @TYPE@Module(config, context);
    }
}
