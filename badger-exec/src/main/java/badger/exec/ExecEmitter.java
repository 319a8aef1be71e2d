package badger.exec;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.Clock;
import badger.core.spi.Emitter;
import badger.core.spi.RetryLaterException;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.PayloadJson;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes each frame's payload as a line to a program's standard input, and waits until the program says that it has it. */
final class ExecEmitter implements Emitter {
    /** {@code EX_DATAERR} of <a href="https://man7.org/linux/man-pages/man3/sysexits.h.3head.html">sysexits.h(3)</a>. */
    private static final int DATA_ERROR = 65;

    /** {@code EX_TEMPFAIL} of the same. */
    private static final int TEMPORARY_FAILURE = 75;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Launch launch;
    private final boolean byLine;
    private final Clock clock;
    private final PayloadJson json = new PayloadJson(PayloadJson.Layout.COMPACT);
    private final ByteWriter out = new ByteWriter();

    /** Ended by {@link #close} from another thread while {@link #emit} is overdue. */
    private volatile @Nullable Process process;

    private @Nullable Conversation conversation;

    /**
     * The emitter; starts nothing yet.
     *
     * @param launch how the program is started
     * @param byLine whether it answers each line, or by its exit status
     * @param clock when a batch's deadline is
     */
    ExecEmitter(Launch launch, boolean byLine, Clock clock) {
        this.launch = launch;
        this.byLine = byLine;
        this.clock = clock;
    }

    @Override
    public void emit(Batch batch) throws IOException {
        String failure;
        try {
            failure = byLine ? failureByLine(batch) : failureByExit(batch);
        } catch (BatchRejectedException | RetryLaterException e) {
            throw e;
        } catch (IOException e) {
            close();
            throw new IOException(launch.name() + ": " + e.getMessage(), e);
        }
        if (failure != null) {
            throw new IOException(launch.name() + ": " + failure);
        }
    }

    /** Has the program that lives on take a batch; what it says instead, or null. */
    private @Nullable String failureByLine(Batch batch) throws IOException {
        Process running = process;
        Conversation with = conversation;
        if (running == null || with == null || !running.isAlive()) {
            close();
            running = launch.start();
            with = new Conversation(running, clock);
            process = running;
            conversation = with;
        }
        for (int i = 0; i < batch.frames(); i++) {
            write(batch, i, running.getOutputStream(), with);
            String answer = with.line(batch.deadlineNanos());
            if (answer.startsWith("reject")) {
                throw new BatchRejectedException(launch.name() + ": " + answer, pointsOf(batch, i));
            }
            if (answer.startsWith("retry")) {
                throw new RetryLaterException(PAUSE, launch.name() + ": " + answer);
            }
            if (!answer.equals("ok")) {
                return answer.isEmpty() ? "its answer is empty" : answer;
            }
        }
        return null;
    }

    /** All points of a frame: a program that refuses a line does not say which of its points it cannot bear. */
    private static List<BatchRejectedException.Point> pointsOf(Batch batch, int frame) {
        List<BatchRejectedException.Point> points = new ArrayList<>();
        if (batch.frames() > 1) {
            for (int i = 0; i < batch.frame(frame).size(); i++) {
                points.add(new BatchRejectedException.Point(frame, i));
            }
        }
        return points;
    }

    /** Has a new program take a batch; how it ended instead, or null. */
    private @Nullable String failureByExit(Batch batch) throws IOException {
        close();
        Process running = launch.start();
        Conversation with = new Conversation(running, clock);
        process = running;
        for (int i = 0; i < batch.frames(); i++) {
            write(batch, i, running.getOutputStream(), with);
        }
        running.getOutputStream().close();
        int status = with.status(batch.deadlineNanos());
        if (status == 0) {
            return null;
        }
        String words = "it ended with status " + status + with.lastWords();
        if (status == DATA_ERROR) {
            throw new BatchRejectedException(launch.name() + ": " + words, List.of());
        }
        if (status == TEMPORARY_FAILURE) {
            throw new RetryLaterException(PAUSE, launch.name() + ": " + words);
        }
        return words;
    }

    private void write(Batch batch, int frame, OutputStream to, Conversation with) throws IOException {
        out.clear();
        json.write(batch.frame(frame), out);
        out.put('\n');
        with.readErrors();
        to.write(out.array(), 0, out.size());
        to.flush();
    }

    @Override
    public void forget(Series series) {
        json.forget(series);
    }

    /** Ends the program and no more: a write that hangs holds the locks of its streams, which Java closes when it has ended. */
    @Override
    public void close() {
        Process running = process;
        process = null;
        if (running != null) {
            Descendants.killTree(running);
        }
    }
}
