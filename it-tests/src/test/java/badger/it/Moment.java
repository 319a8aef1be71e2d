package badger.it;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What those tools say that know only how things are now, asked just after a frame.
 *
 * @param frame the frame
 * @param df of each mount: size, used, available, files, free files
 * @param free total, used, free, shared, buffers, cache, available
 * @param ss its summary
 * @param ps of the load: resident memory, threads
 */
record Moment(Payload frame, Map<String, List<Double>> df, List<Double> free, String ss, List<Double> ps) {
    private static final List<String> MOUNT = List.of("total", "used", "available", "inodes", "inodes_free");

    /** Whether a frame has connections by state, which are asked for every ten seconds. */
    static boolean hasConnections(Payload frame) {
        return frame.values().containsKey("net.tcp.connections.established");
    }

    /** Asks them. */
    static Moment after(Payload frame, long pid) throws IOException, InterruptedException {
        Map<String, List<Double>> df = new LinkedHashMap<>();
        Tools.said("df -a -B1 --output=target,size,used,avail,itotal,iavail")
                .lines()
                .skip(1)
                .forEach(line -> {
                    String[] words = line.split("\\s+", 2);
                    df.put(words[0], words[1].contains("-") ? List.of() : numbers(words[1]));
                });
        String free = Tools.said("free -b -w").lines().skip(1).findFirst().orElseThrow();
        return new Moment(
                frame,
                df,
                numbers(free.substring(free.indexOf(':') + 1)),
                Tools.said("ss -s"),
                numbers(Tools.said("ps -o rss=,nlwp= -p " + pid)));
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .map(Double::valueOf)
                .toList();
    }

    /** Puts them beside what the agent says. */
    void compare(SameSeconds same) {
        frame.values().keySet().stream()
                .filter(series -> series.startsWith("filesystem.total."))
                .map(series -> series.substring("filesystem.total.".length()))
                .forEach(mount -> mount(same, mount));
        same.moment("free", frame, "total", free.get(0), "mem.memtotal", 1);
        same.moment("free", frame, "free", free.get(2), "mem.memfree", 1);
        same.moment("free", frame, "shared", free.get(3), "mem.shmem", 1);
        same.moment("free", frame, "buffers", free.get(4), "mem.buffers", 1);
        same.moment("free", frame, "available", free.get(6), "mem.memavailable", 1);
        same.moment("ss -s", frame, "Total", in("Total: (\\d+)"), "net.sockets.used", 1);
        if (hasConnections(frame)) {
            same.moment("ss -s", frame, "estab", in("estab (\\d+)"), "net.tcp.connections.established", 1);
            String waiting = "net.tcp.connections.time_wait";
            same.moment("ss -s", frame, "timewait", in("timewait (\\d+)"), waiting, 1, "net.sockets.tcp_tw");
        }
        same.moment("ss -s", frame, "orphaned", in("orphaned (\\d+)"), "net.sockets.tcp_orphan", 1);
        same.moment("ps", frame, "rss", ps.get(0), "proc.mem_resident.load", 1024);
        same.moment("ps", frame, "nlwp", ps.get(1), "proc.thread_count.load", 1);
    }

    private void mount(SameSeconds same, String mount) {
        List<Double> said = df.getOrDefault(mount, List.of());
        for (int i = 0; i < said.size(); i++) {
            same.moment("df", frame, mount, said.get(i), "filesystem." + MOUNT.get(i) + "." + mount, 1);
        }
    }

    private double in(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(ss);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not in " + ss);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
