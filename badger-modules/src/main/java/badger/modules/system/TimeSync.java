package badger.modules.system;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.natives.Adjtimex;
import java.io.IOException;

/** How well the host's clock is kept in time: {@link Adjtimex}. */
final class TimeSync implements Part {
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e6;

    private final LongGauge synchronizedNow;
    private final DoubleGauge offset;
    private final DoubleGauge maxError;
    private final DoubleGauge estimatedError;
    private final DoubleGauge frequency;
    private final LongGauge tai;

    TimeSync(Schema schema) {
        synchronizedNow = schema.gauge("system.time.synchronized", "", "1 if somebody keeps the clock in time, else 0");
        offset = schema.floatingGauge("system.time.offset", "s", "how far it was off when it was last compared");
        maxError = schema.floatingGauge("system.time.max_error", "s", "how far it may be off at most");
        estimatedError = schema.floatingGauge("system.time.estimated_error", "s", "how far it is believed to be off");
        frequency = schema.floatingGauge(
                "system.time.frequency", "ppm", "how much faster the clock is made to run than its oscillator does");
        tai = schema.gauge("system.time.tai_offset", "s", "how far TAI is ahead of UTC; 0 if nobody told the kernel");
    }

    @Override
    public void read(Tick tick) throws IOException {
        Adjtimex now = Adjtimex.now();
        synchronizedNow.set(now.synchronizedNow() ? 1 : 0);
        offset.set(now.offsetNanos() / NANOS);
        maxError.set(now.maxErrorMicros() / MICROS);
        estimatedError.set(now.estimatedErrorMicros() / MICROS);
        frequency.set(now.frequencyPpm());
        tai.set(now.taiSeconds());
    }

    @Override
    public void close() {
        // nothing is kept
    }
}
