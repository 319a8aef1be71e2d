package badger.modules.memory;

import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.proc.MemInfo;
import badger.proc.ProcValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A gauge for every key of a meminfo, in bytes where the kernel counts in kB. */
final class MemInfoGauges {
    private static final long KILOBYTE = 1024;

    private final Schema schema;
    private final String prefix;
    private final Map<String, LongGauge> gauges = new HashMap<>();
    /** The gauge of each row that had a value, as long as the rows are arranged as they were. */
    private @Nullable LongGauge[] gaugeOfRow = {};

    private long arrangement = -1;

    /**
     * Knows no key yet.
     *
     * @param schema where gauges are declared
     * @param prefix what their metrics begin with
     */
    MemInfoGauges(Schema schema, String prefix) {
        this.schema = schema;
        this.prefix = prefix;
    }

    void set(MemInfo from) {
        if (from.arrangement() != arrangement || from.size() > gaugeOfRow.length) {
            arrangement = from.arrangement();
            gaugeOfRow = new @Nullable LongGauge[from.size()];
        }
        for (int row = 0; row < from.size(); row++) {
            long value = from.value(row);
            if (value == ProcValue.ABSENT) {
                continue;
            }
            if (!from.inKilobytes(row)) {
                gauge(from, row).set(value);
            } else if (value <= Long.MAX_VALUE / KILOBYTE) {
                gauge(from, row).set(value * KILOBYTE);
            }
        }
    }

    private LongGauge gauge(MemInfo from, int row) {
        LongGauge known = gaugeOfRow[row];
        if (known == null) {
            known = gauge(from.key(row), from.inKilobytes(row));
            gaugeOfRow[row] = known;
        }
        return known;
    }

    private LongGauge gauge(String key, boolean kilobytes) {
        LongGauge known = gauges.get(key);
        if (known == null) {
            known = schema.gauge(prefix + metric(key), kilobytes ? "B" : "", MemInfoKeys.meaning(key));
            gauges.put(key, known);
        }
        return known;
    }

    /** {@code Active(anon)} is {@code active_anon}, as in the original. */
    private static String metric(String key) {
        return key.toLowerCase(Locale.ROOT).replace('(', '_').replace(")", "");
    }
}
