package badger.modules.hardware;

import badger.core.spi.DoubleGauge;
import badger.core.spi.Instances;
import badger.core.spi.Schema;
import badger.proc.SignedNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the thermal zones of {@code /sys/class/thermal}. A zone is called by its type; zones of one type are told apart by their
 * numbers.
 */
final class ThermalZones {
    private static final double PARTS = 1e3;

    private final Instances<DoubleGauge> series;

    ThermalZones(Schema schema) {
        series = schema.instances(
                "zone", own -> own.floatingGauge("thermal.temperature", "C", "temperature of a thermal zone"));
    }

    /** The zones in these folders. */
    List<Device> in(List<Path> folders) {
        List<String> names = Typed.names(folders);
        List<Device> zones = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            zones.add(new Zone(folders.get(i), names.get(i)));
        }
        return zones;
    }

    private final class Zone implements Device {
        private final Path folder;
        private final String name;
        private final Measured temperature;

        private Zone(Path folder, String name) {
            this.folder = folder;
            this.name = name;
            temperature = new Measured(folder.resolve("temp"));
        }

        @Override
        public String name() {
            return folder.toString();
        }

        @Override
        public void read() throws IOException {
            temperature.read();
        }

        @Override
        public void set() {
            if (temperature.value() != SignedNumber.NONE) {
                series.at(name).set(temperature.value() / PARTS);
            }
        }

        @Override
        public void close() {
            temperature.close();
        }
    }
}
