package badger.modules.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import badger.modules.DeviceChoice;
import badger.proc.MountInfo;
import badger.proc.MountInfo.Mount;
import badger.testkit.Fixture;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mounts are asked. */
final class MountChoiceTest {
    @TempDir
    Path stage;

    private List<String> points(String choice, String fixture) throws IOException {
        try (MountInfo table = new MountInfo(Fixture.play(fixture, stage).host().mountInfo())) {
            table.read();
            return new MountChoice(DeviceChoice.parse(choice), new OwnMounts(new StagedHost(stage)))
                    .of(table.mounts()).stream().map(Mount::point).toList();
        }
    }

    @Test
    void aBindMountIsNoFileSystemOfItsOwnAndAutofsIsNotAsked() throws IOException {
        assertThat(points("auto", "linux-3.10-x86_64")).containsExactly("/run", "/", "/boot", "/home");
    }

    @Test
    void whatSessionsAndContainersMountIsLeftOut() throws IOException {
        assertThat(points("auto", "linux-4.18-x86_64")).containsExactly("/run", "/", "/boot", "/boot/efi");
    }

    @Test
    void subvolumesShareTheirRoom() throws IOException {
        assertThat(points("auto", "linux-5.10-arm64"))
                .containsExactly("/run", "/", "/run/lock", "/boot/firmware", "/mnt/tank");
    }

    @Test
    void whatLiesUnderAnotherMountCannotBeAsked() throws IOException {
        assertThat(points("*", "synthetic-odd-names"))
                .containsExactly(
                        "/",
                        "/mnt/a b\tc\\d\ne",
                        "/mnt/café",
                        "/mnt/\\040",
                        "/mnt/nothing",
                        "/mnt/under",
                        "/mnt/under/seen",
                        "/b");
    }

    @Test
    void mountPointsCanBeNamed() throws IOException {
        assertThat(points("/var/www, /misc, /b*", "linux-3.10-x86_64")).containsExactly("/boot", "/var/www");
    }

    @Test
    void theLayersOfAContainerAreItsRoot() {
        Mount root = new Mount(1, 0, "0:50", "/", "/", "overlay", "overlay", false);
        Mount layers = new Mount(2, 1, "0:51", "/", "/srv/layers", "overlay", "overlay", false);
        assertThat(new MountChoice(DeviceChoice.real(), new OwnMounts(new StagedHost(stage))).of(List.of(root, layers)))
                .containsExactly(root);
    }

    @Test
    void aTableThatGoesInCirclesIsEndured() {
        Mount one = new Mount(1, 2, "8:1", "/", "/one", "ext4", "/dev/sda1", false);
        Mount two = new Mount(2, 1, "8:2", "/", "/two", "ext4", "/dev/sda2", false);
        assertThat(new MountChoice(DeviceChoice.real(), new OwnMounts(new StagedHost(stage))).of(List.of(one, two)))
                .containsExactly(one, two);
    }
}
