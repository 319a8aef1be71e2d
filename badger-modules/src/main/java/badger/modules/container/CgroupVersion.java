package badger.modules.container;

import badger.core.spi.ModuleContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How this kernel shows its control groups. */
interface CgroupVersion extends AutoCloseable {
    /** The folder of the root group, in a tree that has all groups. */
    Path root();

    /** A number that changes when groups come and go; absent if there is none. */
    long changes() throws IOException;

    /** Whether the root group is a container's, which the agent is in. */
    boolean isContained();

    /** Adds to a group the files that are to be read. */
    void open(Group group);

    @Override
    void close();

    /** What there is on this host; null if there are no control groups. */
    static @Nullable CgroupVersion of(ModuleContext context, boolean extended) {
        Path mount = context.paths().sys().resolve("fs/cgroup");
        if (Files.exists(mount.resolve("cgroup.controllers"))) {
            return new CgroupVersion2(mount, context, extended);
        }
        Path tree = CgroupVersion1.tree(mount);
        return tree == null ? null : new CgroupVersion1(mount, tree, context, extended);
    }
}
