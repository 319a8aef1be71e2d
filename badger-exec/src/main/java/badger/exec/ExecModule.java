package badger.exec;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.formats.FoundSeries;
import badger.formats.TextFormat;
import badger.formats.TextFormatException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has a program say what is to be known. What it has not said within a moment is taken at the next read. */
final class ExecModule implements StatModule {
    private final ExecConfig config;
    private final ModuleContext context;
    private final FoundSeries series;
    private final Program program;
    private final TextFormat format;
    private final AnswerEnd answerEnd;
    private final long waitNanos;
    private final Patience patience;
    private final long deadlineNanos;

    /** When the question was put that has no answer yet. */
    private long askedNanos;

    private boolean asked;

    /**
     * The module.
     *
     * @param wait how long the program is waited for within a tick
     */
    ExecModule(ExecConfig config, ModuleContext context, Duration wait) {
        this.config = config;
        this.context = context;
        this.series = new FoundSeries(context, config.prefix());
        this.program = new Program(new Launch(config.command(), config.environment()), context, config.maxOutput());
        this.format = config.format().reader();
        this.answerEnd = config.format().answerEnd();
        this.waitNanos = wait.toNanos();
        this.patience = new Patience(waitNanos);
        this.deadlineNanos = config.deadline().toNanos();
    }

    @Override
    public void collect(Tick tick) {
        series.begin(tick.nanoTime());
        try {
            if (config.mode() == ExecConfig.Mode.ONE_SHOT) {
                run(tick.nanoTime());
            } else {
                ask(tick);
            }
        } catch (InterruptedException e) {
            // the core wants its thread back; what was printed is taken at the next read
            Thread.currentThread().interrupt();
        }
    }

    private void run(long now) throws InterruptedException {
        Running running = program.running();
        if (running != null) {
            takeRun(running, now);
        }
        if (program.running() != null) {
            return;
        }
        Running started = program.start(now);
        if (started != null) {
            started.closeInput();
            started.printed().awaitEnd(patience.nanos());
            takeRun(started, now);
            if (program.running() != null) {
                patience.lose();
            }
        }
    }

    /** Takes what a run has printed, if it is over. */
    private void takeRun(Running run, long now) throws InterruptedException {
        Printed printed = run.printed();
        if (printed.isTooLong()) {
            program.failed("printed more than " + config.maxOutput() + " bytes", now);
        } else if (isOver(run)) {
            if (run.process().exitValue() == 0) {
                tell(printed.readAll(format, program.name(), series));
                program.worked();
                program.done();
            } else {
                program.failed(run.ending(), now);
            }
        } else if (now - run.startedNanos() >= deadlineNanos) {
            program.failed("had not ended after " + seconds(), now);
        }
    }

    /** Whether it has ended: a moment lies between its output's end and its own, and a descendant may keep its output. */
    private boolean isOver(Running run) throws InterruptedException {
        if (run.printed().isEnded()) {
            return run.process().waitFor(waitNanos, TimeUnit.NANOSECONDS);
        }
        if (run.process().isAlive()) {
            return false;
        }
        run.printed().awaitEnd(waitNanos);
        return true;
    }

    private void ask(Tick tick) throws InterruptedException {
        long now = tick.nanoTime();
        Running running = program.running();
        if (running != null) {
            takeAnswers(running);
            checkAlive(running, now);
            running = program.running();
        }
        boolean fresh = running == null;
        if (fresh) {
            asked = false;
            running = program.start(now);
        }
        if (running == null || asked) {
            return;
        }
        try {
            running.ask(Long.toString(tick.epochSecond()));
        } catch (IOException e) {
            // it is about to end; the next read says how
            return;
        }
        asked = true;
        askedNanos = now;
        running.printed().awaitAnswer(answerEnd, patience.nanos());
        takeAnswers(running);
        if (asked && !fresh && !running.printed().isEnded()) {
            patience.lose();
        }
    }

    private void takeAnswers(Running running) {
        Printed printed = running.printed();
        while (printed.hasAnswer(answerEnd)) {
            tell(printed.readAnswer(answerEnd, format, program.name(), series));
            program.worked();
            asked = false;
        }
    }

    private void checkAlive(Running running, long now) throws InterruptedException {
        boolean ended = running.printed().isEnded();
        if (running.printed().isTooLong()) {
            program.failed("printed more than " + config.maxOutput() + " bytes", now);
        } else if (ended
                ? running.process().waitFor(waitNanos, TimeUnit.NANOSECONDS)
                : !running.process().isAlive()) {
            program.failed(running.ending(), now);
        } else if (ended) {
            program.failed("closed its standard output", now);
        } else if (asked && now - askedNanos >= deadlineNanos) {
            program.failed("had not answered after " + seconds(), now);
        }
    }

    private String seconds() {
        return config.deadline().toMillis() / 1e3 + " s";
    }

    private void tell(@Nullable TextFormatException problem) {
        if (problem != null) {
            context.problem(problem);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
