package badger.modules.netstat;

import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.modules.ReadPace;
import java.util.List;

/** Makes {@link NetstatModule}. */
public final class NetstatModuleProvider implements StatModuleProvider<NetstatConfig> {
    @Override
    public List<String> names() {
        return List.of("netstat");
    }

    @Override
    public String summary() {
        return "TCP, UDP, IP and ICMP, sockets, backlogs, neighbours and tracked connections";
    }

    @Override
    public NetstatConfig defaults() {
        return new NetstatConfig(false, false, false, ReadPace.DEAR_INTERVAL);
    }

    @Override
    public StatModule create(NetstatConfig config, ModuleContext context) {
        return new NetstatModule(config, context);
    }
}
