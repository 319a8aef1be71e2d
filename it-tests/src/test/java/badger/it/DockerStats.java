package badger.it;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code docker stats --no-stream} shows of a container.
 *
 * @param cpu percent of one core, over a second of its own
 * @param memory in use without page cache that was not used lately, in bytes of four digits
 * @param memoryLimit what it may use, the same way
 * @param received bytes since the start, of three digits
 * @param sent the same
 * @param read from disks, the same
 * @param written the same
 * @param pids threads
 */
record DockerStats(
        double cpu,
        double memory,
        double memoryLimit,
        double received,
        double sent,
        double read,
        double written,
        double pids) {

    private static final String FORMAT = "{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}";

    private static final Map<String, Double> UNITS = Map.of(
            "%", 1.0,
            "", 1.0,
            "B", 1.0,
            "kB", 1e3,
            "MB", 1e6,
            "GB", 1e9,
            "KiB", 1024.0,
            "MiB", 1024.0 * 1024,
            "GiB", 1024.0 * 1024 * 1024);

    /** All containers by their names. */
    static Map<String, DockerStats> read(Docker docker) throws IOException, InterruptedException {
        Map<String, DockerStats> all = new HashMap<>();
        for (String line :
                docker.say("stats", "--no-stream", "--format", FORMAT).lines().toList()) {
            String[] cells = line.split("\t| / ", -1);
            all.put(
                    cells[0],
                    new DockerStats(
                            number(cells[1]),
                            number(cells[2]),
                            number(cells[3]),
                            number(cells[4]),
                            number(cells[5]),
                            number(cells[6]),
                            number(cells[7]),
                            number(cells[8])));
        }
        return all;
    }

    private static double number(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        return Double.parseDouble(text.substring(0, end)) * UNITS.get(text.substring(end));
    }
}
