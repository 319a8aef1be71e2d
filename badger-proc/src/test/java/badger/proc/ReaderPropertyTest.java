package badger.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Well-formed files of any size, with any numbers and names: every reader says of them what the naive parser says. */
final class ReaderPropertyTest {
    private static final int FILES = Integer.getInteger("property.files", 60);
    private static final long SEED = Long.getLong("property.seed", 20261122);
    private static final String HEADER = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    private RandomGenerator random = generator(0);

    @Test
    void readersAndTheNaiveParserAgree() throws ProcFormatException {
        List<Subject> subjects = Subject.all();
        for (int number = 0; number < FILES; number++) {
            random = generator(number);
            for (Subject subject : subjects) {
                byte[] content = content(subject.file()).getBytes(StandardCharsets.UTF_8);
                Map<String, String> naive = subject.readNaively(content);
                assertThat(naive)
                        .as("%s, property.seed %d, file %d", subject.file(), SEED, number)
                        .isNotEmpty();
                assertThat(subject.read(content))
                        .as("%s, property.seed %d, file %d", subject.file(), SEED, number)
                        .isEqualTo(naive);
                assertThat(subject.problem(content))
                        .as("%s, property.seed %d, file %d", subject.file(), SEED, number)
                        .isNull();
            }
        }
    }

    private static RandomGenerator generator(int number) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + 1_000_003L * number);
    }

    private String content(String file) {
        return switch (file) {
            case "proc/stat" -> stat();
            case "proc/interrupts" -> interrupts();
            case "proc/loadavg" ->
                decimal() + " " + decimal() + " " + decimal() + " " + number() + "/" + number() + " " + number() + "\n";
            case "proc/meminfo" -> meminfo();
            case "proc/diskstats" -> diskstats();
            case "proc/net/dev" -> netDev();
            case "proc/cpuinfo" -> cpuinfo();
            case "proc/partitions" -> partitions();
            case "proc/vmstat", "sys/devices/system/node/node*/numastat" -> vmstat();
            case "sys/devices/system/node/node*/meminfo" -> nodeMeminfo();
            case "proc/pressure/*" -> pressure();
            case "proc/slabinfo" -> slabinfo();
            case "sys/block/zram*/mm_stat" -> blanks() + numbers(1 + random.nextInt(12)) + "\n";
            case "proc/sys/kernel/{*max,random/entropy*}" -> number() + "\n";
            case "proc/sys/kernel/{osrelease,version}" -> "a" + blanks() + name() + "\n";
            case "proc/uptime" -> decimal() + " " + decimal() + "\n";
            case "proc/sys/fs/file-nr" -> number() + "\t" + number() + "\t" + number() + "\n";
            case "proc/mdstat" -> mdstat();
            case "sys/class/power_supply/*/uevent" -> powerSupply();
            case "sys/class/hwmon/*/*_input" -> (random.nextBoolean() ? "-" : "") + number() + "\n";
            case "proc/self/mountinfo" -> mountInfo();
            case "proc/net/{snmp,netstat}" -> snmp();
            case "proc/net/snmp6" -> snmp6();
            case "proc/net/{sockstat,sockstat6}" -> sockstat();
            case "proc/net/softnet_stat" -> softnet();
            case "sys/fs/cgroup/**/cpu.stat" -> "usage_usec " + number() + "\nnr_throttled " + number() + "\n";
            case "sys/fs/cgroup/**/memory.events" -> "low 0\nmax " + number() + "\noom_kill " + number() + "\n";
            case "sys/fs/cgroup/**/memory.oom_control" -> "under_oom 0\noom_kill " + number() + "\n";
            case "sys/fs/cgroup/**/cgroup.stat" -> "nr_descendants " + number() + "\n";
            case "sys/fs/cgroup/{docker,kube,lxc,machine,system}**/memory.stat" -> vmstat() + "anon " + number() + "\n";
            case "sys/fs/cgroup/memory/**/memory.stat" -> vmstat() + "total_rss " + number() + "\n";
            case "sys/fs/cgroup/**/cpu.max" ->
                (random.nextBoolean() ? "max" : number()) + " " + (1 + random.nextInt(1_000_000)) + "\n";
            case "sys/fs/cgroup/**/cpu.cfs_quota_us" -> (random.nextBoolean() ? "-1" : number()) + "\n";
            case "sys/fs/cgroup/**/cgroup.procs" ->
                numbers(1 + random.nextInt(300)).replace(' ', '\n') + "\n";
            case "sys/fs/cgroup/**/blkio.throttle.io_service*" -> blkio();
            case "sys/fs/cgroup/**/io.stat" -> ioStat();
            case "proc/{[0-9]*,*/task/*}/stat" ->
                number() + " (" + name() + ") R " + numbers(20 + random.nextInt(40)) + "\n";
            case "proc/[0-9]*/io" -> pidIo();
            case "proc/[0-9]*/limits" ->
                "Max processes " + number() + "\nMax open files " + blanks()
                        + (random.nextBoolean() ? number() : "unlimited") + blanks() + number() + " files\n";
            case "proc/[0-9]*/smaps_rollup" ->
                "0-7 ---p 00000000 00:00 0 [rollup]\nPss:" + blanks() + number() + " kB\n";
            case "proc/[0-9]*/cgroup" -> cgroup();
            case "etc/passwd" -> passwd();
            default -> pidStatus();
        };
    }

    private String stat() {
        int columns = 4 + random.nextInt(8);
        StringBuilder text = new StringBuilder("cpu  " + numbers(columns) + "\n");
        TreeSet<Integer> ids = new TreeSet<>();
        for (int i = random.nextInt(600); i > 0; i--) {
            ids.add(random.nextInt(2000));
        }
        ids.forEach(id -> text.append("cpu" + id + " " + numbers(columns) + "\n"));
        text.append("intr " + numbers(1 + random.nextInt(2000)) + "\n");
        return text.append(shuffled(List.of(
                        "ctxt " + number() + "\n",
                        "btime " + number() + "\n",
                        "processes " + number() + "\n",
                        "procs_running " + number() + "\n",
                        "procs_blocked " + number() + "\n",
                        "softirq " + numbers(9 + random.nextInt(5)) + "\n")))
                .toString();
    }

    private String interrupts() {
        int cores = 1 + random.nextInt(300);
        StringBuilder text = new StringBuilder("     ");
        for (int i = 0; i < cores; i++) {
            text.append("      CPU" + (2 * i));
        }
        text.append("       \n");
        for (int irq = random.nextInt(100); irq > 0; irq--) {
            text.append(blanks() + irq + ":" + counts(cores) + "  IO-APIC " + blanks() + irq + "-edge " + blanks()
                    + (random.nextBoolean() ? "" : "a" + irq + ", ") + "eth" + random.nextInt(9) + "\n");
        }
        return text + "LOC:" + counts(cores) + "   Local timer interrupts\nFIQ:    usb_fiq\nERR:   " + random.nextInt(9)
                + "\n";
    }

    private String counts(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(blanks()).append(random.nextLong(1L << 32));
        }
        return text.toString();
    }

    private String meminfo() {
        StringBuilder text = new StringBuilder();
        for (String key : names(1 + random.nextInt(80), "()_")) {
            text.append(key + ":" + blanks() + number() + (random.nextBoolean() ? " kB" : "") + "\n");
        }
        return text.toString();
    }

    private String nodeMeminfo() {
        return meminfo().replaceAll("(?m)^", "Node " + number() + " ");
    }

    private String vmstat() {
        StringBuilder text = new StringBuilder();
        for (String name : names(1 + random.nextInt(300), "_-:.")) {
            text.append(name + " " + number() + "\n");
        }
        return text.toString();
    }

    private String pressure() {
        return stall("some") + (random.nextBoolean() ? stall("full") : "");
    }

    private String stall(String kind) {
        return kind + " avg10=" + decimal() + " avg60=" + decimal() + " avg300=" + decimal() + " total=" + number()
                + "\n";
    }

    private String slabinfo() {
        StringBuilder text = new StringBuilder("slabinfo - version: 2.1\n# name <active_objs> <num_objs>\n");
        for (String name : names(random.nextInt(300), "-()/:.")) {
            text.append(name + blanks() + numbers(5) + " : tunables 0 0 0 : slabdata " + numbers(3) + "\n");
        }
        return text.toString();
    }

    private String diskstats() {
        int columns = new int[] {11, 15, 17, 21}[random.nextInt(4)];
        StringBuilder text = new StringBuilder();
        for (String name : names(1 + random.nextInt(300), "-/.!")) {
            int own = columns == 11 && random.nextInt(4) == 0 ? 4 : columns;
            text.append(blanks() + number() + blanks() + number() + " " + name + " " + numbers(own) + "\n");
        }
        return text.toString();
    }

    private String netDev() {
        StringBuilder text = new StringBuilder(HEADER);
        for (String name : names(random.nextInt(300), ":-. @")) {
            text.append(blanks() + name + ":" + (random.nextBoolean() ? blanks() : "") + numbers(16) + "\n");
        }
        return text.toString();
    }

    private String cpuinfo() {
        StringBuilder text = new StringBuilder();
        int processors = 1 + random.nextInt(300);
        for (int i = 0; i < processors; i++) {
            text.append("processor\t: " + i + "\nflags\t\t: fpu " + name().replaceAll("[^a-z]", "hypervisor ")
                    + "\nmodel name\t: " + name() + "\ncpu MHz\t\t: " + decimal()
                    + "\ncache size\t: " + number() + " KB\n\n");
        }
        return text.toString();
    }

    private String partitions() {
        StringBuilder text = new StringBuilder("major minor  #blocks  name\n\n");
        for (String name : names(1 + random.nextInt(300), "-/.!")) {
            text.append(blanks() + number() + blanks() + number() + " " + number() + " " + name + "\n");
        }
        return text.toString();
    }

    private String mountInfo() {
        StringBuilder text = new StringBuilder();
        for (String name : names(1 + random.nextInt(200), "-/.\\")) {
            text.append(number() + " " + number() + " 0:" + number() + " / /" + name.replace("\\", "\\134") + " "
                    + (random.nextBoolean() ? "rw" : "ro,nosuid") + (random.nextBoolean() ? " shared:1" : "")
                    + " - ext4 " + (random.nextInt(9) == 0 ? "" : "/dev/my\\040" + name) + " rw\n");
        }
        return text.toString();
    }

    private String mdstat() {
        StringBuilder text = new StringBuilder("Personalities : [raid1] \n");
        for (String name : names(random.nextInt(40), "-/._")) {
            text.append("md" + name + " : active raid1");
            for (int disk = random.nextInt(30); disk > 0; disk--) {
                text.append(" sd" + disk + "[" + disk + "]"
                        + List.of("", "(F)", "(S)", "(W)(S)").get(random.nextInt(4)));
            }
            text.append("\n      " + random.nextInt(1_000_000) + " blocks [2/2] [UU]\n");
            text.append(
                    "      [==>..]  " + List.of("resync", "recovery", "check").get(random.nextInt(3)) + " = 1.2% ("
                            + random.nextInt(1_000_000) + "/" + (1 + random.nextInt(1_000_000)) + ") finish=1min\n\n");
        }
        return text + "unused devices: <none>\n";
    }

    private String powerSupply() {
        return "POWER_SUPPLY_NAME=" + name() + "\n"
                + shuffled(List.of(
                        "POWER_SUPPLY_STATUS=Not charging\n",
                        "POWER_SUPPLY_ONLINE=1\n",
                        "POWER_SUPPLY_CAPACITY=" + number() + "\n",
                        "POWER_SUPPLY_TEMP=-" + number() + "\n",
                        "POWER_SUPPLY_TEMP_MAX=x\n",
                        "POWER_SUPPLY_VOLTAGE_NOW=" + number() + "\n",
                        "POWER_SUPPLY_CURRENT_NOW=-" + number() + "\n"));
    }

    private String snmp() {
        StringBuilder text = new StringBuilder();
        for (String protocol : names(1 + random.nextInt(12), "-/.:")) {
            List<String> counters = names(1 + random.nextInt(150), "-/.:");
            text.append(protocol + ": " + String.join(" ", counters) + "\n");
            text.append(protocol + ": " + numbers(counters.size()) + (random.nextBoolean() ? " \n" : "\n"));
        }
        return text.toString();
    }

    private String snmp6() {
        StringBuilder text = new StringBuilder();
        for (String name : names(1 + random.nextInt(200), "-/.:")) {
            text.append(name + blanks() + "\t" + number() + "\n");
        }
        return text.toString();
    }

    private String sockstat() {
        StringBuilder text = new StringBuilder();
        for (String protocol : names(1 + random.nextInt(12), "-/.:")) {
            text.append(protocol + ":");
            for (String name : names(1 + random.nextInt(12), "-/.:")) {
                text.append(" " + name + " " + number());
            }
            text.append("\n");
        }
        return text.toString();
    }

    private String softnet() {
        int columns = 3 + random.nextInt(15);
        StringBuilder text = new StringBuilder();
        for (int core = random.nextInt(300); core >= 0; core--) {
            for (int column = 0; column < columns; column++) {
                text.append(String.format("%08x ", random.nextLong(1L << 32)));
            }
            text.append("\n");
        }
        return text.toString();
    }

    private String pidIo() {
        return shuffled(List.of(
                "rchar: " + number() + "\n",
                "wchar: " + number() + "\n",
                "syscr: " + number() + "\n",
                "syscw: " + number() + "\n",
                "read_bytes: " + number() + "\n",
                "write_bytes: " + number() + "\n",
                "cancelled_write_bytes: " + number() + "\n"));
    }

    private String cgroup() {
        StringBuilder text = new StringBuilder();
        for (String name : names(1 + random.nextInt(12), "-_.@")) {
            text.append(number() + ":" + name + ":/" + (random.nextBoolean() ? "" : name + "/" + name()) + "\n");
        }
        return text + "1:name=systemd:/" + (random.nextBoolean() ? "" : "a.slice") + "\n0::/"
                + (random.nextBoolean() ? "" : "b.slice/b.service" + (random.nextBoolean() ? "" : " (deleted)")) + "\n";
    }

    private String passwd() {
        StringBuilder text = new StringBuilder("# users\n\n");
        for (String name : names(1 + random.nextInt(200), "-_.$")) {
            text.append(name + ":x:" + number() + ":" + number() + ":" + name() + ":/home:/bin/sh\n");
        }
        return text + "+::::::\n";
    }

    private String blkio() {
        StringBuilder text = new StringBuilder();
        for (int minor = random.nextInt(100); minor > 0; minor--) {
            String device = "8:" + minor;
            text.append(device + " Read " + number() + "\n" + device + " Write " + number() + "\n");
            text.append(device + " Sync " + number() + "\n" + device + " Discard " + number() + "\n");
        }
        return text + "Total " + number() + "\n";
    }

    private String ioStat() {
        StringBuilder text = new StringBuilder("7:0 ");
        for (int minor = random.nextInt(100); minor >= 0; minor--) {
            text.append("8:" + minor + " rbytes=" + number() + " wbytes=" + number() + " rios=" + number() + " wios="
                    + number() + " cost.usage=" + number() + (random.nextBoolean() ? " dios=" + number() : "") + "\n");
        }
        return text.toString();
    }

    private String pidStatus() {
        return "Name:\t" + name() + "\n"
                + shuffled(List.of(
                        "Uid:\t" + number() + "\t" + number() + "\t" + number() + "\t" + number() + "\n",
                        "VmPeak:\t" + number() + " kB\n",
                        "VmSize:\t" + number() + " kB\n",
                        "VmRSS:\t" + number() + " kB\n",
                        "VmSwap:\t" + number() + " kB\n",
                        "Threads:\t" + number() + "\n",
                        "SigQ:\t1/2\n",
                        "voluntary_ctxt_switches:\t" + number() + "\n",
                        "nonvoluntary_ctxt_switches:\t" + number() + "\n"));
    }

    /** Some of the lines, in any order, but never none. */
    private String shuffled(List<String> lines) {
        List<String> some = new ArrayList<>(lines);
        Collections.shuffle(some, Random.from(random));
        return some.subList(0, 3 + random.nextInt(some.size() - 2)).stream().collect(Collectors.joining());
    }

    private List<String> names(int count, String besides) {
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            String odd = besides.substring(random.nextInt(besides.length())).substring(0, 1);
            names.add("n" + random.nextInt(1000) + odd + (random.nextInt(9) == 0 ? "\u00e9\ud83e\udda1" : "x"));
        }
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    private String name() {
        return "a) b (c \u00e9".substring(random.nextInt(9));
    }

    private String numbers(int count) {
        StringBuilder text = new StringBuilder(number());
        for (int i = 1; i < count; i++) {
            text.append(' ').append(number());
        }
        return text.toString();
    }

    /** A number of any length up to 63 bits. */
    private String number() {
        return Long.toString(random.nextLong() >>> (1 + random.nextInt(63)));
    }

    private String decimal() {
        return random.nextInt(100_000_000) + "."
                + String.valueOf(random.nextInt(1_000_000)).substring(0, 1);
    }

    private String blanks() {
        return " ".repeat(1 + random.nextInt(5));
    }
}
