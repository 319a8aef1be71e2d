package badger.modules.hardware;

import badger.proc.ProcFormatException;
import badger.proc.SignedNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of one sensor of a chip: what it measures, and on request its limits and alarms. */
final class Sensor {
    private static final String[] ALARMS = {
        "_alarm", "_crit_alarm", "_emergency_alarm", "_lcrit_alarm", "_max_alarm", "_min_alarm", "_cap_alarm", "_fault"
    };

    private final Quantity quantity;
    private final String name;
    private final List<Measured> files = new ArrayList<>();
    private final Measured value;
    private final @Nullable Measured critical;
    private final @Nullable Measured highest;
    private final @Nullable Measured lowest;
    private final List<Measured> alarms = new ArrayList<>();

    /**
     * A sensor.
     *
     * @param name as its series call it
     * @param stem the names of its files up to the underscore
     * @param input the name of the file with what it measures
     * @param folder that of its chip
     * @param there the names of the files in that
     * @param limits whether limits and alarms are read
     */
    Sensor(Quantity quantity, String name, String stem, String input, Path folder, Set<String> there, boolean limits) {
        this.quantity = quantity;
        this.name = name;
        value = file(folder.resolve(input));
        critical = limits ? where(there, folder, stem + "_crit") : null;
        highest = limits ? where(there, folder, stem + "_max") : null;
        lowest = limits ? where(there, folder, stem + "_min") : null;
        for (int i = 0; limits && i < ALARMS.length; i++) {
            Measured alarm = where(there, folder, stem + ALARMS[i]);
            if (alarm != null) {
                alarms.add(alarm);
            }
        }
    }

    private Measured file(Path path) {
        Measured file = new Measured(path);
        files.add(file);
        return file;
    }

    private @Nullable Measured where(Set<String> there, Path folder, String file) {
        return there.contains(file) ? file(folder.resolve(file)) : null;
    }

    /** Reads its files: the first problem with what they hold, or null. */
    @Nullable
    ProcFormatException read() {
        ProcFormatException problem = null;
        for (int i = 0; i < files.size(); i++) {
            try {
                files.get(i).read();
            } catch (ProcFormatException e) {
                problem = problem == null ? e : problem;
            }
        }
        return problem;
    }

    /** Sets what was read last. */
    void set(SensorSeries.OfChip chip) {
        if (value.value() == SignedNumber.NONE && alarms.isEmpty()) {
            return;
        }
        SensorSeries series = chip.at(quantity, name);
        series.value(value.value());
        if (critical != null) {
            series.critical(critical.value());
        }
        if (highest != null) {
            series.highest(highest.value());
        }
        if (lowest != null) {
            series.lowest(lowest.value());
        }
        alarm(series);
    }

    private void alarm(SensorSeries series) {
        boolean known = false;
        boolean raised = false;
        for (int i = 0; i < alarms.size(); i++) {
            long alarm = alarms.get(i).value();
            known |= alarm != SignedNumber.NONE;
            raised |= alarm != SignedNumber.NONE && alarm != 0;
        }
        if (known) {
            series.alarm(raised);
        }
    }

    void close() {
        for (Measured file : files) {
            file.close();
        }
    }
}
