package badger.proc;

import static badger.proc.ProcValue.ABSENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of a file that every core may have below {@code /sys/devices/system/cpu/cpuN} and that holds one number: the clock
 * now ({@code cpufreq/scaling_cur_freq}, in kHz), how often the core was throttled
 * ({@code thermal_throttle/core_throttle_count}), and what else there is. The files are kept open; a core that has no such
 * file is looked at again after ten minutes of a read a second. Not safe for use by several threads.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/pm/cpufreq.html">Documentation/admin-guide/pm/cpufreq.rst</a>
 * @see <a href="https://docs.kernel.org/admin-guide/thermal/intel_thermal_throttle.html">Documentation/admin-guide/thermal/intel_thermal_throttle.rst</a>
 */
public final class CoreNumbers implements AutoCloseable {
    /** Beyond all ids of cores (CONFIG_NR_CPUS is at most 8192): a damaged file must not make one think of more. */
    public static final int MOST_CORES = 1 << 14;

    private static final int READS = 600;
    private static final int DIGITS = 32;

    private final Path folder;
    private final String name;
    private @Nullable ProcFile[] files = {};
    private int[] nextLook = {};
    private int read;
    private long kernelNanos;
    private @Nullable ProcFormatException problem;

    /**
     * Names the files.
     *
     * @param folder the folder of the cores, {@code /sys/devices/system/cpu}
     * @param name the name of the file below that of a core
     */
    public CoreNumbers(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /** Begins a read of all cores. */
    public void begin() {
        read++;
        kernelNanos = 0;
        problem = null;
    }

    /** Reads the number of a core; absent if it has none, or none that can be trusted. */
    public long read(int core) {
        ProcFile file = file(core);
        if (file == null) {
            return ABSENT;
        }
        try {
            ProcCursor cursor = file.read();
            kernelNanos += file.kernelNanos();
            long value = cursor.lastLong();
            if (value == ABSENT && problem == null) {
                problem = file.problem();
            }
            return value;
        } catch (IOException e) {
            // the core, or the driver that made the file, went away between two questions
            file.close();
            files[core] = null;
            nextLook[core] = read + READS;
            return ABSENT;
        }
    }

    private @Nullable ProcFile file(int core) {
        if (core < 0 || core >= MOST_CORES) {
            return null;
        }
        if (core >= files.length) {
            files = Arrays.copyOf(files, Math.max(core + 1, 2 * files.length));
            nextLook = Arrays.copyOf(nextLook, files.length);
        }
        ProcFile known = files[core];
        if (known == null && nextLook[core] <= read) {
            nextLook[core] = read + READS;
            Path path = folder.resolve("cpu" + core).resolve(name);
            if (Files.isReadable(path)) {
                known = new ProcFile(path, DIGITS);
                files[core] = known;
            }
        }
        return known;
    }

    /** Says that a core is there again: its file is looked for at once. */
    public void returned(int core) {
        if (core >= 0 && core < nextLook.length) {
            nextLook[core] = 0;
        }
    }

    /** How long the kernel took for all cores that were read since {@link #begin}, in nanoseconds. */
    public long kernelNanos() {
        return kernelNanos;
    }

    /** The first problem since {@link #begin}, or null. */
    public @Nullable ProcFormatException problem() {
        return problem;
    }

    @Override
    public void close() {
        for (ProcFile file : files) {
            if (file != null) {
                file.close();
            }
        }
    }
}
