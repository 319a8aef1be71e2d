package badger.exec;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes {@link LegacyModule} of modules that are named in its file, and of listed names that nobody else bears. */
public final class LegacyModuleProvider implements StatModuleProvider<LegacyConfig> {
    /** How long an answer is waited for within a tick. */
    private static final Duration WAIT = Duration.ofMillis(50);

    private final Duration wait;

    /** For whoever looks for plug-ins. */
    public LegacyModuleProvider() {
        this(WAIT);
    }

    /** One that waits as long as a test can. */
    LegacyModuleProvider(Duration wait) {
        this.wait = wait;
    }

    @Override
    public List<String> names() {
        return List.of("legacy_python");
    }

    @Override
    public String summary() {
        return "modules that were written for the Python agent";
    }

    @Override
    public LegacyConfig defaults() {
        return LegacyConfig.DEFAULTS;
    }

    @Override
    public int maxSeries() {
        return LegacyModule.MAX_SERIES;
    }

    @Override
    public StatModule create(LegacyConfig config, ModuleContext context) throws IOException {
        if (config.modules().isEmpty()) {
            throw new IOException("modules does not say which modules to run");
        }
        Path folder = Path.of(config.folder());
        Path files = config.config().isEmpty() ? folder : Path.of(config.config());
        List<PythonModule> modules = new ArrayList<>();
        for (String name : config.modules()) {
            String file = files.resolve(name + ".conf").toAbsolutePath().toString();
            modules.add(PythonModule.withFile(name, file));
        }
        return new LegacyModule(config.python(), folder, modules, context, wait);
    }

    /** It does nothing without modules. */
    @Override
    public boolean listedUnasked() {
        return false;
    }

    @Override
    public Optional<StatModuleProvider<?>> inFolder(Path folder, String name) {
        return PythonHelper.has(folder, name)
                ? Optional.of(new FoundLegacyModuleProvider(folder, name, wait))
                : Optional.empty();
    }
}
