package badger.exec;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.formats.FoundSeries;
import badger.formats.StatJson;
import badger.formats.TextFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Modules that were written for the Python agent, as one helper runs them. */
final class LegacyModule implements StatModule {
    /** How many series it may have unless its file says otherwise: names come from the modules. */
    static final int MAX_SERIES = 2_000;

    private static final long DEADLINE_NANOS = Duration.ofSeconds(10).toNanos();

    private final ModuleContext context;
    private final List<PythonModule> modules;
    private final SharedPython python;
    private final FoundSeries series;
    private final StatJson json = new StatJson();
    private final Patience patience;

    /**
     * The module.
     *
     * @param command the Python to start
     * @param folder where the sources are
     * @param modules which of them
     * @param context what the core gives it
     * @param wait how long an answer is waited for within a tick
     */
    LegacyModule(String command, Path folder, List<PythonModule> modules, ModuleContext context, Duration wait) {
        this.context = context;
        this.modules = List.copyOf(modules);
        this.python = SharedPython.join(command, folder, modules);
        this.series = new FoundSeries(context, "");
        this.patience = new Patience(wait.toNanos());
    }

    @Override
    public void collect(Tick tick) {
        series.begin(tick.nanoTime());
        try {
            python.ask(context, modules, tick, patience, DEADLINE_NANOS);
        } catch (InterruptedException e) {
            // the core wants its thread back; what was answered is taken at the next read
            Thread.currentThread().interrupt();
        }
        for (PythonModule module : modules) {
            read(module);
        }
    }

    private void read(PythonModule module) {
        byte[] answer = module.answers.poll();
        while (answer != null) {
            if (answer.length > 0 && (answer[0] == '!' || answer[0] == '?')) {
                String words = new String(answer, 1, answer.length - 1, StandardCharsets.UTF_8);
                context.problem(new IOException(module.name() + ".py: " + words));
            } else {
                TextFormatException problem = json.read(answer, answer.length, module.name() + ".py", series);
                if (problem != null) {
                    context.problem(problem);
                }
            }
            answer = module.answers.poll();
        }
    }

    @Override
    public void close() {
        python.leave(context, modules);
    }
}
