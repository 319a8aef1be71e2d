package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a container with the host's root mounted the image says of the host what it says on it. */
class HostRootIT {
    /** An image that has the libraries a runtime image needs, and nothing of the agent. */
    private static final List<String> SAME_SERIES =
            List.of("mem.", "net.", "filesystem.", "load.", "threads.", "system.");

    /** What the kernel shows of the network namespace of whoever reads it, and of no other. */
    private static final List<String> OWN_NAMESPACE = List.of("net.conntrack.", "net.arp.limit", "net.ndisc.limit");

    private static final List<String> SAME_VALUES = List.of(
            "mem.memtotal",
            "cpu.cores",
            "threads.limit",
            "system.boot_time",
            "system.files_limit",
            "filesystem.total./",
            "filesystem.stuck./",
            "proc.count.sleeper");

    @TempDir
    Path folder;

    @Test
    void aContainerWithTheHostsRootSeesTheHost() throws IOException, InterruptedException {
        Docker.need().close();
        Path conf = Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(
                conf.resolve("process_stats.conf"),
                "{\"processes\": [{\"name\": \"sleeper\", \"pattern\": \"sleep 86399\"}]}");
        Path main = Files.writeString(folder.resolve("config.json"), """
                {
                  "modules": {"included_modules": ["cpu", "load", "memory", "disk", "network", "netstat", "system",
                                                   "pressure", "threads", "filesystem", "process_stats"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """);
        Process sleeper = new ProcessBuilder("sleep", "86399").start();
        try {
            Payload onHost =
                    Payload.of(Badger.run("once", "-f", main.toString()).out());
            Badger.Ended ended = Badger.runCommand(
                    Map.of(),
                    List.of(
                            "docker",
                            "run",
                            "--rm",
                            "--volume=/:/host:ro",
                            "--volume=" + Badger.IMAGE + ":/badger:ro",
                            "--volume=" + folder + ":/conf:ro",
                            "--env=BADGER_HOST_ROOT=/host",
                            Docker.IMAGE,
                            "/badger/bin/badger",
                            "once",
                            "-f",
                            "/conf/config.json"));
            assertThat(ended.status()).as(ended.err()).isZero();
            Payload inContainer = Payload.of(ended.out());
            assertThat(inContainer.json().get("hostname"))
                    .isEqualTo(onHost.json().get("hostname"));
            for (String prefix : SAME_SERIES) {
                assertThat(names(inContainer, prefix)).as(prefix).isNotEmpty().isEqualTo(names(onHost, prefix));
            }
            for (String series : SAME_VALUES) {
                assertThat(inContainer.values())
                        .containsEntry(series, onHost.values().get(series));
            }
            assertThat(inContainer.values()).containsEntry("proc.count.sleeper", 1.0);
        } finally {
            sleeper.destroyForcibly();
        }
    }

    @Test
    void whatTheHostMountsLaterIsSeenWhereItReachesTheContainer() throws IOException, InterruptedException {
        Path conf = Files.writeString(folder.resolve("config.json"), """
                {
                  "modules": {"included_modules": ["filesystem"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """);
        Path shared = Files.createDirectories(folder.resolve("shared"));
        Path later = Files.createDirectories(shared.resolve("later"));
        String total = "filesystem.total." + later;
        try (Docker docker = Docker.need()) {
            Needed.need(
                    "docker", does("mount", "--bind", shared.toString(), shared.toString()), "nothing can be mounted");
            try {
                assertThat(does("mount", "--make-shared", shared.toString())).isTrue();
                String place = shared + ":/host" + shared;
                for (String how : List.of("rslave", "rprivate")) {
                    String _ = docker.start(
                            "badger-it-" + how,
                            "sleep 3600",
                            "--volume=/:/host:ro",
                            "--volume=" + place + ':' + how,
                            "--volume=" + Badger.IMAGE + ":/badger:ro",
                            "--volume=" + conf + ":/config.json:ro",
                            "--env=BADGER_HOST_ROOT=/host");
                }
                assertThat(does("mount", "-t", "tmpfs", "-o", "size=1m", "none", later.toString()))
                        .isTrue();
                assertThat(once(docker, "badger-it-rslave").values()).containsEntry(total, 1024.0 * 1024);
                assertThat(once(docker, "badger-it-rprivate").values())
                        .containsKey("filesystem.total./")
                        .doesNotContainKey(total);
            } finally {
                // with all that is mounted below it
                boolean _ = does("umount", "--recursive", shared.toString());
            }
        }
    }

    private static Payload once(Docker docker, String container) throws IOException, InterruptedException {
        return Payload.of(docker.say("exec", container, "/badger/bin/badger", "once", "-f", "/config.json"));
    }

    private static boolean does(String... command) throws IOException, InterruptedException {
        return Badger.runCommand(Map.of(), List.of(command)).status() == 0;
    }

    private static Set<String> names(Payload payload, String prefix) {
        return payload.values().keySet().stream()
                .filter(name ->
                        name.startsWith(prefix) && OWN_NAMESPACE.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
