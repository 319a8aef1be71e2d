package badger.modules.process;

import badger.core.spi.StatModuleProvider;
import badger.modules.MadeHost;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A host of processes that a test writes, whose CPU has 100 jiffies a second; the module reads it second by second. */
final class MadeProcesses implements AutoCloseable {
    /** {@code AT_PAGESZ}, as in {@code /proc/self/auxv}. */
    private static final long PAGE_SIZE_KEY = 6;

    private final Path root;
    private final MadeHost host;
    private long seconds;

    private MadeProcesses(Path root, MadeHost host) {
        this.root = root;
        this.host = host;
    }

    static MadeProcesses of(Path root, ProcessStatsConfig config) throws IOException {
        StatModuleProvider<ProcessStatsConfig> provider = new ProcessStatsModuleProvider();
        Path self = Files.createDirectories(root.resolve("proc/self"));
        ByteBuffer vector = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.nativeOrder());
        Files.write(
                self.resolve("auxv"),
                vector.putLong(PAGE_SIZE_KEY).putLong(4096).array());
        MadeProcesses processes = new MadeProcesses(root, MadeHost.of(root, provider, config));
        processes.write("sys/kernel/task_delayacct", "1\n");
        processes.pass();
        return processes;
    }

    /** Writes a file below proc. */
    MadeProcesses write(String file, String content) throws IOException {
        host.write("proc/" + file, content);
        return this;
    }

    /** Writes the table of users. */
    MadeProcesses users(String... lines) throws IOException {
        host.write("etc/passwd", String.join("\n", lines) + "\n");
        return this;
    }

    /** Writes what a process read from disks and wrote. */
    MadeProcesses io(int pid, long read, long written) throws IOException {
        return write(
                pid + "/io",
                "rchar: 0\nwchar: 0\nsyscr: 0\nsyscw: 0\nread_bytes: " + read + "\nwrite_bytes: " + written
                        + "\ncancelled_write_bytes: 0\n");
    }

    /** Puts a process into a network namespace. */
    MadeProcesses namespace(int pid, long number) throws IOException {
        Path link = Files.createDirectories(root.resolve("proc/" + pid + "/ns")).resolve("net");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("net:[" + number + "]"));
        return this;
    }

    /** Writes what the interfaces of a process's network namespace received and sent. */
    MadeProcesses traffic(int pid, long received, long sent) throws IOException {
        return write(
                pid + "/net/dev",
                "Inter-|   Receive |  Transmit\n face |bytes packets|bytes packets\n    lo: 7777 7 7777 7\n  eth0: "
                        + received + " 1 " + sent + " 1\n");
    }

    /** Writes stat, status and cmdline of a process of one thread, and that of the thread. */
    MadeProcesses put(Stat stat) throws IOException {
        write(stat.pid() + "/stat", stat.text());
        write(stat.pid() + "/status", stat.status());
        write(stat.pid() + "/cmdline", stat.command() + "\0");
        return write(stat.pid() + "/task/" + stat.pid() + "/stat", stat.text());
    }

    void end(int pid) throws IOException {
        delete(pid + "");
    }

    /** Takes away a file or a folder below proc. */
    void delete(String file) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("proc").resolve(file))) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void pass() throws IOException {
        seconds++;
        // the number of forks grows: /proc is listed at every tick
        write(
                "stat",
                "cpu  0 0 0 " + 100 * seconds + " 0 0 0 0 0 0\ncpu0 0 0 0 " + 100 * seconds
                        + " 0 0 0 0 0 0\nctxt 1\nbtime 1\nprocesses " + (1000 + seconds)
                        + "\nprocs_running 1\nprocs_blocked 0\n");
        write("uptime", (1000 + seconds) + ".00 1.00\n");
    }

    /** Lets a second pass: the points by name. */
    Map<String, Number> tick() throws IOException {
        pass();
        return host.tick();
    }

    /** Lets a second pass in which nothing happens, and allocates nothing for it itself: how many points there are. */
    int count() throws IOException {
        return host.count();
    }

    /** Lets so many seconds pass: the points of the last. */
    Map<String, Number> ticks(int count) throws IOException {
        Map<String, Number> last = Map.of();
        for (int i = 0; i < count; i++) {
            last = tick();
        }
        return last;
    }

    long errors() {
        return host.errors();
    }

    @Override
    public void close() throws IOException {
        host.close();
    }

    /**
     * A process.
     *
     * @param pid its id; it was started as many ticks after the boot
     * @param command its name, which is its command line as well
     * @param state the letter of its state
     * @param threads how many it has
     * @param ticks its CPU time
     * @param faults its page faults of either kind
     * @param pages its resident memory
     * @param waits how many ticks its main thread waited for disks
     * @param user whose it is
     */
    record Stat(
            int pid,
            String command,
            char state,
            int threads,
            long ticks,
            long faults,
            long pages,
            long waits,
            int user) {
        static Stat of(int pid, String command) {
            return new Stat(pid, command, 'S', 1, 0, 0, 100, 0, 0);
        }

        Stat state(char letter) {
            return new Stat(pid, command, letter, threads, ticks, faults, pages, waits, user);
        }

        Stat threads(int count) {
            return new Stat(pid, command, state, count, ticks, faults, pages, waits, user);
        }

        Stat ticks(long count) {
            return new Stat(pid, command, state, threads, count, faults, pages, waits, user);
        }

        Stat faults(long count) {
            return new Stat(pid, command, state, threads, ticks, count, pages, waits, user);
        }

        Stat pages(long count) {
            return new Stat(pid, command, state, threads, ticks, faults, count, waits, user);
        }

        Stat waits(long count) {
            return new Stat(pid, command, state, threads, ticks, faults, pages, count, user);
        }

        Stat user(int number) {
            return new Stat(pid, command, state, threads, ticks, faults, pages, waits, number);
        }

        String text() {
            long bytes = 4096 * pages;
            return pid + " (" + command + ") " + state + " 1 1 1 0 -1 4194560 " + faults + " 0 " + faults + " 0 "
                    + ticks
                    + " 0 0 0 20 0 " + threads + " 0 " + pid + " " + 2 * bytes + " " + pages
                    + " 18446744073709551615 1 1 0 0 0 0 0 0 0 0 0 0 17 0 0 0 " + waits
                    + " 0 0 0 0 0 0 0 0 0 0\n";
        }

        String status() {
            return "Name:\t" + command + "\nUid:\t" + user + "\t" + user + "\t" + user + "\t" + user
                    + (pages == 0 ? "" : "\nVmRSS:\t" + 4 * pages + " kB\nVmSwap:\t8 kB") + "\nThreads:\t" + threads
                    + "\nvoluntary_ctxt_switches:\t1\nnonvoluntary_ctxt_switches:\t1\n";
        }
    }
}
