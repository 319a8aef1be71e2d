package badger.exec;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.FreeKeys;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes one emitter of the Python agent that was found in a folder under the name that it is listed with.
 *
 * @param folder where its source is
 * @param name its name
 */
record FoundLegacyEmitterProvider(Path folder, String name)
        implements EmitterProvider<FoundLegacyEmitterProvider.Keys> {
    /** The keys of its file, which it knows itself. */
    record Keys(FreeKeys keys) {}

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public String summary() {
        return "the Python agent's emitter " + folder.resolve(name + ".py");
    }

    @Override
    public Keys defaults() {
        return new Keys(FreeKeys.NONE);
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    @Override
    public Emitter create(Keys config, EmitterContext context) {
        Launch launch = PythonHelper.emitter(
                PythonHelper.PYTHON, folder, name, config.keys().json());
        return new ExecEmitter(launch, true, context.clock());
    }
}
