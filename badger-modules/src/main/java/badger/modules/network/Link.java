package badger.modules.network;

import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.Readings;
import badger.proc.NetLink;
import badger.proc.ProcValue;
import java.io.IOException;
import java.nio.file.Path;

/** The link of one interface: its state, what it can carry, and how much of that it carries. */
final class Link {
    private static final long BITS_A_MEGABIT = 1_000_000;
    private static final long BYTES_A_MEGABIT = BITS_A_MEGABIT / 8;
    private static final double SECOND = 1e9;

    private final NetLink file;
    private final LongGauge up;
    private final LongGauge speed;
    private final LongGauge fullDuplex;
    private final Sum received;
    private final Sum sent;
    private boolean carries;
    private double capacity;
    private long capacityAt;
    private long readSecond;

    Link(Schema schema, Path folder) {
        file = new NetLink(folder);
        up = schema.gauge("net.up", "", "1 if the link is up, 0 if not");
        speed = schema.gauge("net.speed", "b", "bits that the link can carry each way in a second");
        fullDuplex = schema.gauge("net.full_duplex", "", "1 if the link sends and receives at a time, 0 if not");
        received = schema.percentSum("net.rx_util", "received, of what the link can carry");
        sent = schema.percentSum("net.tx_util", "sent, of what the link can carry");
    }

    /** Reads what hardly changes: how long that took the kernel, in nanoseconds. */
    long read(Tick tick) throws IOException {
        readSecond = tick.epochSecond();
        file.read();
        Readings.set(up, file.up());
        Readings.set(fullDuplex, file.fullDuplex());
        if (file.megabits() != ProcValue.ABSENT) {
            speed.set(file.megabits() * BITS_A_MEGABIT);
        }
        return file.kernelNanos();
    }

    boolean isReadAt(Tick tick) {
        return readSecond == tick.epochSecond();
    }

    /** Sets how much of what it could have carried since the last time it did carry. */
    void carried(long receivedBytes, long sentBytes, long now) {
        if (file.megabits() == ProcValue.ABSENT) {
            return;
        }
        if (carries) {
            capacity += file.megabits() * BYTES_A_MEGABIT * ((now - capacityAt) / SECOND);
        }
        carries = true;
        capacityAt = now;
        set(received, receivedBytes);
        set(sent, sentBytes);
    }

    private void set(Sum sum, long bytes) {
        if (bytes != ProcValue.ABSENT) {
            sum.add(0, 0, bytes);
            sum.set((long) capacity);
        }
    }

    void close() {
        file.close();
    }
}
