package badger.modules.hardware;

import badger.core.spi.Instances;
import badger.core.spi.Schema;
import badger.proc.PowerSupply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the power supplies of {@code /sys/class/power_supply}: batteries, the mains, UPS, USB ports. */
final class PowerSupplies {
    private final Instances<PowerSeries> series;

    PowerSupplies(Schema schema) {
        series = schema.instances("supply", PowerSeries::new);
    }

    /** The supplies in these folders. */
    List<Device> in(List<Path> folders) {
        List<Device> supplies = new ArrayList<>();
        for (Path folder : folders) {
            supplies.add(new Supply(folder));
        }
        return supplies;
    }

    private final class Supply implements Device {
        private final Path folder;
        private final String name;
        private final PowerSupply file;

        private Supply(Path folder) {
            this.folder = folder;
            name = folder.getFileName().toString();
            file = new PowerSupply(folder.resolve("uevent"));
        }

        @Override
        public String name() {
            return folder.toString();
        }

        @Override
        public void read() throws IOException {
            file.read();
            IOException problem = file.problem();
            if (problem != null) {
                throw problem;
            }
        }

        @Override
        public void set() {
            if (file.hasValues()) {
                series.at(name).set(file);
            }
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
