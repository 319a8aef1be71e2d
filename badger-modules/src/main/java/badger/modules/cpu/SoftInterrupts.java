package badger.modules.cpu;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.Schema;
import badger.modules.Readings;
import badger.proc.ProcStat;
import badger.proc.ProcValue;
import badger.proc.SoftInterrupt;
import java.util.Locale;

/** Soft interrupts, all and by kind: the line {@code softirq} of {@code /proc/stat}. */
final class SoftInterrupts {
    private static final SoftInterrupt[] KINDS = SoftInterrupt.values();

    private final Counter all;
    private final Instances<Counter> byKind;
    private final String[] names = new String[KINDS.length];

    SoftInterrupts(Schema schema) {
        all = schema.counter("cpu.softirqs_per_sec", "", "soft interrupts, per second");
        byKind = schema.instances(
                "kind", one -> one.counter("cpu.softirqs", "", "soft interrupts of that kind, per second"));
        for (int i = 0; i < KINDS.length; i++) {
            names[i] = KINDS[i].name().toLowerCase(Locale.ROOT);
        }
    }

    void set(ProcStat stat) {
        Readings.set(all, stat.softInterrupts());
        for (int i = 0; i < KINDS.length; i++) {
            long count = stat.softInterrupts(KINDS[i]);
            if (count != ProcValue.ABSENT) {
                byKind.at(names[i]).set(count);
            }
        }
    }
}
