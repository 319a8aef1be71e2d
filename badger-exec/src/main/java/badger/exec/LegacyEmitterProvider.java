package badger.exec;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes an emitter that was written for the Python agent: the one that its file names, or a listed name that nobody else
 * bears. Each has a helper of its own, since a lane waits for its emitter and must not wait for another's.
 */
public final class LegacyEmitterProvider implements EmitterProvider<LegacyEmitterConfig> {
    /** For whoever looks for plug-ins. */
    public LegacyEmitterProvider() {}

    /** The second name is that of the module, whose file it would share where both have one folder of files. */
    @Override
    public List<String> names() {
        return List.of("legacy_python_emitter", "legacy_python");
    }

    @Override
    public String summary() {
        return "an emitter that was written for the Python agent";
    }

    @Override
    public LegacyEmitterConfig defaults() {
        return LegacyEmitterConfig.DEFAULTS;
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    @Override
    public Emitter create(LegacyEmitterConfig config, EmitterContext context) throws IOException {
        if (config.emitter().isEmpty() || config.folder().isEmpty()) {
            throw new IOException("folder and emitter do not say which emitter to run");
        }
        Path folder = Path.of(config.folder());
        if (!PythonHelper.has(folder, config.emitter())) {
            throw new IOException("there is no " + folder.resolve(config.emitter() + ".py"));
        }
        Launch launch = config.config().isEmpty()
                ? PythonHelper.emitter(config.python(), folder, config.emitter(), "{}")
                : PythonHelper.emitterWithFile(config.python(), folder, config.emitter(), Path.of(config.config()));
        return new ExecEmitter(launch, true, context.clock());
    }

    @Override
    public Optional<EmitterProvider<?>> inFolder(Path folder, String name) {
        return PythonHelper.has(folder, name)
                ? Optional.of(new FoundLegacyEmitterProvider(folder, name))
                : Optional.empty();
    }
}
