package badger.modules.memory;

import badger.core.spi.Counter;
import badger.core.spi.Schema;
import badger.modules.Readings;
import badger.proc.ProcValue;
import badger.proc.VmStat;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of {@code /proc/vmstat} that everybody wants, the same for all kernels: where a kernel counts by zone
 * ({@code allocstall_normal}) or by kind of page ({@code workingset_refault_file}), their sum.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/mm/index.html">Documentation/admin-guide/mm</a>
 */
final class VmStatSums {
    private static final long KILOBYTE = 1024;
    private static final Set<String> PARTS =
            Set.of("dma", "dma32", "normal", "high", "movable", "device", "anon", "file");

    private final Map<String, Sum> sums = new HashMap<>();
    private final Sum[] ordered;
    /** The rows that add to a sum, and to which, as long as the rows are arranged as they were. */
    private int[] rows = {};

    private Sum[] sumOfRow = {};
    private int count;
    private long arrangement = -1;
    private int size;

    VmStatSums(Schema schema) {
        ordered = new Sum[] {
            pages(schema, "pswpin", "pages swapped in, per second"),
            pages(schema, "pswpout", "pages swapped out, per second"),
            bytes(schema, "pgpgin", "read from block devices, per second"),
            bytes(schema, "pgpgout", "written to block devices, per second"),
            pages(schema, "pgfault", "page faults, major ones included, per second"),
            pages(schema, "pgmajfault", "page faults that had to read from disk, per second"),
            pages(schema, "oom_kill", "processes killed for want of memory, per second"),
            pages(schema, "allocstall", "allocations that had to reclaim memory themselves, per second"),
            pages(schema, "pgscan_kswapd", "pages looked at by kswapd, per second"),
            pages(schema, "pgscan_direct", "pages looked at by those who wanted memory, per second"),
            pages(schema, "pgsteal_kswapd", "pages reclaimed by kswapd, per second"),
            pages(schema, "pgsteal_direct", "pages reclaimed by those who wanted memory, per second"),
            pages(schema, "compact_stall", "allocations that had to compact memory themselves, per second"),
            pages(schema, "compact_fail", "of these, those that it did not help, per second"),
            pages(schema, "workingset_refault", "pages read again soon after they were reclaimed, per second")
        };
    }

    private Sum pages(Schema schema, String name, String meaning) {
        return add(name, new Sum(schema.counter("vmstat." + name, "", meaning), 1));
    }

    private Sum bytes(Schema schema, String name, String meaning) {
        return add(name, new Sum(schema.counter("vmstat." + name, "B", meaning), KILOBYTE));
    }

    private Sum add(String name, Sum sum) {
        sums.put(name, sum);
        return sum;
    }

    void set(VmStat from) {
        if (from.arrangement() != arrangement || from.size() != size) {
            arrange(from);
        }
        for (int i = 0; i < count; i++) {
            sumOfRow[i].add(from.value(rows[i]));
        }
        for (Sum sum : ordered) {
            sum.set();
        }
    }

    /** Nine lines in ten are nobody's: looking at each of their names would be most of the work. */
    private void arrange(VmStat from) {
        arrangement = from.arrangement();
        size = from.size();
        rows = new int[size];
        sumOfRow = new Sum[size];
        count = 0;
        for (int row = 0; row < size; row++) {
            Sum sum = sumOf(from.name(row));
            if (sum != null) {
                rows[count] = row;
                sumOfRow[count] = sum;
                count++;
            }
        }
    }

    private @Nullable Sum sumOf(String name) {
        Sum own = sums.get(name);
        int underscore = name.lastIndexOf('_');
        if (own != null || underscore < 0 || !PARTS.contains(name.substring(underscore + 1))) {
            return own;
        }
        return sums.get(name.substring(0, underscore));
    }

    /** A series of one or several lines. */
    private static final class Sum {
        private final Counter counter;
        private final long unitsEach;
        private long total;
        private int lines;
        /** As many lines as were ever seen: with fewer the sum would fall, and rise again in a leap. */
        private int mostLines;

        private Sum(Counter counter, long unitsEach) {
            this.counter = counter;
            this.unitsEach = unitsEach;
        }

        private void add(long value) {
            if (value != ProcValue.ABSENT && value <= Long.MAX_VALUE - total) {
                total += value;
                lines++;
            }
        }

        private void set() {
            if (lines > 0 && lines >= mostLines) {
                Readings.set(counter, total, unitsEach);
                mostLines = lines;
            }
            total = 0;
            lines = 0;
        }
    }
}
