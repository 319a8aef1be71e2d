package badger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs of anybody under the linked image: whatever they do, the other modules' next tick comes on time. */
@Timeout(120)
class ExecIT {
    private static final int FRAMES = 12;

    @TempDir
    private Path folder;

    private Path configured(String more, List<String> modules, List<String> emitters, Map<String, String> files)
            throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf.d"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(conf.resolve(file.getKey() + ".conf"), file.getValue());
        }
        return Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"hostname": "exec", "spool_dir": "%s"},
                  "modules": {%s "included_modules": %s},
                  "emitters": {"dir": "%s", "included_emitters": %s}
                }
                """.formatted(
                        folder.resolve("spool"), more, list(modules), folder.resolve("emitters"), list(emitters)));
    }

    private static String list(List<String> entries) {
        return entries.stream().map(entry -> "\"" + entry + "\"").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String shell(String more, String script) {
        return "{" + more + " \"command\": [\"sh\", \"-c\", \""
                + script.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]}";
    }

    private static List<Payload> frames(Badger badger, int count) throws IOException {
        BufferedReader lines = badger.lines();
        List<Payload> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(Payload.of(lines.readLine()));
        }
        for (int i = 1; i < count; i++) {
            assertThat(frames.get(i).timestamp()).isEqualTo(frames.get(i - 1).timestamp() + 1);
        }
        return frames;
    }

    @Test
    void whateverProgramsDoTheOthersGoOn() throws IOException, InterruptedException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("exec@good", shell("", "echo '{\"good.one\": 1}'"));
        files.put("exec@gigabyte", shell("", "head -c 1000000000 /dev/zero | tr '\\0' x"));
        files.put("exec@dies", shell("\"mode\": \"long_lived\",", "exit 3"));
        files.put("exec@loops", shell("\"deadline\": 2,", "while :; do :; done"));
        files.put(
                "exec@forks",
                shell("", "for i in 1 2 3; do sleep 1000 > /dev/null 2>&1 & done; echo '{\"forks\": 1}'"));
        files.put("exec@floods", shell("\"mode\": \"long_lived\",", "yes flood >&2"));
        files.put("exec@thief", shell("", "echo '{\"load.one\": {\"value\": 4711.5, \"units\": \"\"}}'"));
        files.put("exec@nan", shell("", "echo '{\"nan\": NaN}'"));
        files.put(
                "exec@changing",
                shell("", "u=$(date +%S); echo '{\"changing\": {\"value\": 1, \"units\": \"'$u'\"}}'"));
        List<String> modules = new ArrayList<>(List.of("load"));
        modules.addAll(files.keySet());
        Path main = configured("", modules, List.of("stdout"), files);

        try (Badger badger = Badger.start(Map.of(), "-f", main.toString())) {
            List<Payload> frames = frames(badger, FRAMES);

            assertThat(frames).allSatisfy(frame -> {
                assertThat(frame.values()).containsKey("load.one");
                assertThat(frame.values().get("load.one")).isNotEqualTo(4711.5);
                assertThat(frame.values()).doesNotContainKey("nan");
            });
            assertThat(frames.subList(1, FRAMES))
                    .allSatisfy(frame -> assertThat(frame.values()).containsEntry("good.one", 1.0));
            assertThat(frames)
                    .filteredOn(frame -> frame.values().containsKey("changing"))
                    .hasSizeLessThan(3);
            assertThat(badger.errors())
                    .containsOnlyOnce("printed more than 1048576 bytes")
                    .containsOnlyOnce("ended with status 3")
                    .containsOnlyOnce("had not ended after 2.0 s")
                    .containsOnlyOnce("says: flood")
                    .containsOnlyOnce("series 'load.one' is refused")
                    .containsOnlyOnce("series 'nan' was set to NaN")
                    .contains("series 'changing': is refused");
            badger.signal("TERM");
            assertThat(badger.status()).isZero();
        }
    }

    @Test
    void modulesAndEmittersOfThePythonAgentRunAsTheyAre() throws IOException, InterruptedException {
        assumeTrue(Tools.isThere("python3"), "no python3 here");
        Path modules = Files.createDirectories(folder.resolve("modules"));
        Files.writeString(modules.resolve("good.py"), """
                class good(object):
                    def __init__(self, config, logger):
                        self.config = config
                    def get_stats(self, global_iteration):
                        return [{"good.iteration": {"value": global_iteration, "units": self.config["unit"]}}]
                """);
        Files.writeString(modules.resolve("slow.py"), """
                import time
                class slow(object):
                    def __init__(self, config, logger):
                        pass
                    def get_stats(self, global_iteration):
                        time.sleep(2)
                        return [{"slow.one": {"value": 1, "units": ""}}]
                """);
        Files.writeString(modules.resolve("throwing.py"), """
                class throwing(object):
                    def __init__(self, config, logger):
                        pass
                    def get_stats(self, global_iteration):
                        raise ValueError("thrown on purpose")
                """);
        Path emitters = Files.createDirectories(folder.resolve("emitters"));
        Files.writeString(emitters.resolve("sender.py"), """
                class sender(object):
                    def __init__(self, config, logger):
                        self.file = open(config["file"], "a")
                    def emit_stats(self, payload, global_iteration):
                        self.file.write("%d %d\\n" % (payload["timestamp"], len(payload["points"])))
                        self.file.flush()
                """);
        Path sent = folder.resolve("sent");
        Path main = configured(
                "\"dir\": \"" + modules + "\",",
                List.of("load", "good", "slow", "throwing"),
                List.of("stdout", "sender"),
                Map.of(
                        "good",
                        "{\"interval\": 1, \"unit\": \"B\"}",
                        "sender",
                        "{\"interval\": 1, \"file\": \"" + sent + "\"}"));

        try (Badger badger = Badger.start(Map.of(), "-f", main.toString())) {
            List<Payload> frames = frames(badger, FRAMES);

            assertThat(frames).allSatisfy(frame -> assertThat(frame.values()).containsKey("load.one"));
            assertThat(frames.subList(3, FRAMES))
                    .allSatisfy(frame -> assertThat(frame.values()).containsKey("good.iteration"));
            assertThat(frames)
                    .filteredOn(frame -> frame.values().containsKey("slow.one"))
                    .hasSizeBetween(2, 6);
            assertThat(badger.errors()).containsOnlyOnce("throwing.py: ValueError: thrown on purpose");
            badger.signal("TERM");
            assertThat(badger.status()).isZero();
            Map<Long, Integer> printed = frames.stream()
                    .collect(Collectors.toMap(
                            Payload::timestamp, frame -> frame.values().size()));
            assertThat(Files.readAllLines(sent))
                    .hasSizeGreaterThanOrEqualTo(FRAMES)
                    .allSatisfy(line -> {
                        String[] words = line.split(" ", -1);
                        assertThat(printed.getOrDefault(Long.parseLong(words[0]), Integer.parseInt(words[1])))
                                .isEqualTo(Integer.parseInt(words[1]));
                    });
        }
    }

    @Test
    void theEndOfItsInputTellsAProgramThatTheAgentWasKilled() throws IOException, InterruptedException {
        Path over = folder.resolve("over");
        Path main = configured(
                "",
                List.of("load", "exec"),
                List.of("stdout"),
                Map.of(
                        "exec",
                        shell(
                                "\"mode\": \"long_lived\",",
                                "while read -r s; do echo '{\"one\": 1}'; done; echo over > " + over)));

        try (Badger badger = Badger.start(Map.of(), "-f", main.toString())) {
            assertThat(frames(badger, 3).getLast().values()).containsEntry("one", 1.0);
            badger.kill();
        }
        while (!Files.exists(over)) {
            Thread.onSpinWait();
        }
    }
}
