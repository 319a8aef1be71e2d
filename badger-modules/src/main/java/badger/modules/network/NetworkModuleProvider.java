package badger.modules.network;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.DeviceChoice;
import badger.modules.ReadPace;
import java.util.List;

/** Makes {@link NetworkModule}. */
public final class NetworkModuleProvider implements StatModuleProvider<NetworkConfig> {
    @Override
    public List<String> names() {
        return List.of("network");
    }

    @Override
    public String summary() {
        return "bytes, packets, errors and links of network interfaces";
    }

    @Override
    public NetworkConfig defaults() {
        return new NetworkConfig(DeviceChoice.real(), true, false, ReadPace.DEAR_INTERVAL);
    }

    @Override
    public StatModule create(NetworkConfig config, ModuleContext context) {
        return new NetworkModule(config, context);
    }
}
