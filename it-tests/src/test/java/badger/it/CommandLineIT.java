package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import badger.it.Badger.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineIT {
    @TempDir
    private Path folder;

    @Test
    void ticksAreThatManyFramesASecondApart() throws IOException, InterruptedException {
        Ended ended = Badger.run("--ticks", "3");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        List<Payload> frames = Payload.all(ended.out());
        long first = frames.getFirst().timestamp();
        assertThat(frames).extracting(Payload::timestamp).containsExactly(first, first + 1, first + 2);
        assertThat(frames.getFirst().values())
                .as("the first has the row of every module")
                .containsKeys("cpu.user", "load.one", "mem.memtotal", "badger.tick.missed");
    }

    @Test
    void stdoutIsALineOfJsonATick() throws IOException, InterruptedException {
        Path file = configuration("[\"load\"]", "[\"stdout\"]");
        Ended ended = Badger.run("-f", file.toString(), "--ticks", "2");
        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(Payload.of(line).json().fieldNames())
                        .toIterable()
                        .containsExactly(
                                "cluster",
                                "datacenter",
                                "hostname",
                                "ipv4",
                                "ipv6",
                                "points",
                                "region",
                                "timestamp",
                                "zone"));
    }

    @Test
    void onceIsOneCompleteFrame() throws IOException, InterruptedException {
        Ended ended = Badger.run("once");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(Payload.of(ended.out()).values())
                .as("rates need two reads")
                .containsKeys("cpu.user", "cpu.ctxt_per_sec", "load.one");
    }

    @Test
    void explainSaysWhatBecomesOfASeries() throws IOException, InterruptedException {
        Path file = configuration("[\"load\", \"cpu\"]", "[\"stdout\", \"graphite\", \"influxdb\"]");
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(
                folder.resolve("conf.d/load.conf"),
                "{\"rename\": [{\"metric\": \"load.*\", \"to\": \"system.load.$1\"}]}");
        Files.writeString(folder.resolve("conf.d/stdout.conf"), "{\"blacklist\": [\"*.fifteen\"]}");

        Ended ended = Badger.run("explain", "load.fifteen", "-f", file.toString());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines().map(String::strip))
                .contains("system.load.fifteen")
                .anyMatch(line -> line.startsWith("lane stdout") && line.contains("stops it: blacklist \"*.fifteen\""))
                .anyMatch(line -> line.matches("it arrives as \\S+\\.system\\.load\\.fifteen, without a unit"))
                .anyMatch(line -> line.matches("it arrives as system,.*hostname=\\S+ load\\.fifteen, without a unit"));

        Ended several = Badger.run("explain", "cpu.*", "-f", file.toString());
        assertThat(several.status()).isZero();
        assertThat(several.out().lines())
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.contains(": module cpu; stdout: cpu."));

        Ended none = Badger.run("explain", "cpu.usr", "-f", file.toString());
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("there is no series 'cpu.usr'", "cpu.user");
    }

    @Test
    void aReaderThatLeavesEndsItQuietly() throws IOException, InterruptedException {
        List<String> command =
                List.of("bash", "-c", "\"$0\" | head -5 >/dev/null; echo ${PIPESTATUS[0]}", Badger.SCRIPT);
        Ended ended = Badger.runCommand(Map.of(), command);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualTo("0\n");
    }

    @Test
    void listShowsWhatIsLinked() throws IOException, InterruptedException {
        Ended ended = Badger.run("list");
        assertThat(ended.status()).isZero();
        assertThat(ended.out()
                        .lines()
                        .filter(line -> line.startsWith("module  "))
                        .map(line -> line.split("\\s+", 3)[1]))
                .containsExactlyElementsOf(StockModules.linked());
        assertThat(ended.out()).contains("emitter  stdout (stdout_emitter)", "badger.emit.console@");
    }

    @Test
    void whatInitWritesIsGoodAndNotOverwritten() throws IOException, InterruptedException {
        Path tree = folder.resolve("tree");
        assertThat(Badger.run("init", tree.toString()).status()).isZero();
        String main = tree.resolve("config.json").toString();
        Ended checked = Badger.run("check", "-f", main);
        assertThat(checked.err()).isEmpty();
        assertThat(checked.status()).isZero();
        Ended again = Badger.run("init", tree.toString());
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("config.json");
        Ended ran = Badger.run("-f", main, "--ticks", "1");
        assertThat(ran.status()).isZero();
        assertThat(Payload.of(ran.out()).values()).containsKey("load.one");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlaceAndNothingStarts() throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("config.json"), "{\n  // a comment\n  \"modules\": {\"included_module\": []}\n}\n");
        for (List<String> arguments : List.of(List.of("check"), List.of("once"), List.<String>of())) {
            List<String> command = new ArrayList<>(arguments);
            command.addAll(List.of("-f", file.toString()));
            Ended ended = Badger.run(command.toArray(String[]::new));
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith(file + ":3:15: $.modules.included_module: ")
                    .contains("included_modules");
        }
    }

    @Test
    void aPluginThatIsMissingIsLeftOut() throws IOException, InterruptedException {
        Path file = configuration("[\"load\", \"lode\", \"badger\"]", "[\"stdout\"]");
        Ended ended = Badger.run("-f", file.toString(), "--ticks", "2");
        assertThat(ended.status()).isZero();
        assertThat(ended.err().lines()).singleElement().asString().contains("ERROR", "lode", "load");
        assertThat(Payload.of(ended.out().lines().findFirst().orElseThrow()).values())
                .containsEntry("badger.config.missing", 1.0)
                .containsKey("load.one");
        assertThat(Badger.run("check", "-f", file.toString()).status()).isEqualTo(2);
    }

    @Test
    void nothingLeftToRunIsOne() throws IOException, InterruptedException {
        Path file = configuration("[\"load\"]", "[\"carrier_pigeon\"]");
        Ended ended = Badger.run("-f", file.toString());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("carrier_pigeon").doesNotContain("\tat ");
    }

    @Test
    void theLogGoesToItsFile() throws IOException, InterruptedException {
        Path log = folder.resolve("badger.log");
        Path file = Files.writeString(folder.resolve("config.json"), """
                {
                  "core": {"log": {"dest": "file", "fileName": "%s", "level": "info"}},
                  "modules": {"included_modules": ["load", "lode"]},
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(log));
        Ended ended = Badger.run("-f", file.toString(), "--ticks", "1");
        assertThat(ended.status()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(Files.readString(log).lines())
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ ERROR config - .*lode.*");
    }

    private Path configuration(String modules, String emitters) throws IOException {
        return Files.writeString(
                folder.resolve("config.json"),
                "{\"modules\": {\"included_modules\": %s}, \"emitters\": {\"included_emitters\": %s}}"
                        .formatted(modules, emitters));
    }
}
