package badger.modules.filesystem;

import badger.core.spi.ModuleContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Asks mounts for their room. One thread asks all that are well, one after the other, which costs one hand-over; if it does
 * not return in time it is left at the mount that holds it, and every mount behind that one is asked alone. A mount whose
 * question is out is not asked again, so that no more than one thread ever waits for it.
 */
final class MountInquiry {
    /** Mounts that may hang at a time; when so many do, only local ones are asked. The core lends 16 threads in all. */
    private static final int MOST_OUT = 8;

    /** How long a mount that is asked alone is waited for: eight of them and the others take less than 250 ms. */
    private static final Duration ALONE = Duration.ofMillis(10);

    private final ModuleContext context;
    private final Space.Source source;
    private final Duration together;
    private int left;

    /**
     * An inquiry.
     *
     * @param context whose threads ask
     * @param source answers
     * @param together how long all that are well are waited for; what comes later is taken at the next read
     */
    MountInquiry(ModuleContext context, Space.Source source, Duration together) {
        this.context = context;
        this.source = source;
        this.together = together;
    }

    /**
     * Asks every mount whose last question is not out.
     *
     * @throws IOException if there is no thread for it
     */
    void ask(List<AskedMount> mounts, long now) throws IOException {
        int room = MOST_OUT;
        for (AskedMount mount : mounts) {
            room -= mount.isOut() ? 1 : 0;
        }
        List<AskedMount> well = new ArrayList<>(mounts.size());
        List<AskedMount> alone = new ArrayList<>();
        for (AskedMount mount : mounts) {
            if (!mount.isOut() && (room > 0 || mount.isLocal())) {
                (mount.isSlow() ? alone : well).add(mount);
            }
        }
        Round round = new Round(well, now);
        if (!well.isEmpty() && context.call("round " + left, together, round) == null) {
            left++;
            room--;
            alone.addAll(round.leave());
        }
        for (AskedMount mount : alone) {
            if (room > 0 || mount.isLocal()) {
                Round own = new Round(List.of(mount), now);
                if (context.call(mount.point(), ALONE, own) == null) {
                    room--;
                    own.leave();
                }
            }
        }
    }

    /** Some mounts asked in turn, until whoever waits leaves. */
    private final class Round implements Callable<Boolean> {
        private final List<AskedMount> mounts;
        private final long now;
        private int reached;
        private boolean ended;

        private Round(List<AskedMount> mounts, long now) {
            this.mounts = mounts;
            this.now = now;
        }

        @Override
        public Boolean call() {
            for (int next = next(); next >= 0; next = next()) {
                mounts.get(next).ask(source, context.paths(), now);
            }
            return true;
        }

        private synchronized int next() {
            return ended || reached == mounts.size() ? -1 : reached++;
        }

        /** Leaves it to the mount that holds it: those that were not reached. */
        private synchronized List<AskedMount> leave() {
            ended = true;
            if (reached > 0) {
                mounts.get(reached - 1).leave();
            }
            return mounts.subList(reached, mounts.size());
        }
    }
}
