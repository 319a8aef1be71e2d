package badger.proc;

import java.nio.file.Path;
import java.util.List;

/** The readers of sensors, arrays and power supplies under test. */
final class HardwareSubjects {
    private static final Path NOWHERE = Path.of("/nowhere");

    private HardwareSubjects() {}

    static List<Subject> all() {
        return List.of(mdstat(), supply(), sensor());
    }

    private static Subject mdstat() {
        MdStat reader = new MdStat(NOWHERE);
        return new Subject("proc/mdstat", NaiveHardware::mdstat, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("header", "known");
            for (int row = 0; row < reader.size(); row++) {
                String prefix = "row" + row + ".";
                found.put(prefix + "name", Subject.bytesOf(reader.name(row)));
                for (MdStat.Column column : MdStat.Column.values()) {
                    Subject.put(found, prefix + column, reader.value(row, column));
                }
                if (reader.sync(row) != MdStat.Sync.NONE) {
                    found.put(prefix + "sync", reader.sync(row).toString());
                }
            }
        });
    }

    private static Subject supply() {
        PowerSupply reader = new PowerSupply(NOWHERE);
        return new Subject("sys/class/power_supply/*/uevent", NaiveHardware::supply, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("any", Boolean.toString(reader.hasValues()));
            for (PowerSupply.Column column : PowerSupply.Column.values()) {
                if (reader.value(column) != SignedNumber.NONE) {
                    found.put(column.toString(), Long.toString(reader.value(column)));
                }
            }
            String status = reader.status();
            if (status != null) {
                found.put("status", Subject.bytesOf(status));
            }
        });
    }

    private static Subject sensor() {
        SignedNumberFile reader = new SignedNumberFile(NOWHERE);
        return new Subject("sys/class/hwmon/*/*_input", NaiveHardware::sensor, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("value", Long.toString(reader.value()));
        });
    }
}
