package badger.modules.system;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.MadeHost;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of the system module, and what runs the host. */
final class HostFactsTest {
    private static final String CPUINFO = "processor\t: 0\nflags\t\t: fpu %s\n";

    @TempDir
    Path root;

    private MadeHost host(boolean machineId, String cpuinfo) throws IOException {
        MadeHost.write(root, "proc/cpuinfo", cpuinfo);
        MadeHost.write(root, "proc/partitions", "major minor  #blocks  name\n\n");
        return MadeHost.of(root, new SystemModuleProvider(), new SystemConfig(machineId, false));
    }

    @Test
    void aTextIsASeriesOfOneInTheFirstTwoFramesAndEveryTenSeconds() throws IOException {
        try (MadeHost host = host(false, CPUINFO).write("proc/sys/kernel/osrelease", "6.1.0-made-up\n")) {
            assertThat(host.tick()).containsEntry("system.kernel_release.6.1.0-made-up", 1L);
            assertThat(host.tick()).containsEntry("system.kernel_release.6.1.0-made-up", 1L);
            assertThat(host.tick()).doesNotContainKey("system.kernel_release.6.1.0-made-up");
            assertThat(host.ticks(6)).doesNotContainKey("system.kernel_release.6.1.0-made-up");
            assertThat(host.tick()).containsEntry("system.kernel_release.6.1.0-made-up", 1L);
            assertThat(host.errors()).isZero();
        }
    }

    @Test
    void theMachinesIdIsToldOnlyIfAskedFor() throws IOException {
        MadeHost.write(root, "etc/machine-id", "0123456789abcdef0123456789abcdef\n");
        String series = "system.machine_id.0123456789abcdef0123456789abcdef";
        try (MadeHost host = host(false, CPUINFO)) {
            assertThat(host.tick()).doesNotContainKey(series);
        }
        try (MadeHost host = host(true, CPUINFO)) {
            assertThat(host.tick()).containsEntry(series, 1L);
        }
    }

    @Test
    void theKernelIsAskedForTheStateOfItsClockOnRequest() throws IOException {
        MadeHost.write(root, "proc/cpuinfo", CPUINFO);
        try (MadeHost host = MadeHost.of(root, new SystemModuleProvider(), new SystemConfig(false, true))) {
            assertThat(host.tick())
                    .containsKeys(
                            "system.time.synchronized",
                            "system.time.offset",
                            "system.time.estimated_error",
                            "system.time.frequency",
                            "system.time.tai_offset")
                    .hasEntrySatisfying(
                            "system.time.max_error",
                            seconds -> assertThat(seconds.doubleValue()).isBetween(0.000001, 16.0));
        }
        try (MadeHost host = host(false, CPUINFO)) {
            assertThat(host.tick()).doesNotContainKey("system.time.offset");
        }
    }

    @Test
    void withoutTheFlagItIsAMachineOfItsOwnWhateverItsMakerIsCalled() throws IOException {
        MadeHost.write(root, "sys/class/dmi/id/sys_vendor", "Amazon EC2\n");
        assertVirtualization("fpu vme", "none");
    }

    @Test
    void theFlagSaysThatThereIsAHypervisorAndNamesSayWhich() throws IOException {
        assertVirtualization("vme hypervisor", "other");
        MadeHost.write(root, "sys/class/dmi/id/sys_vendor", "QEMU\n");
        assertVirtualization("hypervisor vme", "qemu");
        MadeHost.write(root, "sys/class/dmi/id/product_name", "VMware Virtual Platform\n");
        MadeHost.write(root, "sys/class/dmi/id/sys_vendor", "VMware, Inc.\n");
        assertVirtualization("hypervisor", "vmware");
        MadeHost.write(root, "sys/hypervisor/type", "xen\n");
        assertVirtualization("hypervisor", "xen");
    }

    private void assertVirtualization(String flags, String kind) throws IOException {
        try (MadeHost host = host(false, CPUINFO.replace("%s", flags))) {
            assertThat(host.tick()).containsEntry("system.virtualization." + kind, 1L);
        }
    }

    @Test
    void withoutFlagsAndNamesNothingIsSaid() throws IOException {
        try (MadeHost host = host(false, "processor\t: 0\n")) {
            assertThat(host.tick().keySet()).noneMatch(name -> name.startsWith("system.virtualization"));
        }
    }
}
