package badger.modules;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a module. What one of them cannot do is told, and the others are read all the same. One that a kernel may
 * lack, and does, is not told; that one and one that may not be read are tried again after a minute.
 */
public final class Parts implements AutoCloseable {
    /** How long a part that cannot be read for the time being is left alone. */
    static final long REST_NANOS = 60_000_000_000L;

    private final ModuleContext context;
    private final List<Entry> entries = new ArrayList<>();

    public Parts(ModuleContext context) {
        this.context = context;
    }

    /** Adds a part that every kernel has: told if it is missing. */
    public void add(Part part) {
        entries.add(new Entry(part, false));
    }

    /** Adds a part that a kernel may lack. */
    public void addWhereThere(Part part) {
        entries.add(new Entry(part, true));
    }

    /** Reads all of them. */
    public void read(Tick tick) {
        for (int i = 0; i < entries.size(); i++) {
            read(entries.get(i), tick);
        }
    }

    private void read(Entry entry, Tick tick) {
        if (entry.resting && tick.nanoTime() - entry.restsSince < REST_NANOS) {
            return;
        }
        entry.resting = false;
        try {
            entry.part.read(tick);
        } catch (NoSuchFileException e) {
            if (entry.mayBeMissing) {
                entry.rest(tick);
            } else {
                context.problem(e);
            }
        } catch (AccessDeniedException e) {
            entry.rest(tick);
            context.problem(e);
        } catch (IOException e) {
            context.problem(e);
        }
    }

    @Override
    public void close() {
        for (Entry entry : entries) {
            entry.part.close();
        }
    }

    private static final class Entry {
        private final Part part;
        private final boolean mayBeMissing;
        private boolean resting;
        private long restsSince;

        private Entry(Part part, boolean mayBeMissing) {
            this.part = part;
            this.mayBeMissing = mayBeMissing;
        }

        private void rest(Tick tick) {
            resting = true;
            restsSince = tick.nanoTime();
        }
    }
}
