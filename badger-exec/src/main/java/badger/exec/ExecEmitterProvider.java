package badger.exec;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.exec.ExecEmitterConfig.Acknowledge;
import java.io.IOException;
import java.util.List;

/** Makes {@link ExecEmitter}. */
public final class ExecEmitterProvider implements EmitterProvider<ExecEmitterConfig> {
    /** For whoever looks for plug-ins. */
    public ExecEmitterProvider() {}

    /** The second name is that of the module, whose file it would share where both have one folder of files. */
    @Override
    public List<String> names() {
        return List.of("exec_emitter", "exec");
    }

    @Override
    public String summary() {
        return "a program of yours, which reads payload lines";
    }

    @Override
    public ExecEmitterConfig defaults() {
        return ExecEmitterConfig.DEFAULTS;
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    @Override
    public Emitter create(ExecEmitterConfig config, EmitterContext context) throws IOException {
        if (config.command().isEmpty()) {
            throw new IOException("command does not say which program to start");
        }
        Launch launch = new Launch(config.command(), config.environment());
        return new ExecEmitter(launch, config.acknowledge() == Acknowledge.LINE, context.clock());
    }
}
