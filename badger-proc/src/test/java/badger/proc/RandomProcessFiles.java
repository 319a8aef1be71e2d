package badger.proc;

import java.util.List;
import java.util.random.RandomGenerator;

/** Well-formed files about processes, users and control groups, of any size, by chance. */
final class RandomProcessFiles {
    private final RandomGenerator random;
    private final RandomText any;

    RandomProcessFiles(RandomGenerator random) {
        this.random = random;
        any = new RandomText(random);
    }

    /** A file as {@link Subject#file} names it. */
    String content(String file) {
        return switch (file) {
            case "sys/fs/cgroup/**/cpu.stat" -> "usage_usec " + any.number() + "\nnr_throttled " + any.number() + "\n";
            case "sys/fs/cgroup/**/memory.events" -> "low 0\nmax " + any.number() + "\noom_kill " + any.number() + "\n";
            case "sys/fs/cgroup/**/memory.oom_control" -> "under_oom 0\noom_kill " + any.number() + "\n";
            case "sys/fs/cgroup/**/cgroup.stat" -> "nr_descendants " + any.number() + "\n";
            case "sys/fs/cgroup/{docker,kube,lxc,machine,system}**/memory.stat" ->
                statistics() + "anon " + any.number() + "\n";
            case "sys/fs/cgroup/memory/**/memory.stat" -> statistics() + "total_rss " + any.number() + "\n";
            case "sys/fs/cgroup/**/cpu.max" ->
                (random.nextBoolean() ? "max" : any.number()) + " " + (1 + random.nextInt(1_000_000)) + "\n";
            case "sys/fs/cgroup/**/cpu.cfs_quota_us" -> (random.nextBoolean() ? "-1" : any.number()) + "\n";
            case "sys/fs/cgroup/**/cgroup.procs" ->
                any.numbers(1 + random.nextInt(300)).replace(' ', '\n') + "\n4242\n";
            case "sys/fs/cgroup/**/blkio.throttle.io_service*" -> blkio();
            case "sys/fs/cgroup/**/io.stat" -> ioStat();
            case "proc/{[0-9]*,*/task/*}/stat" ->
                any.number() + " (" + any.name() + ") R " + any.numbers(20 + random.nextInt(40)) + "\n";
            case "proc/[0-9]*/io" -> pidIo();
            case "proc/[0-9]*/limits" ->
                "Max processes " + any.number() + "\nMax open files " + any.blanks()
                        + (random.nextBoolean() ? any.number() : "unlimited") + any.blanks() + any.number()
                        + " files\n";
            case "proc/[0-9]*/smaps_rollup" ->
                "0-7 ---p 00000000 00:00 0 [rollup]\nPss:" + any.blanks() + any.number() + " kB\n";
            case "proc/[0-9]*/cgroup" -> cgroup();
            case "etc/passwd" -> passwd();
            default -> pidStatus();
        };
    }

    private String statistics() {
        StringBuilder text = new StringBuilder();
        for (String name : any.names(1 + random.nextInt(300), "_")) {
            text.append(name + " " + any.number() + "\n");
        }
        return text.toString();
    }

    private String pidIo() {
        return any.shuffled(List.of(
                "rchar: " + any.number() + "\n",
                "wchar: " + any.number() + "\n",
                "syscr: " + any.number() + "\n",
                "syscw: " + any.number() + "\n",
                "read_bytes: " + any.number() + "\n",
                "write_bytes: " + any.number() + "\n",
                "cancelled_write_bytes: " + any.number() + "\n"));
    }

    private String cgroup() {
        StringBuilder text = new StringBuilder();
        for (String name : any.names(1 + random.nextInt(12), "-_.@")) {
            text.append(
                    any.number() + ":" + name + ":/" + (random.nextBoolean() ? "" : name + "/" + any.name()) + "\n");
        }
        return text + "1:name=systemd:/" + (random.nextBoolean() ? "" : "a.slice") + "\n0::/"
                + (random.nextBoolean() ? "" : "b.slice/b.service" + (random.nextBoolean() ? "" : " (deleted)")) + "\n";
    }

    private String passwd() {
        StringBuilder text = new StringBuilder("# users\n\n");
        for (String name : any.names(1 + random.nextInt(200), "-_.$")) {
            text.append(name + ":x:" + any.number() + ":" + any.number() + ":" + any.name() + ":/home:/bin/sh\n");
        }
        return text + "+::::::\n";
    }

    private String blkio() {
        StringBuilder text = new StringBuilder();
        for (int minor = random.nextInt(100); minor > 0; minor--) {
            String device = "8:" + minor;
            text.append(device + " Read " + any.number() + "\n" + device + " Write " + any.number() + "\n");
            text.append(device + " Sync " + any.number() + "\n" + device + " Discard " + any.number() + "\n");
        }
        return text + "Total " + any.number() + "\n";
    }

    private String ioStat() {
        StringBuilder text = new StringBuilder("7:0 ");
        for (int minor = random.nextInt(100); minor >= 0; minor--) {
            text.append("8:" + minor + " rbytes=" + any.number() + " wbytes=" + any.number() + " rios=" + any.number()
                    + " wios=" + any.number() + " cost.usage=" + any.number()
                    + (random.nextBoolean() ? " dios=" + any.number() : "") + "\n");
        }
        return text.toString();
    }

    private String pidStatus() {
        return "Name:\t" + any.name() + "\n"
                + any.shuffled(List.of(
                        "Uid:\t" + any.number() + "\t" + any.number() + "\t" + any.number() + "\t" + any.number()
                                + "\n",
                        "VmPeak:\t" + any.number() + " kB\n",
                        "VmSize:\t" + any.number() + " kB\n",
                        "VmRSS:\t" + any.number() + " kB\n",
                        "VmSwap:\t" + any.number() + " kB\n",
                        "Threads:\t" + any.number() + "\n",
                        "SigQ:\t1/2\n",
                        "voluntary_ctxt_switches:\t" + any.number() + "\n",
                        "nonvoluntary_ctxt_switches:\t" + any.number() + "\n"));
    }
}
