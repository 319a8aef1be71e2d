package badger.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Well-formed files about protocols and sockets, of any size. */
final class RandomNetFiles {
    private final RandomGenerator random;
    private final RandomText any;
    private final RandomProcessFiles processes;

    RandomNetFiles(RandomGenerator random) {
        this.random = random;
        this.any = new RandomText(random);
        this.processes = new RandomProcessFiles(random);
    }

    /** A file; one that is not about the network is one of a process. */
    String content(String file) {
        return switch (file) {
            case "proc/net/{snmp,netstat}" -> snmp();
            case "proc/net/snmp6" -> snmp6();
            case "proc/net/{sockstat,sockstat6}" -> sockstat();
            case "proc/net/softnet_stat" -> softnet();
            case "proc/net/stat/{arp,ndisc}_cache" -> neighbours();
            case "proc/net/rpc/{nfs,nfsd}" -> rpc();
            case "proc/self/mountstats" -> mountStats();
            default -> processes.content(file);
        };
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

    private String neighbours() {
        List<String> names = new ArrayList<>(any.names(1 + random.nextInt(12), "-/.:"));
        names.add("entries");
        names.add("res_failed");
        if (random.nextBoolean()) {
            names.add("table_fulls");
        }
        StringBuilder text = new StringBuilder(String.join(any.blanks(), names) + "\n");
        for (int core = random.nextInt(300); core >= 0; core--) {
            for (int column = 0; column < names.size(); column++) {
                text.append(String.format(random.nextBoolean() ? "%08x " : "%x ", random.nextLong(Long.MAX_VALUE)));
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
