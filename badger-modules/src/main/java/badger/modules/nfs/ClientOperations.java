package badger.modules.nfs;

import badger.core.spi.Instances;
import badger.core.spi.Schema;
import badger.core.spi.Sum;
import badger.proc.MountStats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often each operation was done on all file systems of one version of the protocol; one that never was has no series. */
final class ClientOperations {
    private final Instances<Version> versions;
    private final List<Operation> counted = new ArrayList<>();

    ClientOperations(Schema schema) {
        versions = schema.instances("version", Version::new);
    }

    void set(MountStats mounts, Superblocks superblocks) {
        for (int row = 0; row < mounts.operations(); row++) {
            int mount = mounts.mount(row);
            String version = version(mounts.version(mount));
            if (version != null && superblocks.isFirst(mount)) {
                add(versions.at(version), mounts.operation(row), superblocks.number(mount), mounts.count(row));
            }
        }
        for (int i = 0; i < counted.size(); i++) {
            counted.get(i).close();
        }
        counted.clear();
    }

    private void add(Version version, String name, long superblock, long count) {
        Operation operation = count > 0 ? version.operation(name) : version.byName.get(name);
        if (operation == null) {
            return;
        }
        Sum sum = operation.sum;
        if (sum == null) {
            sum = operation.open();
            counted.add(operation);
        }
        // one that was not done yet is a member all the same: what it grows by is known from its first time on
        sum.add(superblock, 0, count);
    }

    /** Without a word made for each: there are no others. */
    private static @Nullable String version(long number) {
        return number == 4 ? "v4" : number == 3 ? "v3" : number == 2 ? "v2" : null;
    }

    private static final class Version {
        private final Instances<Sum> series;
        private final Map<String, Operation> byName = new HashMap<>();

        private Version(Schema schema) {
            series = schema.instances(
                    "operation",
                    inner -> inner.sum(
                            "nfs.client.operations",
                            "",
                            "times the client did that operation, on all mounts, per second"));
        }

        private Operation operation(String name) {
            Operation known = byName.get(name);
            if (known == null) {
                known = new Operation(name.toLowerCase(Locale.ROOT), series);
                byName.put(name, known);
            }
            return known;
        }
    }

    /** One operation, whose sum is open while its members are added. */
    private static final class Operation {
        private final String label;
        private final Instances<Sum> series;
        private @Nullable Sum sum;

        private Operation(String label, Instances<Sum> series) {
            this.label = label;
            this.series = series;
        }

        private Sum open() {
            Sum opened = series.at(label);
            sum = opened;
            return opened;
        }

        private void close() {
            if (sum != null) {
                sum.set();
                sum = null;
            }
        }
    }
}
