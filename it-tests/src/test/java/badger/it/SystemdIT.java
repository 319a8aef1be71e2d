package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** systemd and its bus, the first processes of a container, in which the image runs: what it says beside what {@code systemctl} says. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SystemdIT {
    private static final String IMAGE = "badger-it/systemd:local";
    private static final String CRASHING = "badger-it-crashing.service";
    private static final String SLEEPING = "badger-it-sleeping.service";
    private static final List<String> STATES =
            List.of("active", "reloading", "inactive", "failed", "activating", "deactivating");

    /** Nobody, in Debian. */
    private static final String NOBODY = "65534";

    private static final String NAME = "badger-it-" + ProcessHandle.current().pid() + "-systemd";

    @TempDir
    private static Path folder;

    private static Docker docker;

    @BeforeAll
    static void startSystemd() throws IOException, InterruptedException {
        docker = Docker.need();
        Needed.need("systemd", Docker.answers("image", "inspect", IMAGE), "there is no image " + IMAGE);
        // nobody reads it, too
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("systemd.conf"), "{\"interval\": 1, \"units\": \"badger-it-*\"}");
        Files.writeString(folder.resolve("stdout.conf"), "{\"counters\": \"total\"}");
        Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "systemd"},
                  "modules": {"config": "/conf", "included_modules": ["systemd", "load"]},
                  "emitters": {"config": "/conf", "included_emitters": ["stdout"]}
                }
                """);
        Needed.need(
                "systemd",
                docker.starts(
                        NAME,
                        List.of(IMAGE),
                        // with a namespace of its own it would take the host's tree of groups for its own
                        "--cgroupns=host",
                        "--tmpfs=/run",
                        "--tmpfs=/run/lock",
                        "--cap-add=SYS_ADMIN",
                        "--security-opt=seccomp=unconfined",
                        "--security-opt=apparmor=unconfined",
                        "--volume=/sys/fs/cgroup:/sys/fs/cgroup:rw",
                        "--volume=" + Badger.IMAGE + ":/badger:ro",
                        "--volume=" + folder + ":/conf:ro"),
                "a container with the rights that systemd needs (SYS_ADMIN, the control groups) does not start here");
        // "degraded" is good enough
        Needed.need(
                "systemd",
                Docker.answers("exec", NAME, "sh", "-c", """
                        for i in $(seq 300); do
                            case $(systemctl is-system-running) in running|degraded) exit 0;; esac
                            sleep 0.1
                        done
                        exit 1
                        """),
                "systemd does not start in a container here: " + docker.say("logs", "--tail", "3", NAME));
        in("systemctl", "start", CRASHING, SLEEPING);
        in(
                "sh",
                "-c",
                "for i in $(seq 300); do systemctl -q is-failed " + CRASHING + " && exit; sleep 0.1; done; exit 1");
    }

    @AfterAll
    static void removeIt() throws IOException {
        if (docker != null) {
            docker.close();
        }
    }

    /** What a command prints in the container. */
    private static String in(String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("exec", NAME));
        arguments.addAll(List.of(command));
        return docker.say(arguments.toArray(String[]::new));
    }

    /** What the agent says there. */
    private static Badger.Ended agent(String user, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "exec", "--user=" + user, NAME, "/badger/bin/badger"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-f", "/conf/config.json"));
        Badger.Ended ended = Badger.runCommand(Map.of(), command);
        assertThat(ended.status()).as(ended.err()).isZero();
        return ended;
    }

    private static Map<String, Double> once(String user) throws IOException, InterruptedException {
        Badger.Ended ended = agent(user, "once");
        assertThat(ended.err()).isEmpty();
        return Payload.of(ended.out()).values();
    }

    private static Map<String, Double> unitsOfSystemctl() throws IOException, InterruptedException {
        Map<String, Double> counts = new HashMap<>();
        for (String state : STATES) {
            counts.put("systemd.units." + state, 0.0);
        }
        String units = in("systemctl", "list-units", "--all", "--full", "--plain", "--no-legend");
        for (String unit : units.split("\n", -1)) {
            counts.merge("systemd.units." + unit.strip().split("\\s+", -1)[2], 1.0, Double::sum);
        }
        return counts;
    }

    private static void assertAsSystemctlSays(Map<String, Double> values) throws IOException, InterruptedException {
        String state = in("sh", "-c", "systemctl is-system-running || true");
        double restarts = Double.parseDouble(in("systemctl", "show", "--property=NRestarts", "--value", CRASHING));
        assertThat(restarts).isGreaterThan(2);
        assertThat(values)
                .containsAllEntriesOf(unitsOfSystemctl())
                .containsEntry("systemd.state." + state, 1.0)
                .containsEntry("systemd.jobs", 0.0)
                .containsEntry("systemd.unit.state." + CRASHING + ".failed", 1.0)
                .containsEntry("systemd.unit.state." + CRASHING + ".active", 0.0)
                .containsEntry("systemd.unit.state." + SLEEPING + ".active", 1.0)
                .containsEntry("systemd.unit.restarts." + CRASHING, restarts)
                .containsEntry("systemd.unit.restarts." + SLEEPING, 0.0);
    }

    @Test
    void overTheBusItSaysWhatSystemctlSays() throws IOException, InterruptedException {
        assertAsSystemctlSays(once("root"));
        assertAsSystemctlSays(once(NOBODY));
    }

    @Test
    void withoutABusRootHearsItFromSystemdItself() throws IOException, InterruptedException {
        in("systemctl", "stop", "dbus.socket", "dbus.service");
        try {
            assertAsSystemctlSays(once("root"));
            Badger.Ended refused = agent(NOBODY, "once");
            assertThat(refused.out()).doesNotContain("systemd.").contains("load.");
            assertThat(refused.err()).contains("/run/dbus/system_bus_socket", "/run/systemd/private");
        } finally {
            in("systemctl", "start", "dbus.socket", "dbus.service");
        }
        assertAsSystemctlSays(once(NOBODY));
    }

    @Test
    void aBusThatStandsStillHoldsNothing() throws IOException, InterruptedException {
        in("systemctl", "kill", "--signal=STOP", "dbus.service");
        try {
            List<Payload> frames = Payload.all(agent("root", "--ticks", "4").out());
            assertThat(frames).hasSize(4);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(frames.get(i).timestamp())
                        .isEqualTo(frames.getFirst().timestamp() + i);
                assertThat(frames.get(i).values()).containsKey("load.one");
                assertThat(frames.get(i).values().keySet()).noneMatch(name -> name.startsWith("systemd."));
            }
        } finally {
            in("systemctl", "kill", "--signal=CONT", "dbus.service");
        }
        assertAsSystemctlSays(once("root"));
    }
}
