package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of mounts. */
final class MountInfoTest {
    private static final String ROOT = "1 0 8:1 / / rw,noatime master:1 - ext4 /dev/sda1 rw,data=ordered\n";

    @TempDir
    private Path root;

    private MountInfo read(String text) throws IOException {
        MountInfo table = new MountInfo(ProcText.write(root, "mountinfo", text));
        assertThat(table.read()).isTrue();
        return table;
    }

    @Test
    void everyFieldOfALine() throws IOException {
        try (MountInfo table =
                read("36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n")) {
            assertThat(table.mounts())
                    .containsExactly(new MountInfo.Mount(36, 35, "98:0", "/mnt1", "/mnt2", "ext3", "/dev/root", false));
            assertThat(table.problem()).isNull();
        }
    }

    @Test
    void bytesThatTheKernelEscapes() throws IOException {
        try (MountInfo table = read("1 0 8:1 / /a\\040b\\011c\\012d\\134e\\0401\\04 rw - ext4 my\\043disk rw\n")) {
            assertThat(table.mounts().getFirst().point()).isEqualTo("/a b\tc\nd\\e 1\\04");
            assertThat(table.mounts().getFirst().source()).isEqualTo("my#disk");
        }
    }

    @Test
    void readOnlyIsTheMountOrTheWholeFileSystem() throws IOException {
        try (MountInfo table = read("""
                1 0 8:1 / /a ro,relatime - ext4 /dev/sda1 rw
                2 0 8:2 / /b rw,relatime - ext4 /dev/sda2 ro,errors=remount-ro
                3 0 8:3 / /c rw,errors=remount-ro - ext4 ro rw,root=ro
                """)) {
            assertThat(table.mounts()).extracting(MountInfo.Mount::readOnly).containsExactly(true, true, false);
        }
    }

    @Test
    void aSourceMayBeEmpty() throws IOException {
        try (MountInfo table = read("1 0 0:1 / /a rw - tmpfs  ro\n")) {
            assertThat(table.mounts().getFirst().source()).isEmpty();
            assertThat(table.mounts().getFirst().readOnly()).isTrue();
        }
    }

    @Test
    void aLineThatIsNoneIsLeftOut() throws IOException {
        try (MountInfo table = read(ROOT + "2 0 8:2 / /b rw ext4 /dev/sda2 rw\n" + "3 0 8:3 / /c rw - ext4\n")) {
            assertThat(table.mounts()).hasSize(1);
            ProcFormatException problem = Objects.requireNonNull(table.problem());
            assertThat(problem).hasMessageEndingWith("six fields and a dash were expected");
        }
    }

    @Test
    void theSameTableIsNotReadTwice() throws IOException {
        try (MountInfo table = read(ROOT)) {
            MountInfo.Mount mount = table.mounts().getFirst();
            assertThat(table.read()).isFalse();
            assertThat(table.mounts().getFirst()).isSameAs(mount);
            ProcText.write(root, "mountinfo", ROOT + ROOT.replace("1 0", "2 1"));
            assertThat(table.read()).as("longer").isTrue();
            ProcText.write(root, "mountinfo", ROOT);
            assertThat(table.read()).as("shorter").isTrue();
            assertThat(table.mounts()).hasSize(1);
        }
    }

    @Test
    void aTableWithAProblemIsReadAgainAndSoIsOneAfterAFailure() throws IOException {
        String cut = ROOT + "2 1 8:2";
        try (MountInfo table = read(cut)) {
            assertThat(table.problem()).isNotNull();
            assertThat(table.read()).isTrue();
            ProcText.write(root, "mountinfo", ROOT);
            assertThat(table.read()).isTrue();
            assertThat(table.problem()).isNull();
            ProcText.write(root, "mountinfo", "nothing\n");
            assertThatThrownBy(table::read).isInstanceOf(ProcFormatException.class);
            ProcText.write(root, "mountinfo", ROOT);
            assertThat(table.read()).isTrue();
            assertThat(table.mounts()).hasSize(1);
        }
    }
}
