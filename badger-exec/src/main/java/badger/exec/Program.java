package badger.exec;

import badger.core.spi.ModuleContext;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that a module runs: started when it is due, ended with all its descendants, started again after a pause. */
final class Program implements AutoCloseable {
    /** How long it has to end by itself once its input is closed. */
    private static final long GRACE_MILLIS = 500;

    private static final int STREAMS = 2;

    private final Launch launch;
    private final ModuleContext context;
    private final int mostBytes;
    private final Readers readers;
    private final Descendants descendants;
    private final RestartPace pace = new RestartPace();
    private @Nullable Running running;

    /**
     * A program that is not started.
     *
     * @param launch how it is started
     * @param context tells what is wrong with it, and has the threads that read what it prints
     * @param mostBytes the most that it may print at a time
     */
    Program(Launch launch, ModuleContext context, int mostBytes) {
        this.launch = launch;
        this.context = context;
        this.mostBytes = mostBytes;
        this.readers = new Readers(context);
        this.descendants = new Descendants(context.paths().self());
    }

    String name() {
        return launch.name();
    }

    /** What runs now. */
    @Nullable
    Running running() {
        return running;
    }

    /** Starts it if it may be started now; null if not. */
    @Nullable
    Running start(long nanoTime) {
        if (!pace.isDue(nanoTime)) {
            return null;
        }
        if (!readers.canRead(STREAMS)) {
            failed("is not started: what its earlier runs have left running keeps their output open", nanoTime);
            return null;
        }
        try {
            Process process = launch.start();
            Running started = new Running(process, new Printed(mostBytes), nanoTime);
            readers.read(process.getInputStream(), started.printed());
            readers.read(process.getErrorStream(), new ErrorLines(launch.name(), context));
            running = started;
            return started;
        } catch (IOException e) {
            failed("cannot be started: " + e.getMessage(), nanoTime);
            return null;
        }
    }

    /** Says that it did what it should. */
    void worked() {
        pace.worked();
    }

    /** Ends it, says why, and has it rest. */
    void failed(String reason, long nanoTime) {
        kill();
        pace.failed(nanoTime);
        context.problem(new IOException(launch.name() + " " + reason + "; it rests for " + pace.pauseSeconds() + " s"));
    }

    /** Lets go of one that has ended as it should; what it has left running is ended. */
    void done() {
        Running last = running;
        if (last != null) {
            running = null;
            descendants.killLeft(last.process());
        }
    }

    private void kill() {
        Running last = running;
        if (last != null) {
            running = null;
            descendants.kill(last.process());
            last.closeInput();
        }
    }

    @Override
    public void close() {
        Running last = running;
        if (last == null) {
            return;
        }
        last.closeInput();
        boolean _ = last.process().toHandle().destroy();
        try {
            boolean _ = last.process().waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }
}
