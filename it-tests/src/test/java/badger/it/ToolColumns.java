package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Which series of the agent is which column of a tool. */
final class ToolColumns {
    private ToolColumns() {}

    /** States of all processors and of each, in percent of its time: mpstat. */
    static void cpu(SameSeconds same, ToolSeconds mpstat) {
        Map<String, String> states = Map.of(
                "%nice",
                "nice",
                "%sys",
                "system",
                "%iowait",
                "iowait",
                "%irq",
                "irq",
                "%soft",
                "softirq",
                "%steal",
                "steal",
                "%guest",
                "guest",
                "%gnice",
                "guest_nice",
                "%idle",
                "idle");
        for (String cpu : mpstat.subjects("%usr")) {
            boolean all = cpu.equals("all");
            String before = all ? "cpu." : "cpu.core.";
            String after = all ? "" : "." + cpu;
            same.share("mpstat", mpstat, cpu + " %usr", before + "user" + after);
            states.forEach((column, state) -> same.share("mpstat", mpstat, cpu + " " + column, before + state + after));
        }
        same.rate("mpstat", mpstat, "all intr/s", "cpu.intr_per_sec", 1);
    }

    /** Each disk: iostat -x. */
    static void disks(SameSeconds same, ToolSeconds iostat) {
        List<String> disks = iostat.subjects("r/s");
        assertThat(disks).isNotEmpty();
        for (String disk : disks) {
            Map<String, String> rates = Map.of(
                    "r/s",
                    "reads",
                    "w/s",
                    "writes",
                    "d/s",
                    "discards",
                    "f/s",
                    "flushes",
                    "rrqm/s",
                    "reads_merged",
                    "wrqm/s",
                    "writes_merged",
                    "drqm/s",
                    "discards_merged",
                    "aqu-sz",
                    "aqu_sz",
                    "%util",
                    "util");
            rates.forEach((column, metric) ->
                    same.rate("iostat", iostat, disk + " " + column, "disk." + metric + "." + disk, 1));
            Map<String, String> bytes =
                    Map.of("rkB/s", "read_thruput", "wkB/s", "write_thruput", "dkB/s", "discard_thruput");
            bytes.forEach((column, metric) ->
                    same.rate("iostat", iostat, disk + " " + column, "disk." + metric + "." + disk, 1024));
            Map<String, String> weights = Map.of("r", "reads", "w", "writes", "d", "discards", "f", "flushes");
            weights.forEach((letter, ops) -> {
                String weight = disk + " " + letter + "/s";
                String series = "disk." + ops + "." + disk;
                same.ratio(
                        "iostat",
                        iostat,
                        disk + " " + letter + "_await",
                        "disk." + letter + "_await." + disk,
                        weight,
                        series);
                if (!letter.equals("f")) {
                    same.ratio(
                            "iostat",
                            iostat,
                            disk + " " + letter + "areq-sz",
                            "disk." + letter + "areq_sz." + disk,
                            weight,
                            series);
                }
            });
        }
    }

    /** Memory, processes, pressure: sar. */
    static void activity(SameSeconds same, ToolSeconds sar) {
        Map<String, String> rates = Map.of(
                "proc/s",
                "cpu.procs_forked_per_sec",
                "cswch/s",
                "cpu.ctxt_per_sec",
                "pswpin/s",
                "vmstat.pswpin",
                "pswpout/s",
                "vmstat.pswpout",
                "fault/s",
                "vmstat.pgfault",
                "majflt/s",
                "vmstat.pgmajfault");
        rates.forEach((column, series) -> same.rate("sar", sar, column, series, 1));
        same.rate("sar", sar, "pgpgin/s", "vmstat.pgpgin", 1024);
        same.rate("sar", sar, "pgpgout/s", "vmstat.pgpgout", 1024);
        Map<String, String> memory = Map.of(
                "kbmemfree",
                "memfree",
                "kbavail",
                "memavailable",
                "kbbuffers",
                "buffers",
                "kbcommit",
                "committed_as",
                "kbactive",
                "active",
                "kbinact",
                "inactive",
                "kbanonpg",
                "anonpages",
                "kbslab",
                "slab",
                "kbpgtbl",
                "pagetables");
        memory.forEach((column, key) -> same.level("sar", sar, column, "mem." + key, 1024));
        same.level("sar", sar, "file-nr", "system.files_open", 1);
        same.level("sar", sar, "plist-sz", "load.total_entities", 1);
        same.level("sar", sar, "ldavg-1", "load.one", 1);
        same.level("sar", sar, "ldavg-5", "load.five", 1);
        same.level("sar", sar, "ldavg-15", "load.fifteen", 1);
        for (String resource : List.of("cpu", "io", "mem")) {
            String ours = "pressure." + (resource.equals("mem") ? "memory" : resource);
            same.rate("sar", sar, "%s" + resource, ours + ".some", 1);
            same.level("sar", sar, "%s" + resource + "-10", ours + ".some.avg10", 1);
            same.level("sar", sar, "%s" + resource + "-60", ours + ".some.avg60", 1);
            if (!resource.equals("cpu")) {
                same.rate("sar", sar, "%f" + resource, ours + ".full", 1);
            }
        }
    }

    /** Interfaces and protocols: sar -n. */
    static void network(SameSeconds same, ToolSeconds sar) {
        Map<String, String> columns = Map.ofEntries(
                Map.entry("rxpck/s", "rx_packets"),
                Map.entry("txpck/s", "tx_packets"),
                Map.entry("rxcmp/s", "rx_compressed"),
                Map.entry("txcmp/s", "tx_compressed"),
                Map.entry("rxmcst/s", "rx_multicast"),
                Map.entry("rxerr/s", "rx_errs"),
                Map.entry("txerr/s", "tx_errs"),
                Map.entry("coll/s", "tx_colls"),
                Map.entry("rxdrop/s", "rx_drop"),
                Map.entry("txdrop/s", "tx_drop"),
                Map.entry("txcarr/s", "tx_carrier"),
                Map.entry("rxfram/s", "rx_frame"),
                Map.entry("rxfifo/s", "rx_fifo"));
        for (String link : sar.subjects("rxpck/s")) {
            columns.forEach(
                    (column, metric) -> same.rate("sar", sar, link + " " + column, "net." + metric + "." + link, 1));
            same.rate("sar", sar, link + " rxkB/s", "net.rx_bytes." + link, 1024);
            same.rate("sar", sar, link + " txkB/s", "net.tx_bytes." + link, 1024);
        }
        Map<String, String> protocols = Map.ofEntries(
                Map.entry("irec/s", "ip.in_receives"),
                Map.entry("fwddgm/s", "ip.forw_datagrams"),
                Map.entry("orq/s", "ip.out_requests"),
                Map.entry("imsg/s", "icmp.in_msgs"),
                Map.entry("omsg/s", "icmp.out_msgs"),
                Map.entry("active/s", "tcp.active_opens"),
                Map.entry("passive/s", "tcp.passive_opens"),
                Map.entry("iseg/s", "tcp.in_segs"),
                Map.entry("oseg/s", "tcp.out_segs"),
                Map.entry("atmptf/s", "tcp.attempt_fails"),
                Map.entry("estres/s", "tcp.estab_resets"),
                Map.entry("retrans/s", "tcp.retrans_segs"),
                Map.entry("isegerr/s", "tcp.in_errs"),
                Map.entry("orsts/s", "tcp.out_rsts"),
                Map.entry("idgm/s", "udp.in_datagrams"),
                Map.entry("odgm/s", "udp.out_datagrams"),
                Map.entry("noport/s", "udp.no_ports"),
                Map.entry("idgmerr/s", "udp.in_errors"),
                Map.entry("all total/s", "softnet.processed"),
                Map.entry("all dropd/s", "softnet.dropped"),
                Map.entry("all squeezd/s", "softnet.squeezed"));
        protocols.forEach((column, metric) -> same.rate("sar", sar, column, "net." + metric, 1));
        same.level("sar", sar, "totsck", "net.sockets.used", 1);
        same.level("sar", sar, "tcpsck", "net.sockets.tcp_inuse", 1);
        same.level("sar", sar, "udpsck", "net.sockets.udp_inuse", 1);
        same.level("sar", sar, "tcp-tw", "net.sockets.tcp_tw", 1);
    }

    /**
     * One process, and its threads one by one: pidstat. Its %CPU is of a second, the agent's of what the kernel counted of all
     * processors' time.
     *
     * @param processors how many processors' time was counted
     */
    static void process(SameSeconds same, ToolSeconds pidstat, ToolSeconds threads, double processors) {
        same.rate("pidstat", threads, "cswch/s", "proc.voluntary_ctxt_per_sec.load", 1);
        same.rate("pidstat", threads, "nvcswch/s", "proc.nonvoluntary_ctxt_per_sec.load", 1);
        same.memory("pidstat", pidstat, "RSS", "proc.mem_resident.load", 1024);
        same.rate("pidstat", pidstat, "minflt/s", "proc.minor_faults.load", 1);
        same.rate("pidstat", pidstat, "majflt/s", "proc.major_faults.load", 1);
        same.rate("pidstat", pidstat, "kB_rd/s", "proc.read_bytes.load", 1024);
        same.rate("pidstat", pidstat, "kB_wr/s", "proc.write_bytes.load", 1024);
        same.rate("pidstat", pidstat, "kB_ccwr/s", "proc.cancelled_write_bytes.load", 1024);
        same.level("pidstat", pidstat, "VSZ", "proc.mem_virtual.load", 1024);
        same.level("pidstat", pidstat, "fd-nr", "proc.open_files.load", 1);
        same.level("pidstat", pidstat, "threads", "proc.thread_count.load", 1);
        same.rate("pidstat", pidstat, "%CPU", "proc.cpu.load", 1 / processors);
    }
}
