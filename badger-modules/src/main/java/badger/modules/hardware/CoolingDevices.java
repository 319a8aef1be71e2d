package badger.modules.hardware;

import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.proc.SignedNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the cooling devices of {@code /sys/class/thermal}: fans, and processors that can be made slower. */
final class CoolingDevices {
    private final Instances<Series> series;

    CoolingDevices(Schema schema) {
        series = schema.instances("device", Series::new);
    }

    /** The cooling devices in these folders. */
    List<Device> in(List<Path> folders) {
        List<String> names = Typed.names(folders);
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            devices.add(new Cooling(folders.get(i), names.get(i)));
        }
        return devices;
    }

    private final class Cooling implements Device {
        private final Path folder;
        private final String name;
        private final Measured state;
        private final Measured most;

        private Cooling(Path folder, String name) {
            this.folder = folder;
            this.name = name;
            state = new Measured(folder.resolve("cur_state"));
            most = new Measured(folder.resolve("max_state"));
        }

        @Override
        public String name() {
            return folder.toString();
        }

        @Override
        public void read() throws IOException {
            try {
                state.read();
            } finally {
                most.read();
            }
        }

        @Override
        public void set() {
            if (state.value() != SignedNumber.NONE || most.value() != SignedNumber.NONE) {
                Series own = series.at(name);
                set(own.state, state.value());
                set(own.most, most.value());
            }
        }

        private static void set(LongGauge gauge, long value) {
            if (value >= 0) {
                gauge.set(value);
            }
        }

        @Override
        public void close() {
            state.close();
            most.close();
        }
    }

    private static final class Series {
        private final LongGauge state;
        private final LongGauge most;

        private Series(Schema schema) {
            state = schema.gauge("thermal.cooling_state", "", "how much a cooling device does; 0 is nothing");
            most = schema.gauge("thermal.cooling_max", "", "how much it could do");
        }
    }
}
