package badger.proc;

import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Well-formed files about the host as a whole, of any size, by chance. */
final class RandomHostFiles {
    private static final String HEADER = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    private final RandomGenerator random;
    private final RandomText any;
    private final RandomProcessFiles processes;

    RandomHostFiles(RandomGenerator random) {
        this.random = random;
        any = new RandomText(random);
        processes = new RandomProcessFiles(random);
    }

    /** A file as {@link Subject#file} names it. */
    String content(String file) {
        return switch (file) {
            case "proc/stat" -> stat();
            case "proc/interrupts" -> interrupts();
            case "proc/loadavg" ->
                any.decimal() + " " + any.decimal() + " " + any.decimal() + " " + any.number() + "/" + any.number()
                        + " " + any.number() + "\n";
            case "proc/meminfo" -> meminfo();
            case "proc/diskstats" -> diskstats();
            case "proc/net/dev" -> netDev();
            case "proc/cpuinfo" -> cpuinfo();
            case "proc/partitions" -> partitions();
            case "proc/vmstat", "sys/devices/system/node/node*/numastat" -> vmstat();
            case "sys/devices/system/node/node*/meminfo" -> nodeMeminfo();
            case "proc/pressure/*" -> pressure();
            case "proc/slabinfo" -> slabinfo();
            case "sys/block/zram*/mm_stat" -> any.blanks() + any.numbers(1 + random.nextInt(12)) + "\n";
            case "proc/sys/kernel/{*max,random/entropy*}" -> any.number() + "\n";
            case "proc/sys/kernel/{osrelease,version}" -> "a" + any.blanks() + any.name() + "\n";
            case "proc/uptime" -> any.decimal() + " " + any.decimal() + "\n";
            case "proc/sys/fs/file-nr" -> any.number() + "\t" + any.number() + "\t" + any.number() + "\n";
            case "proc/mdstat" -> mdstat();
            case "sys/class/power_supply/*/uevent" -> powerSupply();
            case "sys/class/hwmon/*/*_input" -> (random.nextBoolean() ? "-" : "") + any.number() + "\n";
            case "proc/self/mountinfo" -> mountInfo();
            case "proc/net/{snmp,netstat}" -> snmp();
            case "proc/net/snmp6" -> snmp6();
            case "proc/net/{sockstat,sockstat6}" -> sockstat();
            case "proc/net/softnet_stat" -> softnet();
            case "proc/net/rpc/{nfs,nfsd}" -> rpc();
            case "proc/self/mountstats" -> mountStats();
            default -> processes.content(file);
        };
    }

    private String stat() {
        int columns = 4 + random.nextInt(8);
        StringBuilder text = new StringBuilder("cpu  " + any.numbers(columns) + "\n");
        TreeSet<Integer> ids = new TreeSet<>();
        for (int i = random.nextInt(600); i > 0; i--) {
            ids.add(random.nextInt(2000));
        }
        ids.forEach(id -> text.append("cpu" + id + " " + any.numbers(columns) + "\n"));
        text.append("intr " + any.numbers(1 + random.nextInt(2000)) + "\n");
        return text.append(any.shuffled(List.of(
                        "ctxt " + any.number() + "\n",
                        "btime " + any.number() + "\n",
                        "processes " + any.number() + "\n",
                        "procs_running " + any.number() + "\n",
                        "procs_blocked " + any.number() + "\n",
                        "softirq " + any.numbers(9 + random.nextInt(5)) + "\n")))
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
            text.append(any.blanks() + irq + ":" + counts(cores) + "  IO-APIC " + any.blanks() + irq + "-edge "
                    + any.blanks() + (random.nextBoolean() ? "" : "a" + irq + ", ") + "eth" + random.nextInt(9) + "\n");
        }
        return text + "LOC:" + counts(cores) + "   Local timer interrupts\nFIQ:    usb_fiq\nERR:   " + random.nextInt(9)
                + "\n";
    }

    private String counts(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(any.blanks()).append(random.nextLong(1L << 32));
        }
        return text.toString();
    }

    private String meminfo() {
        StringBuilder text = new StringBuilder();
        for (String key : any.names(1 + random.nextInt(80), "()_")) {
            text.append(key + ":" + any.blanks() + any.number() + (random.nextBoolean() ? " kB" : "") + "\n");
        }
        return text.toString();
    }

    private String nodeMeminfo() {
        return meminfo().replaceAll("(?m)^", "Node " + any.number() + " ");
    }

    private String vmstat() {
        StringBuilder text = new StringBuilder();
        for (String name : any.names(1 + random.nextInt(300), "_-:.")) {
            text.append(name + " " + any.number() + "\n");
        }
        return text.toString();
    }

    private String pressure() {
        return stall("some") + (random.nextBoolean() ? stall("full") : "");
    }

    private String stall(String kind) {
        return kind + " avg10=" + any.decimal() + " avg60=" + any.decimal() + " avg300=" + any.decimal() + " total="
                + any.number() + "\n";
    }

    private String slabinfo() {
        StringBuilder text = new StringBuilder("slabinfo - version: 2.1\n# name <active_objs> <num_objs>\n");
        for (String name : any.names(random.nextInt(300), "-()/:.")) {
            text.append(name + any.blanks() + any.numbers(5) + " : tunables 0 0 0 : slabdata " + any.numbers(3) + "\n");
        }
        return text.toString();
    }

    private String diskstats() {
        int columns = new int[] {11, 15, 17, 21}[random.nextInt(4)];
        StringBuilder text = new StringBuilder();
        for (String name : any.names(1 + random.nextInt(300), "-/.!")) {
            int own = columns == 11 && random.nextInt(4) == 0 ? 4 : columns;
            text.append(any.blanks() + any.number() + any.blanks() + any.number() + " " + name + " " + any.numbers(own)
                    + "\n");
        }
        return text.toString();
    }

    private String netDev() {
        StringBuilder text = new StringBuilder(HEADER);
        for (String name : any.names(random.nextInt(300), ":-. @")) {
            text.append(
                    any.blanks() + name + ":" + (random.nextBoolean() ? any.blanks() : "") + any.numbers(16) + "\n");
        }
        return text.toString();
    }

    private String cpuinfo() {
        StringBuilder text = new StringBuilder();
        int processors = 1 + random.nextInt(300);
        for (int i = 0; i < processors; i++) {
            text.append("processor\t: " + i + "\nflags\t\t: fpu " + any.name().replaceAll("[^a-z]", "hypervisor ")
                    + "\nmodel name\t: " + any.name() + "\ncpu MHz\t\t: " + any.decimal()
                    + "\ncache size\t: " + any.number() + " KB\n\n");
        }
        return text.toString();
    }

    private String partitions() {
        StringBuilder text = new StringBuilder("major minor  #blocks  name\n\n");
        for (String name : any.names(1 + random.nextInt(300), "-/.!")) {
            text.append(
                    any.blanks() + any.number() + any.blanks() + any.number() + " " + any.number() + " " + name + "\n");
        }
        return text.toString();
    }

    private String mountInfo() {
        StringBuilder text = new StringBuilder();
        for (String name : any.names(1 + random.nextInt(200), "-/.\\")) {
            text.append(any.number() + " " + any.number() + " 0:" + any.number() + " / /" + name.replace("\\", "\\134")
                    + " "
                    + (random.nextBoolean() ? "rw" : "ro,nosuid") + (random.nextBoolean() ? " shared:1" : "")
                    + " - ext4 " + (random.nextInt(9) == 0 ? "" : "/dev/my\\040" + name) + " rw\n");
        }
        return text.toString();
    }

    private String mdstat() {
        StringBuilder text = new StringBuilder("Personalities : [raid1] \n");
        for (String name : any.names(random.nextInt(40), "-/._")) {
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
        return "POWER_SUPPLY_NAME=" + any.name() + "\n"
                + any.shuffled(List.of(
                        "POWER_SUPPLY_STATUS=Not charging\n",
                        "POWER_SUPPLY_ONLINE=1\n",
                        "POWER_SUPPLY_CAPACITY=" + any.number() + "\n",
                        "POWER_SUPPLY_TEMP=-" + any.number() + "\n",
                        "POWER_SUPPLY_TEMP_MAX=x\n",
                        "POWER_SUPPLY_VOLTAGE_NOW=" + any.number() + "\n",
                        "POWER_SUPPLY_CURRENT_NOW=-" + any.number() + "\n"));
    }

    private String snmp() {
        StringBuilder text = new StringBuilder();
        for (String protocol : any.names(1 + random.nextInt(12), "-/.:")) {
            List<String> counters = any.names(1 + random.nextInt(150), "-/.:");
            text.append(protocol + ": " + String.join(" ", counters) + "\n");
            text.append(protocol + ": " + any.numbers(counters.size()) + (random.nextBoolean() ? " \n" : "\n"));
        }
        return text.toString();
    }

    private String snmp6() {
        StringBuilder text = new StringBuilder();
        for (String name : any.names(1 + random.nextInt(200), "-/.:")) {
            text.append(name + any.blanks() + "\t" + any.number() + "\n");
        }
        return text.toString();
    }

    private String sockstat() {
        StringBuilder text = new StringBuilder();
        for (String protocol : any.names(1 + random.nextInt(12), "-/.:")) {
            text.append(protocol + ":");
            for (String name : any.names(1 + random.nextInt(12), "-/.:")) {
                text.append(" " + name + " " + any.number());
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

    private String rpc() {
        return any.shuffled(List.of(
                "net " + any.numbers(4) + "\n",
                "rpc " + any.numbers(3 + random.nextInt(3)) + "\n",
                "rc " + any.numbers(3) + "\n",
                "io " + any.numbers(2) + "\n",
                "th " + any.number() + " 0 0.000 1.234\n",
                "proc3 22 " + any.numbers(22) + "\n",
                "proc4 2 " + any.numbers(2) + "\n",
                "proc4ops 76 " + any.numbers(76) + "\n"));
    }

    private String mountStats() {
        StringBuilder text = new StringBuilder("device rootfs mounted on / with fstype rootfs\n");
        for (String name : any.names(random.nextInt(20), "-/.:")) {
            text.append("device " + name + " mounted on /" + name + " with fstype nfs"
                    + (random.nextBoolean() ? "4" : "") + " statvers=1.1\n\topts:\trw\n\tbytes:\t" + any.numbers(8)
                    + "\n\tRPC iostats version: 1.1  p/v: 100003/" + random.nextInt(5)
                    + " (nfs)\n\tper-op statistics\n");
            for (String operation : any.names(random.nextInt(70), "_-")) {
                text.append("\t" + any.blanks() + operation + ": " + any.numbers(9) + "\n");
            }
        }
        return text.toString();
    }
}
