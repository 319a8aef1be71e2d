package badger.modules.hardware;

import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Devices that may take their time: chips with sensors, thermal zones, cooling devices, power supplies. */
final class DevicesPart implements Part {
    private static final long LISTING_NANOS = 60_000_000_000L;

    private final ModuleContext context;
    private final List<DeviceFolder> folders = new ArrayList<>();
    private final DeviceInquiry inquiry;
    private List<AskedDevice> devices = List.of();
    private boolean listed;
    private long listedAt;

    DevicesPart(HardwareConfig config, ModuleContext context, Duration together) {
        this.context = context;
        Schema schema = context.schema();
        Path classes = context.paths().sys().resolve("class");
        Path thermal = classes.resolve("thermal");
        folders.add(new DeviceFolder(classes.resolve("hwmon"), "", new Chips(config, schema)::in));
        folders.add(new DeviceFolder(thermal, "thermal_zone", new ThermalZones(schema)::in));
        folders.add(new DeviceFolder(classes.resolve("power_supply"), "", new PowerSupplies(schema)::in));
        if (config.coolingDevices()) {
            folders.add(new DeviceFolder(thermal, "cooling_device", new CoolingDevices(schema)::in));
        }
        inquiry = new DeviceInquiry(context, together);
    }

    @Override
    public void read(Tick tick) throws IOException {
        if (!listed || tick.nanoTime() - listedAt >= LISTING_NANOS) {
            list();
            listed = true;
            listedAt = tick.nanoTime();
        }
        inquiry.ask(devices, tick);
    }

    private void list() {
        boolean changed = false;
        for (DeviceFolder folder : folders) {
            changed |= folder.hasChanged();
        }
        if (!changed) {
            return;
        }
        List<AskedDevice> now = new ArrayList<>();
        for (DeviceFolder folder : folders) {
            for (Device device : folder.devices()) {
                now.add(asked(device));
            }
        }
        for (AskedDevice device : devices) {
            if (!now.contains(device)) {
                device.close();
            }
        }
        devices = now;
    }

    /** One that has not answered yet stays, so that no second thread waits for it. */
    private AskedDevice asked(Device device) {
        for (AskedDevice known : devices) {
            if (known.isOut() && known.name().equals(device.name())) {
                device.close();
                return known;
            }
        }
        return new AskedDevice(device, context.clock());
    }

    @Override
    public void close() {
        for (AskedDevice device : devices) {
            device.close();
        }
    }
}
