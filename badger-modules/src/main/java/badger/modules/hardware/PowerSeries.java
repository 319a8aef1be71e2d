package badger.modules.hardware;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.proc.PowerSupply;
import badger.proc.PowerSupply.Column;
import badger.proc.SignedNumber;
import org.jspecify.annotations.Nullable;

/** The series of one power supply; the mains have few of them. */
final class PowerSeries {
    private static final double MICRO = 1e6;
    private static final double TENTHS = 10;

    private final Schema schema;
    private @Nullable LongGauge online;
    private @Nullable LongGauge capacity;
    private @Nullable DoubleGauge voltage;
    private @Nullable DoubleGauge power;
    private @Nullable DoubleGauge temperature;
    private @Nullable LongGauge cycles;
    private @Nullable Battery battery;

    PowerSeries(Schema schema) {
        this.schema = schema;
    }

    void set(PowerSupply from) {
        online(from.value(Column.ONLINE));
        capacity(from.value(Column.CAPACITY));
        voltage(from.value(Column.VOLTAGE_NOW));
        power(from.value(Column.POWER_NOW), from.value(Column.CURRENT_NOW), from.value(Column.VOLTAGE_NOW));
        temperature(from.value(Column.TEMP));
        cycles(from.value(Column.CYCLE_COUNT));
        String status = from.status();
        if (status != null) {
            Battery known = battery;
            if (known == null) {
                known = new Battery(schema);
                battery = known;
            }
            known.set(status);
        }
    }

    private void online(long value) {
        if (value != SignedNumber.NONE) {
            LongGauge known = online;
            if (known == null) {
                known = schema.gauge("power_supply.online", "", "1 if it gives power, else 0");
                online = known;
            }
            known.set(value > 0 ? 1 : 0);
        }
    }

    private void capacity(long value) {
        if (value >= 0) {
            LongGauge known = capacity;
            if (known == null) {
                known = schema.gauge("power_supply.capacity", "percent", "what is left in a battery");
                capacity = known;
            }
            known.set(Math.min(100, value));
        }
    }

    private void voltage(long value) {
        if (value != SignedNumber.NONE) {
            DoubleGauge known = voltage;
            if (known == null) {
                known = schema.floatingGauge("power_supply.voltage", "V", "voltage");
                voltage = known;
            }
            known.set(value / MICRO);
        }
    }

    /** Drivers that do not know the power know the current. */
    private void power(long power, long current, long volts) {
        boolean made = power == SignedNumber.NONE;
        if (made && (current == SignedNumber.NONE || volts == SignedNumber.NONE)) {
            return;
        }
        DoubleGauge known = this.power;
        if (known == null) {
            known = schema.floatingGauge("power_supply.power", "W", "power that goes in or comes out");
            this.power = known;
        }
        known.set(Math.abs(made ? current / MICRO * (volts / MICRO) : power / MICRO));
    }

    private void temperature(long value) {
        if (value != SignedNumber.NONE) {
            DoubleGauge known = temperature;
            if (known == null) {
                known = schema.floatingGauge("power_supply.temperature", "C", "temperature of a battery");
                temperature = known;
            }
            known.set(value / TENTHS);
        }
    }

    private void cycles(long value) {
        if (value > 0) {
            LongGauge known = cycles;
            if (known == null) {
                known = schema.gauge("power_supply.cycles", "", "how often a battery has been charged");
                cycles = known;
            }
            known.set(value);
        }
    }

    /** What a battery does: none of the three if it is kept as it is, or does not say. */
    private static final class Battery {
        private final LongGauge charging;
        private final LongGauge discharging;
        private final LongGauge full;

        private Battery(Schema schema) {
            charging = schema.gauge("power_supply.charging", "", "1 while a battery is charged, else 0");
            discharging = schema.gauge("power_supply.discharging", "", "1 while it gives power, else 0");
            full = schema.gauge("power_supply.full", "", "1 while it is full, else 0");
        }

        private void set(String status) {
            charging.set(status.equals("Charging") ? 1 : 0);
            discharging.set(status.equals("Discharging") ? 1 : 0);
            full.set(status.equals("Full") ? 1 : 0);
        }
    }
}
