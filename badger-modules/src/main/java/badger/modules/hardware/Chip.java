package badger.modules.hardware;

import badger.core.spi.Instances;
import badger.proc.ProcFormatException;
import badger.proc.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One chip of {@code /sys/class/hwmon}; a driver mostly asks the hardware for all its sensors at once. */
final class Chip implements Device {
    private final Path folder;
    private final String name;
    private final TextFile driver;
    private final List<Sensor> sensors;
    private final Instances<SensorSeries.OfChip> series;

    private @Nullable String driverName;
    private boolean same;

    /**
     * A chip.
     *
     * @param folder where it was found
     * @param files the folder of its files
     * @param name as its series call it
     */
    Chip(Path folder, Path files, String name, List<Sensor> sensors, Instances<SensorSeries.OfChip> series) {
        this.folder = folder;
        this.name = name;
        driver = new TextFile(files.resolve("name"));
        this.sensors = sensors;
        this.series = series;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public void read() throws IOException {
        same = isSame();
        if (!same) {
            return;
        }
        ProcFormatException first = null;
        for (int i = 0; i < sensors.size(); i++) {
            ProcFormatException problem = sensors.get(i).read();
            first = first == null ? problem : first;
        }
        if (first != null) {
            throw first;
        }
    }

    /** Whether its number has not been given to another chip since it was found, which the next listing will tell. */
    private boolean isSame() {
        try {
            driver.read();
        } catch (IOException e) {
            // nearly all have a name
            return driverName == null;
        }
        String now = driver.text();
        if (driverName == null) {
            driverName = now;
        }
        return now != null && now.equals(driverName);
    }

    @Override
    public void set() {
        if (!same) {
            return;
        }
        SensorSeries.OfChip own = series.at(name);
        for (int i = 0; i < sensors.size(); i++) {
            sensors.get(i).set(own);
        }
    }

    @Override
    public void close() {
        driver.close();
        for (Sensor sensor : sensors) {
            sensor.close();
        }
    }
}
