package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mount of FUSE whose daemon answers ({@link FuseDaemon}) until it is stopped: every call that asks for it then waits for ever. */
final class DeadMount implements AutoCloseable {
    /** The daemon has the opened device that was mounted: opened anew it would be another. */
    private static final String SCRIPT = """
            exec 9<>/dev/fuse
            mount -i -t fuse -o fd=9,rootmode=40000,user_id=0,group_id=0 dead "$1" || exit 1
            echo mounted >&2
            exec "$2" -XX:TieredStopAtLevel=1 -cp "$3" badger.it.FuseDaemon <&9 >&9 9<&-
            """;

    private final Path point;
    private final Process daemon;

    private DeadMount(Path point, Process daemon) {
        this.point = point;
        this.daemon = daemon;
    }

    /** Mounts it, alive, where that can be done: {@link Needed} {@code fuse}. */
    static DeadMount at(Path point) throws IOException {
        Needed.need("fuse", Files.isWritable(Path.of("/dev/fuse")), "there is no /dev/fuse for this user");
        Process daemon = new ProcessBuilder(
                        "sh",
                        "-c",
                        SCRIPT,
                        "dead",
                        point.toString(),
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        Load.classes())
                .start();
        BufferedReader errors = daemon.errorReader(StandardCharsets.UTF_8);
        String said = errors.readLine();
        Needed.need("fuse", "mounted".equals(said), "nothing can be mounted here: " + said);
        return new DeadMount(point, daemon);
    }

    /** Its daemon answers no more. */
    void die() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Its daemon answers again, also what was asked meanwhile. */
    void revive() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(daemon.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Override
    public void close() throws IOException {
        daemon.destroyForcibly();
        try {
            assertThat(new ProcessBuilder("umount", "-l", point.toString())
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
