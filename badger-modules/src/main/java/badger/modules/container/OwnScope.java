package badger.modules.container;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Parts;

/** The container that the agent is in, and the host beside it, as far as it can be seen from there. */
final class OwnScope implements AutoCloseable {
    private static final String LABEL = "scope";

    private final ModuleContext context;
    private final Group own;
    private final Instances<ContainerSeries> container;
    private final Parts host;

    /**
     * A container's view.
     *
     * @param version how the files of its group are read
     * @param extended whether what is only shown on request is read
     * @param files where its files are kept open
     * @param context who is told what cannot be read
     */
    OwnScope(CgroupVersion version, boolean extended, KeptFiles files, ModuleContext context) {
        this.context = context;
        own = new Group(version.root(), "", null, 0, files, context);
        version.open(own);
        container = context.schema().instances(LABEL, schema -> ContainerSeries.ofScope(schema, extended));
        Instances<HostSeries> hosts = context.schema().instances(LABEL, HostSeries::new);
        host = new Parts(context);
        host.add(new HostCpu(hosts, context));
        host.add(new HostMemory(hosts, context));
    }

    void read(Tick tick) {
        own.read(tick, container.at("container"), context.clock().nanoTime());
        host.read(tick);
    }

    @Override
    public void close() {
        own.close();
        host.close();
    }
}
