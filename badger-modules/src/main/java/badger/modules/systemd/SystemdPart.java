package badger.modules.systemd;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks systemd, where it runs: there is a folder {@code /run/systemd/system} then. An answer that does not come in time is taken at the
 * next read, and one that has not come by then is waited for no longer.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/sd_booted.html">sd_booted(3)</a>
 */
final class SystemdPart implements Part {
    /** After so long a question has no answer any more. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private final ModuleContext context;
    private final boolean isChosen;
    private final Duration deadline;
    private final Path booted;
    private final SystemdSeries series;
    private final SystemdInquiry inquiry;
    private long askedNanos;
    private boolean absenceTold;

    /**
     * Nothing is asked yet.
     *
     * @param choice which units have series of their own
     * @param deadline how long an answer is waited for within a tick
     */
    SystemdPart(UnitChoice choice, ModuleContext context, Duration deadline) {
        this.context = context;
        isChosen = !choice.isNone();
        this.deadline = deadline;
        booted = context.paths().run().resolve("systemd/system");
        series = new SystemdSeries(context.schema());
        inquiry = new SystemdInquiry(context.paths(), new SystemdReport(choice));
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (inquiry.isOut()) {
            if (tick.nanoTime() - askedNanos >= PATIENCE_NANOS) {
                inquiry.giveUp();
            }
            return;
        }
        takeLate();
        if (!Files.isDirectory(booted)) {
            tellAbsence();
            throw new NoSuchFileException(booted.toString());
        }
        askedNanos = tick.nanoTime();
        context.call("systemd", deadline, inquiry);
        inquiry.take(series);
    }

    /** What has come since the last read, or why nothing has: that does not keep us from asking again. */
    private void takeLate() {
        try {
            inquiry.take(series);
        } catch (IOException e) {
            context.problem(e);
        }
    }

    /** A host without systemd is no fault; who names units there may wait for them in vain, and is told once. */
    private void tellAbsence() {
        if (isChosen && !absenceTold) {
            absenceTold = true;
            System.getLogger("badger.modules")
                    .log(
                            Level.INFO,
                            booted + ": there is none, so that systemd does not run here: its units have no series");
        }
    }

    @Override
    public void close() {
        inquiry.close();
    }
}
