package badger.exec;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes one emitter of the Python agent that was found in a folder under the name that it is listed with.
 *
 * @param folder where its source is
 * @param name its name
 */
record FoundLegacyEmitterProvider(Path folder, String name) implements EmitterProvider<LegacyKeys> {
    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public String summary() {
        return LegacyKeys.summary("emitter", folder, name);
    }

    @Override
    public LegacyKeys defaults() {
        return LegacyKeys.NONE;
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    @Override
    public Emitter create(LegacyKeys config, EmitterContext context) {
        Launch launch = PythonHelper.emitter(PythonHelper.PYTHON, folder, name, config.json());
        return new ExecEmitter(launch, true, context.clock());
    }
}
