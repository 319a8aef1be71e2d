package badger.modules.cpu;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.core.spi.Tick;
import badger.modules.ReadPace;
import badger.modules.Readings;
import badger.proc.Interrupts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Interrupts by line: {@code /proc/interrupts}, each line's counts of all cores added up. */
final class InterruptLines {
    private final ModuleContext context;
    private final Interrupts interrupts;
    private final ReadPace pace;
    private final Instances<Line> lines;

    InterruptLines(ModuleContext context, Duration rare) {
        Path file = context.paths().proc().resolve("interrupts");
        this.context = context;
        interrupts = new Interrupts(file);
        pace = ReadPace.everyTick(file, rare);
        lines = context.schema().instances("irq", Line::new);
    }

    void read(Tick tick) {
        if (!pace.isDue(tick)) {
            return;
        }
        try {
            interrupts.read();
        } catch (IOException e) {
            context.problem(e);
            return;
        }
        pace.read(tick, interrupts.kernelNanos());
        for (int row = 0; row < interrupts.size(); row++) {
            lines.at(interrupts.name(row))
                    .count(interrupts.device(row))
                    .set(interrupts.count(row), interrupts.arrangement());
        }
        Readings.tell(interrupts.problem(), context);
    }

    void close() {
        interrupts.close();
    }

    /** A line; one that a device has bears its name. */
    private static final class Line {
        private final Schema schema;
        private @Nullable Count own;
        private @Nullable Instances<Count> devices;

        private Line(Schema schema) {
            this.schema = schema;
        }

        private Count count(String device) {
            if (!device.isEmpty()) {
                return devices().at(device);
            }
            Count known = own;
            if (known == null) {
                known = new Count(schema);
                own = known;
            }
            return known;
        }

        private Instances<Count> devices() {
            Instances<Count> known = devices;
            if (known == null) {
                known = schema.instances("device", Count::new);
                devices = known;
            }
            return known;
        }
    }

    /**
     * A line's count, as the one member of a sum: another one when other cores are on line than before, whose counts are in it
     * or no longer in it, and when the 32 bits of some core's count are full.
     */
    private static final class Count {
        private final Sum sum;
        private long falls;
        private long last;

        private Count(Schema schema) {
            sum = schema.sum("cpu.interrupts", "", "interrupts of that line, per second");
        }

        private void set(long count, int cores) {
            if (count < last) {
                falls++;
            }
            last = count;
            sum.add(falls, cores, count);
            sum.set();
        }
    }
}
