package badger.exec;

import badger.core.spi.ModuleContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Threads of the core that read what programs print, to its end: each reads one stream after the other. One is stuck for as
 * long as a descendant that got away keeps a stream open, so there may be a few, and not any number of them.
 */
final class Readers {
    private static final int MOST = 6;
    private static final int PART_BYTES = 8 * 1024;

    private final ModuleContext context;
    private final Queue<Stream> waiting = new ArrayDeque<>();
    private int idle;
    private int loops;

    Readers(ModuleContext context) {
        this.context = context;
    }

    private record Stream(InputStream from, Sink to) {}

    /** Whether there is a thread for each of so many more streams. */
    synchronized boolean canRead(int streams) {
        return idle - waiting.size() + MOST - loops >= streams;
    }

    /** Has a stream read. */
    synchronized void read(InputStream from, Sink to) {
        waiting.add(new Stream(from, to));
        if (idle < waiting.size()) {
            loops++;
            context.background("output" + loops, this::loop);
        } else {
            notifyAll();
        }
    }

    private Void loop() throws InterruptedException {
        while (true) {
            readToItsEnd(next());
        }
    }

    private synchronized Stream next() throws InterruptedException {
        idle++;
        try {
            while (true) {
                Stream stream = waiting.poll();
                if (stream != null) {
                    return stream;
                }
                wait();
            }
        } finally {
            idle--;
        }
    }

    private static void readToItsEnd(Stream stream) throws InterruptedException {
        InputStream from = stream.from;
        byte[] part = new byte[PART_BYTES];
        // Once a process has ended, Java reads what is left in its pipes itself, into memory without limit, for as long
        // as a descendant goes on writing. It takes the stream's lock for that: nobody but this thread gets it.
        synchronized (from) {
            try (from) {
                int length = from.read(part);
                while (length > 0 && stream.to.take(part, length)) {
                    length = from.read(part);
                }
            } catch (IOException e) {
                // closed under it: that is the end as well
            } finally {
                stream.to.end();
            }
        }
    }
}
