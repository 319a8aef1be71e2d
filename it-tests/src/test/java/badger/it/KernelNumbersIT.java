package badger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the image says of this host, next to what the kernel's files say when they are read by hand. */
class KernelNumbersIT {
    private static final double KILOBYTE = 1024;
    private static final int MOST_BYTES = 1 << 18;

    private static double number(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(content(file));
        assertThat(matcher.find()).as("%s in /proc/%s", pattern, file).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    /** In one go: a setting below /proc/sys gives nothing to whoever reads it in pieces, as Files.readString does. */
    private static String content(String file) throws IOException {
        try (InputStream in = new FileInputStream("/proc/" + file)) {
            byte[] bytes = new byte[MOST_BYTES];
            return new String(bytes, 0, Math.max(0, in.read(bytes)), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFrameOfThisHostSaysWhatTheKernelSays() throws IOException, InterruptedException {
        Map<String, Double> values = Payload.of(Badger.run("once").out()).values();
        assertThat(values.get("mem.memtotal")).isEqualTo(number("meminfo", "^MemTotal: +(\\d+) kB") * KILOBYTE);
        assertThat(values.get("mem.swaptotal")).isEqualTo(number("meminfo", "^SwapTotal: +(\\d+) kB") * KILOBYTE);
        assertThat(values.get("mem.hugepages_total")).isEqualTo(number("meminfo", "^HugePages_Total: +(\\d+)"));
        assertThat(values.get("load.fifteen")).isCloseTo(number("loadavg", "^\\S+ \\S+ (\\S+)"), within(0.2));
        assertThat(values.get("cpu.cores")).isEqualTo((double) Files.readAllLines(Path.of("/proc/stat")).stream()
                .filter(line -> line.matches("cpu\\d.*"))
                .count());
        assertThat(values.get("threads.limit")).isEqualTo(number("sys/kernel/threads-max", "^(\\d+)"));
        assertThat(values.get("threads.pid_limit")).isEqualTo(number("sys/kernel/pid_max", "^(\\d+)"));
        assertThat(values.get("system.files_limit")).isEqualTo(number("sys/fs/file-nr", "^\\d+\\s+\\d+\\s+(\\d+)"));
        assertThat(values.get("system.boot_time")).isCloseTo(number("stat", "^btime (\\d+)"), within(1.0));
        assertThat(values.get("system.uptime")).isCloseTo(number("uptime", "^(\\S+)"), within(30.0));
        double sum = List.of("user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal").stream()
                .mapToDouble(state -> values.get("cpu." + state))
                .sum();
        assertThat(sum).isCloseTo(100, within(0.00001));
    }

    @Test
    void theGrowthOfACounterIsTheSumOfItsRates() throws IOException, InterruptedException {
        double before = number("stat", "^ctxt (\\d+)");
        List<Payload> frames = Payload.all(Badger.run("--ticks", "5").out());
        double after = number("stat", "^ctxt (\\d+)");
        double rates = frames.stream()
                .skip(1)
                .mapToDouble(frame -> frame.values().get("cpu.ctxt_per_sec"))
                .sum();
        assertThat(rates).isPositive().isLessThanOrEqualTo((after - before) * 1.05);
    }
}
