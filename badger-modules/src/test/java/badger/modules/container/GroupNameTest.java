package badger.modules.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What paths of control groups tell, as engines and systemd make them. */
final class GroupNameTest {
    private static final String ID = "0123456789abcdef".repeat(4);

    private static GroupName of(String path) {
        return Objects.requireNonNull(GroupName.of(path), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docker/ID",
                "/system.slice/docker-ID.scope",
                "/machine.slice/libpod-ID.scope",
                "/libpod_parent/libpod-ID",
                "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope",
                "/kubepods/besteffort/pod7a3f2c1e/ID",
                "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod7a3f.slice/cri-containerd-ID.scope",
                "/kubepods.slice/kubepods-pod7a3f.slice/crio-ID.scope",
                "/system.slice/containerd.service/kubepods-pod1:cri-containerd:ID",
                "/default/ID",
                "/ID"
            })
    void aContainerWithAnIdIsKnownByIt(String path) {
        assertThat(of(path.replace("ID", ID))).isEqualTo(new GroupName("0123456789ab", ID, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/machine.slice/libpod-conmon-ID.scope",
                "/kubepods.slice/crio-conmon-ID.scope",
                "/docker",
                "/docker/0ID",
                "/docker/buildx",
                "/docker/prefixID",
                "/init.scope",
                "/lxc",
                "/lxc.payload",
                "/lxc.payload.",
                "/lxc.monitor.web",
                "/machine.slice/machine-qemu\\x2d1\\x2dweb.scope",
                "/user.slice/user-1000.slice/session-3.scope",
                "/"
            })
    void whatIsNoContainerAndNoUnitIsNobodys(String path) {
        assertThat(GroupName.of(path.replace("ID", ID))).isNull();
    }

    @Test
    void anIdIsOfSmallHexadecimalDigits() {
        assertThat(GroupName.of("/docker/" + ID.toUpperCase(java.util.Locale.ROOT)))
                .isNull();
        assertThat(GroupName.of("/docker/" + ID.substring(1))).isNull();
        assertThat(GroupName.of("/docker/g" + ID.substring(1))).isNull();
    }

    @Test
    void containersWithoutAnIdGoByTheirNames() {
        assertThat(of("/lxc.payload.web")).isEqualTo(new GroupName("web", "", true));
        assertThat(of("/lxc.payload/web")).isEqualTo(new GroupName("web", "", true));
        assertThat(of("/lxc/101")).isEqualTo(new GroupName("101", "", true));
        assertThat(of("/machine.slice/machine-web.scope")).isEqualTo(new GroupName("web", "", true));
        assertThat(of("/machine.slice/systemd-nspawn@web.service")).isEqualTo(new GroupName("web", "", true));
    }

    @Test
    void escapesOfSystemdAreUndone() {
        assertThat(of("/machine.slice/machine-web\\x2d1.scope").text()).isEqualTo("web-1");
        assertThat(of("/machine.slice/machine-\\x2.scope").text()).isEqualTo("\\x2");
        assertThat(of("/machine.slice/machine-a\\xzz.scope").text()).isEqualTo("a\\xzz");
    }

    @Test
    void unitsAreServicesAndSlices() {
        assertThat(of("/system.slice/ssh.service")).isEqualTo(new GroupName("ssh.service", "", false));
        assertThat(of("/system.slice/system-getty.slice/getty@tty1.service").text())
                .isEqualTo("system-getty.slice/getty@tty1.service");
        assertThat(of("/system.slice")).isEqualTo(new GroupName("system.slice", "", false));
        assertThat(of("/user.slice/user-1000.slice").text()).isEqualTo("user.slice/user-1000.slice");
    }
}
