package badger.exec;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Makes {@link ExecModule}. */
public final class ExecModuleProvider implements StatModuleProvider<ExecConfig> {
    /** How long a program is waited for within a tick. */
    static final Duration WAIT = Duration.ofMillis(100);

    private final Duration wait;

    /** For whoever looks for plug-ins. */
    public ExecModuleProvider() {
        this(WAIT);
    }

    /** One that waits as long as a test can. */
    ExecModuleProvider(Duration wait) {
        this.wait = wait;
    }

    @Override
    public List<String> names() {
        return List.of("exec");
    }

    @Override
    public String summary() {
        return "whatever a program of yours prints";
    }

    @Override
    public ExecConfig defaults() {
        return ExecConfig.DEFAULTS;
    }

    @Override
    public StatModule create(ExecConfig config, ModuleContext context) throws IOException {
        if (config.command().isEmpty()) {
            throw new IOException("command does not say which program to start");
        }
        return new ExecModule(config, context, wait);
    }

    /** Names come from the program. */
    @Override
    public int maxSeries() {
        return 1_000;
    }

    /** It does nothing without a program. */
    @Override
    public boolean listedUnasked() {
        return false;
    }
}
