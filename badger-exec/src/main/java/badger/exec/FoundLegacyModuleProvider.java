package badger.exec;

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
record FoundLegacyModuleProvider(Path folder, String name, Duration moment) implements StatModuleProvider<LegacyKeys> {
    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public String summary() {
        return LegacyKeys.summary("module", folder, name);
    }

    @Override
    public LegacyKeys defaults() {
        return LegacyKeys.NONE;
    }

    @Override
    public int maxSeries() {
        return LegacyModule.MAX_SERIES;
    }

    @Override
    public StatModule create(LegacyKeys config, ModuleContext context) {
        PythonModule module = PythonModule.configured(name, config.json());
        return new LegacyModule(PythonHelper.PYTHON, folder, List.of(module), context, moment);
    }
}
