package badger.proc;

import static badger.proc.NaiveText.after;
import static badger.proc.NaiveText.afterFirst;
import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.put;
import static badger.proc.NaiveText.putAll;
import static badger.proc.NaiveText.putDecimal;
import static badger.proc.NaiveText.single;
import static badger.proc.NaiveText.tokens;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same files understood a second time, by splitting strings and by regular expressions: what the readers are compared
 * with. Text is ISO-8859-1, so that it holds any bytes. An empty answer means that nothing can be trusted.
 */
final class NaiveProc {
    private static final Pattern KEY = Pattern.compile("[ \t]*([^ \t:]+):(.*)", Pattern.DOTALL);
    private static final Pattern RUNNABLE = Pattern.compile("[ \t]*([0-9]+)/(.*)", Pattern.DOTALL);
    private static final Pattern GROUPS =
            Pattern.compile("[^|]*\\|[ \t]*Receive[^|]*\\|[ \t]*Transmit.*", Pattern.DOTALL);
    private static final Pattern LABELS = Pattern.compile("[^|]*\\|([^|]*)\\|([^|]*)");
    private static final Pattern STAT = Pattern.compile("[ \t]*([0-9]+)[ \t]+\\((.*)\\)([^)\n]*)\n.*", Pattern.DOTALL);
    private static final Pattern DEVICE = Pattern.compile("((?:[^ \t]*,[ \t]+)*[^ \t]+)[ \t]*\\z", Pattern.DOTALL);
    private static final String[] STATES = "USER NICE SYSTEM IDLE IOWAIT IRQ SOFTIRQ STEAL GUEST GUEST_NICE".split(" ");
    private static final String[] KINDS = "HI TIMER NET_TX NET_RX BLOCK IRQ_POLL TASKLET SCHED HRTIMER RCU".split(" ");
    private static final String[] DISK =
            ("READS READS_MERGED READ_SECTORS READ_MILLIS WRITES WRITES_MERGED WRITE_SECTORS"
                            + " WRITE_MILLIS IN_FLIGHT IO_MILLIS WEIGHTED_IO_MILLIS DISCARDS DISCARDS_MERGED DISCARD_SECTORS"
                            + " DISCARD_MILLIS FLUSHES FLUSH_MILLIS")
                    .split(" ");
    private static final String[] OLD_PARTITION = "READS READ_SECTORS WRITES WRITE_SECTORS".split(" ");
    private static final Map<String, String> RECEIVED = columns(
            "bytes packets errs drop fifo frame compressed multicast",
            "RX_BYTES RX_PACKETS RX_ERRORS RX_DROPPED RX_FIFO RX_FRAME RX_COMPRESSED RX_MULTICAST");
    private static final Map<String, String> SENT = columns(
            "bytes packets errs drop fifo colls carrier compressed",
            "TX_BYTES TX_PACKETS TX_ERRORS TX_DROPPED TX_FIFO TX_COLLISIONS TX_CARRIER TX_COMPRESSED");

    private NaiveProc() {}

    private static Map<String, String> columns(String labels, String names) {
        Map<String, String> columns = new TreeMap<>();
        List<String> found = tokens(names);
        tokens(labels).forEach(label -> columns.put(label, found.get(columns.size())));
        return columns;
    }

    static Map<String, String> stat(String text) {
        Map<String, String> found = new TreeMap<>();
        long lastId = -1;
        int row = 0;
        for (String line : lines(text)) {
            if (line.startsWith("cpu ")) {
                if (!found.containsKey("cpu.USER")) {
                    found.keySet().removeIf(key -> key.startsWith("cpu."));
                    putAll(found, "cpu.", STATES, tokens(line.substring(4)), 0);
                }
            } else if (line.startsWith("cpu")) {
                List<String> tokens = tokens(line.substring(3));
                Long id = tokens.isEmpty() ? null : number(tokens.get(0));
                if (id != null && id > lastId && id <= Integer.MAX_VALUE) {
                    lastId = id;
                    found.put("core" + row + ".id", id.toString());
                    putAll(found, "core" + row++ + ".", STATES, tokens, 1);
                }
            } else if (line.startsWith("intr ")) {
                List<String> tokens = tokens(line.substring(5));
                if (!tokens.isEmpty() && !found.containsKey("interrupts")) {
                    put(found, "interrupts", tokens.get(0));
                }
            } else if (line.startsWith("softirq ")) {
                softInterrupts(found, tokens(line.substring(8)));
            } else {
                single(found, line, "ctxt ", "contextSwitches");
                single(found, line, "btime ", "bootTime");
                single(found, line, "processes ", "forks");
                single(found, line, "procs_running ", "procsRunning");
                single(found, line, "procs_blocked ", "procsBlocked");
            }
        }
        return found;
    }

    private static void softInterrupts(Map<String, String> found, List<String> tokens) {
        if (!found.containsKey("softInterrupts")) {
            found.keySet().removeIf(key -> key.startsWith("softInterrupts."));
            if (!tokens.isEmpty()) {
                put(found, "softInterrupts", tokens.get(0));
            }
            if (tokens.size() == KINDS.length + 1) {
                putAll(found, "softInterrupts.", KINDS, tokens, 1);
            }
        }
    }

    static Map<String, String> interrupts(String text) {
        List<String> lines = lines(text);
        List<String> cores = lines.isEmpty() ? List.of() : tokens(lines.get(0));
        if (cores.isEmpty()
                || !cores.stream().allMatch(core -> core.startsWith("CPU") && number(core.substring(3)) != null)) {
            return Map.of();
        }
        Map<String, String> found = new TreeMap<>();
        found.put("columns", Integer.toString(cores.size()));
        List<String> names = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher matcher = KEY.matcher(line);
            if (!matcher.matches() || names.contains(matcher.group(1))) {
                continue;
            }
            List<String> tokens = tokens(matcher.group(2));
            BigInteger sum = BigInteger.ZERO;
            int count = 0;
            while (count < Math.min(cores.size(), tokens.size())
                    && tokens.get(count).matches("[0-9]{1,18}")) {
                sum = sum.add(new BigInteger(tokens.get(count++)));
            }
            boolean whole = count > 0 && (count == cores.size() || (count == 1 && tokens.size() == 1));
            if (whole && sum.bitLength() < 64) {
                String row = "row" + names.size() + ".";
                names.add(matcher.group(1));
                found.put(row + "name", matcher.group(1));
                found.put(row + "count", sum.toString());
                String rest = afterTokens(matcher.group(2), count);
                Matcher device = DEVICE.matcher(rest);
                if (matcher.group(1).matches("[0-9]+") && device.find()) {
                    found.put(row + "device", device.group(1));
                }
            }
        }
        return found;
    }

    private static String afterTokens(String text, int count) {
        String rest = text;
        for (int i = 0; i < count; i++) {
            rest = afterFirst(rest);
        }
        return rest;
    }

    static Map<String, String> loadavg(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> lines = lines(text);
        String rest = lines.isEmpty() ? "" : lines.get(0);
        for (String name : new String[] {"one", "five", "fifteen"}) {
            List<String> tokens = tokens(rest);
            if (!tokens.isEmpty()) {
                putDecimal(found, name, tokens.get(0));
                rest = afterFirst(rest);
            }
        }
        Matcher matcher = RUNNABLE.matcher(rest);
        if (matcher.matches() && number(matcher.group(1)) != null) {
            put(found, "runnable", matcher.group(1));
            List<String> tokens = tokens(matcher.group(2));
            put(found, "total", tokens.isEmpty() ? "" : tokens.get(0));
            put(found, "newestPid", tokens.size() == 2 ? tokens.get(1) : "");
        } else {
            List<String> tokens = tokens(rest);
            put(found, "newestPid", tokens.size() == 2 ? tokens.get(1) : "");
        }
        return found;
    }

    static Map<String, String> meminfo(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> keys = new ArrayList<>();
        boolean any = false;
        for (String line : lines(text)) {
            Matcher matcher = KEY.matcher(line.replaceFirst("^Node [ \t]*[^ \t]*", ""));
            if (matcher.matches() && !keys.contains(matcher.group(1))) {
                String row = "row" + keys.size() + ".";
                keys.add(matcher.group(1));
                found.put(row + "key", matcher.group(1));
                List<String> tokens = tokens(matcher.group(2));
                boolean kilobytes = tokens.size() == 2 && tokens.get(1).equals("kB");
                Long value = tokens.isEmpty() ? null : number(tokens.get(0));
                if (value != null && (tokens.size() == 1 || kilobytes)) {
                    any = true;
                    found.put(row + "value", value + (kilobytes ? " kB" : ""));
                }
            }
        }
        return any ? found : Map.of();
    }

    static Map<String, String> diskstats(String text) {
        Map<String, String> found = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            if (tokens.size() < 3 || number(tokens.get(0)) == null || number(tokens.get(1)) == null) {
                continue;
            }
            List<String> numbers = tokens.subList(3, tokens.size());
            int count = numbers.size();
            boolean known = count == 4 || count == 11 || count == 15 || count >= 17;
            if (known && numbers.stream().allMatch(n -> n.matches("-?[0-9]+")) && !names.contains(tokens.get(2))) {
                String row = "row" + names.size() + ".";
                names.add(tokens.get(2));
                found.put(row + "name", tokens.get(2));
                put(found, row + "major", tokens.get(0));
                put(found, row + "minor", tokens.get(1));
                putAll(found, row, count == 4 ? OLD_PARTITION : DISK, numbers, 0);
            }
        }
        return found;
    }

    static Map<String, String> netDev(String text) {
        List<String> lines = lines(text);
        if (lines.size() < 2 || !GROUPS.matcher(lines.get(0)).matches()) {
            return Map.of();
        }
        Matcher header = LABELS.matcher(lines.get(1));
        if (!header.matches()) {
            return Map.of();
        }
        List<String> columns = new ArrayList<>();
        tokens(header.group(1)).forEach(label -> columns.add(RECEIVED.getOrDefault(label, "")));
        tokens(header.group(2)).forEach(label -> columns.add(SENT.getOrDefault(label, "")));
        long named = columns.stream().filter(name -> !name.isEmpty()).count();
        if (columns.isEmpty()
                || columns.stream().filter(name -> !name.isEmpty()).distinct().count() < named) {
            return Map.of();
        }
        Map<String, String> found = new TreeMap<>();
        found.put("header", "known");
        List<String> names = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            String stripped = line.replaceFirst("^[ \t]+", "");
            int colon = stripped.lastIndexOf(':');
            List<String> numbers = tokens(stripped.substring(colon + 1));
            if (colon > 0 && numbers.size() == columns.size() && !names.contains(stripped.substring(0, colon))) {
                String row = "row" + names.size() + ".";
                names.add(stripped.substring(0, colon));
                found.put(row + "name", stripped.substring(0, colon));
                for (int i = 0; i < numbers.size(); i++) {
                    if (!columns.get(i).isEmpty()) {
                        put(found, row + columns.get(i), numbers.get(i));
                    }
                }
            }
        }
        return found;
    }

    static Map<String, String> cpuinfo(String text) {
        Map<String, String> found = new TreeMap<>();
        int cores = 0;
        long lastId = -1;
        for (String line : lines(text)) {
            List<String> processor = after(line, "processor");
            List<String> megahertz = after(line, "cpu MHz");
            List<String> cache = after(line, "cache size");
            List<String> flags = after(line, "flags");
            if (processor.size() == 1) {
                Long id = number(processor.get(0));
                if (id != null && id > lastId) {
                    lastId = id;
                    cores++;
                }
            } else if (cores == 1 && megahertz.size() == 1 && !found.containsKey("megahertz")) {
                putDecimal(found, "megahertz", megahertz.get(0));
            } else if (cores == 1 && cache.size() == 2 && cache.get(1).equals("KB")) {
                if (!found.containsKey("cacheKilobytes")) {
                    put(found, "cacheKilobytes", cache.get(0));
                }
            } else if (cores == 1 && !flags.isEmpty()) {
                found.putIfAbsent("hypervisor", flags.contains("hypervisor") ? "1" : "0");
            }
        }
        if (cores == 0) {
            return Map.of();
        }
        found.put("cores", Integer.toString(cores));
        return found;
    }

    static Map<String, String> partitions(String text) {
        List<String> lines = lines(text);
        if (lines.isEmpty() || !lines.get(0).startsWith("major minor  #blocks  name")) {
            return Map.of();
        }
        Map<String, String> found = new TreeMap<>();
        found.put("header", "known");
        List<String> names = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> tokens = tokens(line);
            if (tokens.size() == 4
                    && number(tokens.get(0)) != null
                    && number(tokens.get(1)) != null
                    && !names.contains(tokens.get(3))) {
                String row = "row" + names.size() + ".";
                names.add(tokens.get(3));
                found.put(row + "name", tokens.get(3));
                put(found, row + "major", tokens.get(0));
                put(found, row + "minor", tokens.get(1));
                put(found, row + "blocks", tokens.get(2));
            }
        }
        return found;
    }

    static Map<String, String> pidStat(String text) {
        Matcher matcher = STAT.matcher(text.substring(0, text.lastIndexOf('\n') + 1));
        if (!matcher.matches() || number(matcher.group(1)) == null) {
            return Map.of();
        }
        List<String> tokens = tokens(matcher.group(3));
        if (tokens.size() < 20 || !tokens.get(0).matches("[A-Za-z]") || number(tokens.get(19)) == null) {
            return Map.of();
        }
        Map<String, String> found = new TreeMap<>();
        put(found, "pid", matcher.group(1));
        found.put("command", matcher.group(2));
        found.put("state", tokens.get(0));
        put(found, "parent", tokens.get(1));
        put(found, "minorFaults", tokens.get(7));
        put(found, "majorFaults", tokens.get(9));
        put(found, "userTime", tokens.get(11));
        put(found, "systemTime", tokens.get(12));
        put(found, "childrenUserTime", tokens.get(13));
        put(found, "childrenSystemTime", tokens.get(14));
        put(found, "threads", tokens.get(17));
        put(found, "startTime", tokens.get(19));
        put(found, "virtualBytes", tokens.size() > 20 ? tokens.get(20) : "");
        put(found, "residentPages", tokens.size() > 21 ? tokens.get(21) : "");
        put(found, "ioDelay", tokens.size() > 39 ? tokens.get(39) : "");
        return found;
    }

    static Map<String, String> pidStatus(String text) {
        Map<String, String> found = new TreeMap<>();
        for (String line : lines(text)) {
            NaiveProcess.user(found, line);
            memory(found, line, "VmSize:", "virtualKilobytes");
            memory(found, line, "VmRSS:", "residentKilobytes");
            memory(found, line, "VmSwap:", "swappedKilobytes");
            single(found, line, "Threads:", "threads");
            single(found, line, "voluntary_ctxt_switches:", "voluntarySwitches");
            single(found, line, "nonvoluntary_ctxt_switches:", "nonvoluntarySwitches");
        }
        return found;
    }

    private static void memory(Map<String, String> found, String line, String label, String name) {
        if (line.startsWith(label) && !found.containsKey(name)) {
            List<String> tokens = tokens(line.substring(label.length()));
            put(found, name, tokens.size() == 2 && tokens.get(1).equals("kB") ? tokens.get(0) : "");
        }
    }
}
