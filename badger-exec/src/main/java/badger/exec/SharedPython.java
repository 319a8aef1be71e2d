package badger.exec;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One helper for all Python modules of a folder, whichever entries of the configuration they are. It runs with the threads
 * of one entry; when that is closed, with those of the next that asks.
 */
final class SharedPython {
    private static final int MOST_BYTES = 1 << 20;

    private static final Map<String, SharedPython> SHARED = new HashMap<>();

    private final String key;
    private final Launch launch;
    private final Map<String, PythonModule> modules = new LinkedHashMap<>();
    private @Nullable Program program;
    private @Nullable ModuleContext owner;
    private long firstSecond = -1;

    private SharedPython(String key, Launch launch) {
        this.key = key;
        this.launch = launch;
    }

    /** The helper of a folder, with these modules among others. */
    static SharedPython join(String python, Path folder, List<PythonModule> joining) {
        String key = python + '\n' + folder.toAbsolutePath();
        synchronized (SHARED) {
            SharedPython shared = SHARED.get(key);
            if (shared == null) {
                shared = new SharedPython(key, PythonHelper.modules(python, folder));
                SHARED.put(key, shared);
            }
            shared.add(joining);
            return shared;
        }
    }

    private synchronized void add(List<PythonModule> joining) {
        for (PythonModule module : joining) {
            int number = 2;
            while (modules.containsKey(module.key())) {
                module.count(number++);
            }
            modules.put(module.key(), module);
        }
    }

    /** Takes modules away; with the last one the helper ends. */
    void leave(ModuleContext context, List<PythonModule> leaving) {
        synchronized (SHARED) {
            if (remove(context, leaving)) {
                SHARED.remove(key, this);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very entry whose threads read what the helper prints
    private synchronized boolean remove(ModuleContext context, List<PythonModule> leaving) {
        for (PythonModule module : leaving) {
            modules.remove(module.key());
        }
        Program helper = program;
        if (helper != null && (modules.isEmpty() || owner == context)) {
            program = null;
            helper.close();
            startAnew();
        }
        return modules.isEmpty();
    }

    private void startAnew() {
        modules.values().forEach(PythonModule::startAnew);
    }

    /**
     * Asks modules, and waits a moment for their answers; those that come later are there at the next read.
     *
     * @param context of the entry that asks
     * @param asked its modules
     * @param tick the second
     * @param patience how long to wait
     * @param deadlineNanos after which time an answer is late; when all are, the helper is ended
     */
    synchronized void ask(
            ModuleContext context, List<PythonModule> asked, Tick tick, Patience patience, long deadlineNanos)
            throws InterruptedException {
        Program helper = program;
        if (helper == null) {
            helper = new Program(launch, context, MOST_BYTES);
            program = helper;
            owner = context;
        }
        Running running = helper.running();
        if (running != null) {
            take(running);
            String wrong = wrong(running, tick.nanoTime(), deadlineNanos);
            if (wrong != null) {
                helper.failed(wrong, tick.nanoTime());
                startAnew();
                running = null;
            }
        }
        boolean fresh = running == null;
        if (running == null) {
            running = helper.start(tick.nanoTime());
        }
        if (running != null && put(running, context, asked, tick, deadlineNanos)) {
            await(running, asked, patience.nanos());
            if (isAwaited(asked) && !fresh && !running.printed().isEnded()) {
                patience.lose();
            }
        }
    }

    private @Nullable String wrong(Running running, long now, long deadlineNanos) {
        if (running.printed().isTooLong()) {
            return "printed more than " + MOST_BYTES + " bytes";
        }
        if (!running.process().isAlive()) {
            return running.ending();
        }
        for (PythonModule module : modules.values()) {
            if (!module.isOverdue(now, deadlineNanos)) {
                return null;
            }
        }
        return "is ended: none of its modules has returned in time";
    }

    /** Asks those that have answered; whether there are any. */
    private boolean put(
            Running running, ModuleContext context, List<PythonModule> asked, Tick tick, long deadlineNanos) {
        if (firstSecond < 0) {
            firstSecond = tick.epochSecond();
        }
        boolean any = false;
        try {
            for (PythonModule module : asked) {
                if (!module.loaded) {
                    running.ask(module.load());
                    module.loaded = true;
                }
                if (module.isOverdue(tick.nanoTime(), deadlineNanos)) {
                    context.problem(new IOException(module.name() + ".py has not returned in time"));
                } else if (!module.asked) {
                    running.ask(module.collect(tick.epochSecond() - firstSecond));
                    module.asked = true;
                    module.askedNanos = tick.nanoTime();
                    any = true;
                }
            }
        } catch (IOException e) {
            // it is about to end; the next read says how
        }
        return any;
    }

    private void await(Running running, List<PythonModule> asked, long waitNanos) throws InterruptedException {
        long until = System.nanoTime() + waitNanos;
        long left = waitNanos;
        while (left > 0 && isAwaited(asked) && !running.printed().isEnded()) {
            running.printed().awaitAnswer(AnswerEnd.LINE, left);
            take(running);
            left = until - System.nanoTime();
        }
    }

    private static boolean isAwaited(List<PythonModule> asked) {
        for (PythonModule module : asked) {
            if (module.asked) {
                return true;
            }
        }
        return false;
    }

    /** Gives each answer to its module. */
    private void take(Running running) {
        byte[] line = running.printed().line();
        while (line != null) {
            int blank = 0;
            while (blank < line.length && line[blank] != ' ') {
                blank++;
            }
            PythonModule module = modules.get(new String(line, 0, blank, StandardCharsets.UTF_8));
            if (module != null && blank < line.length) {
                byte[] answer = Arrays.copyOfRange(line, blank + 1, line.length);
                // a remark comes before the answer
                module.asked &= answer.length > 0 && answer[0] == '?';
                module.answers.add(answer);
                worked();
            }
            line = running.printed().line();
        }
    }

    private void worked() {
        if (program != null) {
            program.worked();
        }
    }
}
