package badger.modules.container;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What containers use and may use: their control groups below {@code /sys/fs/cgroup}. An engine is asked for names only,
 * never for numbers, so that one that hangs takes nothing away.
 */
final class ContainerModule implements StatModule {
    /** How long it takes until a host that has no control groups is looked at again. */
    private static final long REST_NANOS = Duration.ofSeconds(60).toNanos();

    private final ContainerConfig config;
    private final ModuleContext context;
    private final Instances<ContainerSeries> containers;
    private final Labels labels;
    private final GroupTraffic traffic;
    private @Nullable GroupTree tree;
    private @Nullable OwnScope scope;
    private boolean looked;
    private long lookedAt;

    ContainerModule(ContainerConfig config, ModuleContext context, Duration deadline) {
        this.config = config;
        this.context = context;
        containers = context.schema()
                .instances("container", schema -> ContainerSeries.ofContainer(schema, config.extended()));
        labels = new Labels(new EngineNames(context, config.socket(), deadline));
        traffic = new GroupTraffic(context);
    }

    @Override
    public void collect(Tick tick) {
        GroupTree groups = tree;
        if (groups == null) {
            groups = look(tick);
        }
        if (groups != null) {
            groups.look(tick);
            labels.begin(tick);
            read(groups, tick);
        }
        if (scope != null) {
            scope.read(tick);
        }
    }

    private @Nullable GroupTree look(Tick tick) {
        if (looked && tick.nanoTime() - lookedAt < REST_NANOS) {
            return null;
        }
        looked = true;
        lookedAt = tick.nanoTime();
        CgroupVersion version = CgroupVersion.of(context, config.extended());
        if (version == null) {
            return null;
        }
        KeptFiles files = new KeptFiles(context);
        GroupTree found = new GroupTree(version, config.services(), files, context);
        tree = found;
        scope = version.isContained() ? new OwnScope(version, config.extended(), files, context) : null;
        return found;
    }

    private void read(GroupTree groups, Tick tick) {
        for (int i = 0; i < groups.groups().size(); i++) {
            Group group = groups.groups().get(i);
            if (group.label() == null) {
                labels.give(group, groups.groups(), tick);
                open(group);
            }
            String label = group.label();
            if (label != null) {
                group.read(tick, containers.at(label), context.clock().nanoTime());
            }
            if (group.isGone()) {
                groups.drop(group);
                labels.forget(group);
                i--;
            }
        }
    }

    /** Services are in the host's network. */
    private void open(Group group) {
        GroupName name = group.name();
        if (group.label() != null && name != null && name.container()) {
            group.add(traffic.of(group));
        }
    }

    @Override
    public void close() {
        if (tree != null) {
            tree.close();
        }
        if (scope != null) {
            scope.close();
        }
        labels.close();
    }
}
