package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image says of this host, next to what the tools that people trust say of the same seconds, under a load. */
class TrustedToolsIT {
    private static final int SECONDS = 20;

    /** Seconds at both ends that are not compared: tools begin and end there, which is work as well. */
    private static final int LEAD = 3;

    private static final Map<String, String> FILES = Map.of(
            "cpu",
            "{\"per_core\": true}",
            "disk",
            "{\"disks_to_check\": \"*\", \"extended\": true}",
            "network",
            "{\"interfaces_to_check\": \"*\"}",
            "netstat",
            "{\"every_counter\": true, \"connections\": true}",
            "pressure",
            "{\"averages\": true}",
            "memory",
            "{\"every_event\": true}",
            "filesystem",
            "{\"inodes\": true, \"interval\": 1}",
            "process_stats",
            """
            {"processes": [{"name": "load", "pattern": ".*badger.it.Load.*"}],
             "extended": true, "io": true, "open_files": true}
            """);

    /** On a busy machine the tools' own seconds are longer than a second: what differs each time is wrong. */
    private static final int TRIES = 3;

    private static final String COUNTER = "net.counter.";

    /** Every so many seconds the tools are asked that know a moment only. */
    private static final int MOMENTS = 5;

    @TempDir
    Path folder;

    @Test
    void theySayTheSame() throws IOException, InterruptedException {
        Tools.need("mpstat", "iostat", "sar", "pidstat", "nstat", "ss", "df", "free", "ps");
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(folder.resolve(file.getKey() + ".conf"), file.getValue());
        }
        Path main = Files.writeString(folder.resolve("config.json"), """
                {
                  "modules": {
                    "config": "%s",
                    "included_modules": ["cpu", "load", "memory", "disk", "network", "netstat", "system", "pressure",
                                         "threads", "filesystem", "process_stats"]
                  },
                  "emitters": {"included_emitters": ["stdout"]}
                }
                """.formatted(folder));
        Process load = load();
        try (Tools tools = new Tools();
                Badger badger = Badger.start(Map.of(), "-f", main.toString())) {
            BufferedReader lines = badger.lines();
            List<Comparison> comparisons = List.of();
            for (int i = 0; i < TRIES && !isGood(comparisons); i++) {
                comparisons = compare(tools, lines, badger, load.pid());
            }
            assertThat(comparisons)
                    .extracting(Comparison::tool)
                    .contains("mpstat", "iostat", "sar", "pidstat", "nstat", "ss -s", "df", "free", "ps");
            assertThat(comparisons).filteredOn(one -> !one.agrees()).isEmpty();
        } finally {
            load.destroyForcibly();
        }
    }

    private Process load() throws IOException {
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Load.classes(),
                        "badger.it.Load",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(load.inputReader().readLine()).isEqualTo("ready");
        return load;
    }

    private static Payload next(BufferedReader lines, Badger badger) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the agent has ended: " + badger.errors());
        }
        return Payload.of(line);
    }

    private static boolean isGood(List<Comparison> comparisons) {
        return !comparisons.isEmpty() && comparisons.stream().allMatch(Comparison::agrees);
    }

    /** Compares the same seconds; nothing if a tool has fallen behind them. */
    private static List<Comparison> compare(Tools tools, BufferedReader lines, Badger badger, long pid)
            throws IOException, InterruptedException {
        int samples = SECONDS + 2 * LEAD;
        List<Tools.Running> running = tools.startTogether(
                () -> next(lines, badger),
                List.of(
                        "mpstat -u -I SUM -P ALL 1 " + samples,
                        "iostat -x -t -d -y 1 " + samples,
                        "sar -B -w -W -r ALL -v -q ALL -n DEV,EDEV,IP,TCP,ETCP,UDP,SOCK,SOFT,ICMP 1 " + samples,
                        "pidstat -durv -p " + pid + " 1 " + samples,
                        "pidstat -w -t -p " + pid + " 1 " + samples));
        for (int i = 0; i < LEAD; i++) {
            next(lines, badger);
        }
        Map<String, Double> countedBefore = nstat();
        ProcessorTime before = ProcessorTime.now();
        List<Payload> frames = new ArrayList<>();
        List<Moment> moments = new ArrayList<>();
        while (frames.size() < SECONDS) {
            Payload frame = next(lines, badger);
            frames.add(frame);
            if (frames.size() % MOMENTS == 0 || Moment.hasConnections(frame)) {
                moments.add(Moment.after(frame, pid));
            }
        }
        double processors = ProcessorTime.now().processorsSince(before);
        Map<String, Double> counted = nstat();
        SameSeconds same = new SameSeconds(frames);
        List<ToolSeconds> said = new ArrayList<>();
        for (Tools.Running tool : running) {
            said.add(ToolSeconds.of(tool.said()));
        }
        if (!said.stream().allMatch(tool -> tool.hasAll(frames))) {
            return List.of();
        }
        ToolColumns.cpu(same, said.get(0));
        ToolColumns.disks(same, said.get(1));
        ToolColumns.activity(same, said.get(2));
        ToolColumns.network(same, said.get(2));
        ToolColumns.process(same, said.get(3), said.get(4), processors);
        for (String name : counted.keySet()) {
            counter(same, name, counted.get(name) - countedBefore.getOrDefault(name, 0.0));
        }
        moments.forEach(moment -> moment.compare(same));
        System.out.printf("the kernel counted the time of %.3f processors%n", processors);
        System.out.println(Comparison.table(same.comparisons()));
        return same.comparisons();
    }

    /** What the kernel has counted of its protocols since the start, by the names of the kernel without dots. */
    private static Map<String, Double> nstat() throws IOException, InterruptedException {
        JsonNode counters =
                new ObjectMapper().readTree(Tools.said("nstat -a -s -j")).required("kernel");
        Map<String, Double> counted = new TreeMap<>();
        counters.properties()
                .forEach(one -> counted.put(one.getKey(), one.getValue().doubleValue()));
        return counted;
    }

    /** The kernel's names have a dot in the agent's series, {@code Tcp.InSegs}; levels are none of these. */
    private static void counter(SameSeconds same, String name, double count) {
        same.series(series -> series.startsWith(COUNTER)
                        && series.substring(COUNTER.length()).replace(".", "").equals(name))
                .ifPresent(series -> same.count("nstat", name, count, series));
    }
}
