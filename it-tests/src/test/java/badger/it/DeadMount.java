package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A mount of FUSE whose daemon never answers, as one that hangs: every call that asks for it waits for ever. */
final class DeadMount implements AutoCloseable {
    private static final String SCRIPT = """
            exec 9<>/dev/fuse
            mount -i -t fuse -o fd=9,rootmode=40000,user_id=0,group_id=0 dead "$1" || exit 1
            echo mounted
            read -r _
            """;

    private final Path point;
    private final Process daemon;

    private DeadMount(Path point, Process daemon) {
        this.point = point;
        this.daemon = daemon;
    }

    /** Mounts it; skips the test that asks, with the reason, where that cannot be done. */
    static DeadMount at(Path point) throws IOException {
        Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/fuse")), "there is no /dev/fuse for this user");
        Process daemon = new ProcessBuilder("sh", "-c", SCRIPT, "dead", point.toString())
                .redirectErrorStream(true)
                .start();
        String said = daemon.inputReader().readLine();
        Assumptions.assumeTrue("mounted".equals(said), () -> "nothing can be mounted here: " + said);
        return new DeadMount(point, daemon);
    }

    /** Ends the daemon: what waits for it gets an error. */
    void end() throws IOException, InterruptedException {
        daemon.outputWriter().close();
        assertThat(daemon.waitFor()).isNotNegative();
    }

    @Override
    public void close() throws IOException {
        try {
            end();
            assertThat(new ProcessBuilder("umount", "-l", point.toString())
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
