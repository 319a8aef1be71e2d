package badger.exec;

import badger.core.spi.FreeKeys;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Makes one module of the Python agent that was found in a folder under the name that it is listed with.
 *
 * @param folder where its source is
 * @param name its name
 * @param moment how long an answer is waited for within a tick
 */
record FoundLegacyModuleProvider(Path folder, String name, Duration moment)
        implements StatModuleProvider<FoundLegacyModuleProvider.Keys> {
    /** The keys of its file, which it knows itself. */
    record Keys(FreeKeys keys) {}

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public String summary() {
        return "the Python agent's module " + folder.resolve(name + ".py");
    }

    @Override
    public Keys defaults() {
        return new Keys(FreeKeys.NONE);
    }

    @Override
    public int maxSeries() {
        return LegacyModule.MAX_SERIES;
    }

    @Override
    public StatModule create(Keys config, ModuleContext context) {
        PythonModule module = PythonModule.configured(name, config.keys().json());
        return new LegacyModule(PythonHelper.PYTHON, folder, List.of(module), context, moment);
    }
}
