package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {
    @TempDir
    private Path root;

    @Test
    void aProcessThatIsGoneIsNoError() throws IOException {
        assertThat(new PidStat(root).read(42)).isFalse();
        assertThat(new PidStatus(root).read(42)).isFalse();
        assertThat(new PidStatus(root).read(42, 42)).isFalse();
        assertThat(new PidCmdline(root).read(42)).isFalse();
        assertThat(new PidTask(root).read(42)).isFalse();
    }

    @Test
    void nothingIsLeftOfTheProcessBefore() throws IOException {
        ProcText.write(root, "42/stat", "42 (a) S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 1 1 1 0 99 1 1\n");
        ProcText.write(root, "42/status", "Threads:\t3\n");
        ProcText.write(root, "42/cmdline", "a\0");
        PidStat stat = new PidStat(root);
        PidStatus status = new PidStatus(root);
        PidCmdline cmdline = new PidCmdline(root);
        assertThat(stat.read(42) && status.read(42) && cmdline.read(42)).isTrue();
        assertThat(stat.read(43) || status.read(43) || cmdline.read(43)).isFalse();
        assertThat(stat.startTime()).isEqualTo(ProcValue.ABSENT);
        assertThat(stat.command()).isEmpty();
        assertThat(status.threads()).isEqualTo(ProcValue.ABSENT);
        assertThat(cmdline.length()).isZero();
        assertThat(cmdline.joined(" ")).isEmpty();
    }

    @Test
    void anythingElseIsAnErrorThatNamesTheFile() throws IOException {
        ProcText.write(root, "42", "a file where a folder should be");
        assertThatThrownBy(() -> new PidStat(root).read(42))
                .isInstanceOf(FileSystemException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining(root.resolve("42/stat").toString());
        Files.createDirectories(root.resolve("43/status"));
        assertThatThrownBy(() -> new PidStatus(root).read(43))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(root.resolve("43/status").toString());
        ProcText.write(root, "43/task", "a file where a folder should be");
        assertThatThrownBy(() -> new PidTask(root).read(43))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(root.resolve("43/task").toString());
        assertThatThrownBy(() -> new PidList(root.resolve("no")).read()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFileThatMayNotBeReadIsToldApart() throws IOException {
        assumeFalse(Files.isReadable(Path.of("/etc/shadow")), "root may read everything");
        Path file = ProcText.write(root, "42/stat", "42 (a) S\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx-wx-wx"));
        assertThatThrownBy(() -> new PidStat(root).read(42))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aStatWithoutAStartTimeIsRefused() {
        ProcText.write(root, "42/stat", "42 (a) S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 1 1 1 0\n");
        PidStat stat = new PidStat(root);
        assertThatThrownBy(() -> stat.read(42))
                .isInstanceOf(ProcFormatException.class)
                .hasMessage(root.resolve("42/stat") + ", byte 0: a start time was expected in field 22");
        assertThat(stat.pid()).isEqualTo(ProcValue.ABSENT);
    }

    @Test
    void aLongCommandLineIsCutAtItsLimit() throws IOException {
        ProcText.write(root, "42/cmdline", "abc\0".repeat(100_000));
        PidCmdline cmdline = new PidCmdline(root);
        assertThat(cmdline.read(42)).isTrue();
        assertThat(cmdline.length()).isEqualTo(128 * 1024);
        assertThat(cmdline.at(2)).isEqualTo((byte) 'c');
        assertThat(cmdline.joined("")).hasSize(96 * 1024);
    }

    @Test
    void numbersOnlyAreProcesses() throws IOException {
        for (String name : new String[] {"9", "10", "4194304", "2147483648", "99999999999", "self", "1a", "-1", "+2"}) {
            Files.createDirectories(root.resolve(name));
        }
        for (int pid = 100; pid < 300; pid++) {
            Files.createDirectories(root.resolve(Integer.toString(pid)));
        }
        PidList list = new PidList(root);
        list.read();
        list.read();
        assertThat(list.size()).isEqualTo(203);
        assertThat(list.pid(0)).isEqualTo(9);
        assertThat(list.pid(1)).isEqualTo(10);
        assertThat(list.pid(202)).isEqualTo(4194304);
    }
}
