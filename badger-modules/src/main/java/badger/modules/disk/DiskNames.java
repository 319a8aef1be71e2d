package badger.modules.disk;

import badger.core.spi.ModuleContext;
import badger.proc.DiskIds;
import badger.proc.SysBlock;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the disks are called in their series. A device that was not there in the last read is asked for anew, one of which
 * no other name was found a few times more (udev makes its links a moment after the kernel shows the device), and every
 * one after ten minutes, in which it may have been renamed.
 */
final class DiskNames {
    private static final int READS = 600;
    private static final int TRIES = 10;
    private static final int SPARE = 64;

    private final DiskNaming naming;
    private final SysBlock block;
    private final ModuleContext context;
    private final @Nullable DiskIds ids;
    private final Map<String, Known> known = new HashMap<>();
    private int read;
    private int listed = -1;
    private int asked;

    DiskNames(DiskNaming naming, SysBlock block, ModuleContext context) {
        this.naming = naming;
        this.block = block;
        this.context = context;
        ids = naming == DiskNaming.BY_ID ? new DiskIds(context.paths().inRoot("/dev/disk/by-id")) : null;
    }

    /** Begins a read. */
    void begin() {
        read++;
        if (known.size() > 2 * asked + SPARE) {
            // most of them are gone
            known.clear();
        }
        asked = 0;
    }

    /** The name of the device that the kernel calls so. */
    String of(String device) {
        if (naming == DiskNaming.KERNEL) {
            return device;
        }
        asked++;
        Known of = known.get(device);
        if (of == null || of.read < read - 1) {
            of = new Known();
            known.put(device, of);
        }
        of.read = read;
        if (of.isDue(device, read)) {
            of.tries++;
            String found = ask(device);
            // a name that is another device's as well would mix the two
            of.name = found == null || block.has(found) ? null : found;
        }
        String name = of.name;
        return name == null ? device : name;
    }

    private @Nullable String ask(String device) {
        if (ids == null) {
            return block.mapperName(device);
        }
        if (listed != read) {
            listed = read;
            try {
                ids.read();
            } catch (IOException e) {
                context.problem(e);
            }
        }
        return ids.id(device);
    }

    private static final class Known {
        private @Nullable String name;
        private int read;
        private int tries;

        private boolean isDue(String device, int now) {
            boolean again = name == null && tries < TRIES;
            // each in its own read of ten minutes, so that not all are asked at once
            return tries == 0 || again || Math.floorMod(device.hashCode(), READS) == now % READS;
        }
    }
}
