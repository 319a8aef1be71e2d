package badger.modules.hardware;

import badger.core.spi.DoubleGauge;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.proc.SignedNumber;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of one sensor; those of limits and alarm are declared where there are any. */
final class SensorSeries {
    private final Schema schema;
    private final Quantity quantity;
    private final DoubleGauge value;
    private @Nullable DoubleGauge critical;
    private @Nullable DoubleGauge highest;
    private @Nullable DoubleGauge lowest;
    private @Nullable LongGauge alarm;

    private SensorSeries(Schema schema, Quantity quantity) {
        this.schema = schema;
        this.quantity = quantity;
        value = schema.floatingGauge(quantity.metric(), quantity.unit(), quantity.meaning());
    }

    void value(long reading) {
        set(value, reading);
    }

    void critical(long reading) {
        DoubleGauge known = critical;
        if (known == null) {
            known = limit("_critical", ": what the chip holds to be critical");
            critical = known;
        }
        set(known, reading);
    }

    void highest(long reading) {
        DoubleGauge known = highest;
        if (known == null) {
            known = limit("_max", ": the most that the chip holds to be right");
            highest = known;
        }
        set(known, reading);
    }

    void lowest(long reading) {
        DoubleGauge known = lowest;
        if (known == null) {
            known = limit("_min", ": the least that the chip holds to be right");
            lowest = known;
        }
        set(known, reading);
    }

    void alarm(boolean raised) {
        LongGauge known = alarm;
        if (known == null) {
            known = schema.gauge(
                    quantity.metric() + "_alarm", "", "1 while the chip says that something is wrong with it, else 0");
            alarm = known;
        }
        known.set(raised ? 1 : 0);
    }

    private DoubleGauge limit(String suffix, String meaning) {
        return schema.floatingGauge(quantity.metric() + suffix, quantity.unit(), quantity.meaning() + meaning);
    }

    private void set(DoubleGauge gauge, long reading) {
        if (reading != SignedNumber.NONE) {
            gauge.set(reading / quantity.parts());
        }
    }

    /** The sensors of one chip. */
    static final class OfChip {
        private final Schema schema;
        private final Map<Quantity, Instances<SensorSeries>> sensors = new EnumMap<>(Quantity.class);

        OfChip(Schema schema) {
            this.schema = schema;
        }

        /** The series of the sensor of that name. */
        SensorSeries at(Quantity quantity, String sensor) {
            Instances<SensorSeries> known = sensors.get(quantity);
            if (known == null) {
                known = schema.instances("sensor", own -> new SensorSeries(own, quantity));
                sensors.put(quantity, known);
            }
            return known.at(sensor);
        }
    }
}
