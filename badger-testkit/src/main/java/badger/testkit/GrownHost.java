package badger.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A host as large as it is asked to be, made up in a folder: {@code /proc} and {@code /sys} with so many processors, disks
 * and interfaces, all of them hardware. Every counter moves at every second; files are overwritten in place, so that
 * channels kept open see it.
 */
public final class GrownHost {
    /** Shorter numbers are no counters: ids, and what is a reading of the moment. */
    private static final int COUNTER_DIGITS = 9;
    /** The digit that a second raises, counted from the end: a counter grows by a thousand. */
    private static final int THOUSANDS = 4;

    private static final int LETTERS = 26;

    private final StagedHost host;
    private final List<Moving> files;

    private GrownHost(StagedHost host, List<Moving> files) {
        this.host = host;
        this.files = List.copyOf(files);
    }

    /**
     * Makes a host.
     *
     * @param folder an empty folder
     * @param cores how many logical processors it has
     * @param disks how many disks
     * @param interfaces how many network interfaces
     */
    public static GrownHost of(Path folder, int cores, int disks, int interfaces) throws IOException {
        StagedHost host = new StagedHost(folder);
        Files.createDirectories(host.proc().resolve("1/net"));
        Files.createSymbolicLink(host.net(), Path.of("1/net"));
        Files.createDirectories(host.sys().resolve("devices/system/cpu"));
        Files.createDirectories(host.self());
        write(host.proc().resolve("cpuinfo"), cpuinfo(cores));
        write(host.sys().resolve("devices/system/cpu/online"), "0-" + (cores - 1) + "\n");
        write(host.proc().resolve("loadavg"), "0.52 0.58 0.59 3/5211 12345\n");
        write(host.proc().resolve("meminfo"), meminfo());
        write(host.proc().resolve("partitions"), partitions(disks));
        for (int i = 0; i < disks; i++) {
            Files.createDirectories(host.sys().resolve("block").resolve(disk(i)).resolve("device"));
        }
        for (int i = 0; i < interfaces; i++) {
            Files.createDirectories(host.sys().resolve("class/net/eth" + i + "/device"));
        }
        List<Moving> files = List.of(
                new Moving(host.proc().resolve("stat"), stat(cores).getBytes(US_ASCII)),
                new Moving(host.proc().resolve("diskstats"), diskstats(disks).getBytes(US_ASCII)),
                new Moving(host.net().resolve("dev"), netDev(interfaces).getBytes(US_ASCII)));
        for (Moving file : files) {
            Fixture.overwrite(file.path, file.content);
        }
        return new GrownHost(host, files);
    }

    /** Its paths. */
    public StagedHost paths() {
        return host;
    }

    /** Lets a second pass: every counter grows by a thousand. */
    public void pass() throws IOException {
        for (Moving file : files) {
            file.grow();
            Fixture.overwrite(file.path, file.content);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Fixture.overwrite(file, content.getBytes(US_ASCII));
    }

    /** {@code sda} to {@code sdz}, {@code sdaa} and so on, as the kernel names them. */
    private static String disk(int index) {
        StringBuilder name = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / LETTERS - 1) {
            name.insert(0, (char) ('a' + rest % LETTERS));
        }
        return "sd" + name;
    }

    private static String stat(int cores) {
        StringBuilder text = new StringBuilder("cpu ");
        text.append(counters(10)).append('\n');
        for (int i = 0; i < cores; i++) {
            text.append("cpu").append(i).append(counters(10)).append('\n');
        }
        // a host of many cores has many interrupts; most have never happened
        text.append("intr 123456789012").append(" 0".repeat(8 * cores)).append("\nctxt 234567890123\n");
        text.append("btime 1780000000\nprocesses 345678901\nprocs_running 3\nprocs_blocked 0\n");
        return text.append("softirq").append(counters(11)).append('\n').toString();
    }

    private static String diskstats(int disks) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < disks; i++) {
            text.append(String.format("%4d %7d %s%s 3%s\n", 8, 16 * i, disk(i), counters(8), counters(8)));
        }
        return text.toString();
    }

    private static String netDev(int interfaces) {
        StringBuilder text = new StringBuilder();
        text.append("Inter-|   Receive                                                |  Transmit\n");
        text.append(" face |bytes    packets errs drop fifo frame compressed multicast|");
        text.append("bytes    packets errs drop fifo colls carrier compressed\n");
        for (int i = 0; i < interfaces; i++) {
            text.append(String.format("%6s:", "eth" + i)).append(counters(16)).append('\n');
        }
        return text.toString();
    }

    private static String counters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(' ').append(100_000_000L + 1_234_567L * i);
        }
        return text.toString();
    }

    private static String partitions(int disks) {
        StringBuilder text = new StringBuilder("major minor  #blocks  name\n\n");
        for (int i = 0; i < disks; i++) {
            text.append(String.format("%4d  %7d %10d %s\n", 8, 16 * i, 1 << 20, disk(i)));
        }
        return text.toString();
    }

    private static String cpuinfo(int cores) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cores; i++) {
            text.append("processor\t: ").append(i).append("\nvendor_id\t: made up\ncpu MHz\t\t: 2400.000\n");
            text.append("cache size\t: 512 KB\nflags\t\t:")
                    .append(" feature".repeat(120))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String meminfo() {
        StringBuilder text = new StringBuilder();
        for (String key :
                List.of("MemTotal", "MemFree", "MemAvailable", "Buffers", "Cached", "SwapTotal", "SwapFree")) {
            text.append(String.format("%-16s%8d kB\n", key + ":", 1 << 20));
        }
        return text.toString();
    }

    /** A file of counters. */
    private static final class Moving {
        private final Path path;
        private final byte[] content;
        private final int[] digits;

        private Moving(Path path, byte[] content) {
            this.path = path;
            this.content = content;
            List<Integer> places = new ArrayList<>();
            int length = 0;
            for (int i = 0; i < content.length; i++) {
                length = isDigit(content[i]) ? length + 1 : 0;
                boolean ends = i + 1 == content.length || !isDigit(content[i + 1]);
                if (ends && length >= COUNTER_DIGITS) {
                    places.add(i + 1 - THOUSANDS);
                }
            }
            digits = places.stream().mapToInt(Integer::intValue).toArray();
        }

        private static boolean isDigit(byte value) {
            return value >= '0' && value <= '9';
        }

        private void grow() {
            for (int place : digits) {
                int at = place;
                while (content[at] == '9') {
                    content[at--] = '0';
                }
                content[at]++;
            }
        }
    }
}
