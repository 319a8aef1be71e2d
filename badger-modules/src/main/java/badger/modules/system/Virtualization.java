package badger.modules.system;

import badger.core.spi.HostPaths;
import badger.core.spi.Info;
import badger.core.spi.ModuleContext;
import badger.proc.ProcValue;
import badger.proc.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What runs the host, if it is a virtual machine: the flag {@code hypervisor} of the processor says whether,
 * {@code /sys/hypervisor/type} or the names of vendor and product in {@code /sys/class/dmi/id} say what. Processors that are not
 * x86 have no such flag: there the names alone decide, and say nothing of a machine that they do not know.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/systemd-detect-virt.html">systemd-detect-virt(1)</a>,
 *     which looks at the same names
 */
final class Virtualization {
    /** How names begin, and what they mean. */
    private static final String[][] KINDS = {
        {"KVM", "kvm"},
        {"OpenStack", "kvm"},
        {"KubeVirt", "kvm"},
        {"Amazon EC2", "amazon"},
        {"Google", "google"},
        {"QEMU", "qemu"},
        {"VMware", "vmware"},
        {"VMW", "vmware"},
        {"innotek GmbH", "oracle"},
        {"VirtualBox", "oracle"},
        {"Oracle Corporation", "oracle"},
        {"Microsoft Corporation", "microsoft"},
        {"Hyper-V", "microsoft"},
        {"Xen", "xen"},
        {"Bochs", "bochs"},
        {"Parallels", "parallels"},
        {"BHYVE", "bhyve"},
        {"Apple Virtualization", "apple"}
    };

    private final HostPaths paths;
    private final Info info;
    private boolean lookedUp;
    private @Nullable String kind;

    Virtualization(ModuleContext context) {
        paths = context.paths();
        info = context.schema()
                .info("system.virtualization", "kind", "what runs the host: none, kvm, vmware ... other");
    }

    /**
     * Sets it; the first call finds it out.
     *
     * @param flag the processor's flag: 1, 0 or absent
     */
    void set(long flag) {
        if (!lookedUp) {
            kind = flag == 0 ? "none" : lookUp(flag);
            lookedUp = true;
        }
        if (kind != null) {
            info.set(kind);
        }
    }

    private @Nullable String lookUp(long flag) {
        Path dmi = paths.sys().resolve("class/dmi/id");
        String type = text(paths.sys().resolve("hypervisor/type"));
        String found = type != null ? type : kindOf(text(dmi.resolve("product_name")), text(dmi.resolve("sys_vendor")));
        return found == null && flag != ProcValue.ABSENT ? "other" : found;
    }

    private static @Nullable String kindOf(@Nullable String product, @Nullable String vendor) {
        for (String[] known : KINDS) {
            if (begins(product, known[0]) || begins(vendor, known[0])) {
                return known[1];
            }
        }
        return null;
    }

    private static boolean begins(@Nullable String text, String with) {
        return text != null && text.startsWith(with);
    }

    /** What the file says; most hosts lack most of these, and that says nothing. */
    private static @Nullable String text(Path path) {
        try (TextFile file = new TextFile(path)) {
            file.read();
            return file.text();
        } catch (IOException e) {
            return null;
        }
    }
}
