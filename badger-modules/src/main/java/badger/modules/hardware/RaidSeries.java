package badger.modules.hardware;

import badger.core.spi.DoubleGauge;
import badger.core.spi.Info;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.modules.Readings;
import badger.proc.MdStat;
import badger.proc.MdStat.Column;
import badger.proc.MdStat.Sync;
import badger.proc.ProcValue;

/** The series of one array. */
final class RaidSeries {
    private final LongGauge active;
    private final LongGauge readOnly;
    private final LongGauge failed;
    private final LongGauge spare;
    private final LongGauge disks;
    private final LongGauge missing;
    private final LongGauge resync;
    private final LongGauge recovery;
    private final LongGauge reshape;
    private final LongGauge check;
    private final DoubleGauge synced;
    private final LongGauge mismatches;
    private final Info state;

    RaidSeries(Schema schema) {
        active = schema.gauge("md.active", "", "1 if the array runs, else 0");
        readOnly = schema.gauge("md.read_only", "", "1 if nothing can be written, be it until the first write, else 0");
        disks = schema.gauge("md.disks", "", "disks that it should have");
        missing = schema.gauge("md.missing", "", "disks of these that do not work: above 0 it is degraded");
        failed = schema.gauge("md.failed", "", "disks in it that failed");
        spare = schema.gauge("md.spare", "", "disks in it that are spare");
        resync = schema.gauge(
                "md.resync", "", "1 while it makes its redundancy right, repairs included, or waits to, else 0");
        recovery =
                schema.gauge("md.recovery", "", "1 while it fills a disk that replaces another, or waits to, else 0");
        reshape = schema.gauge("md.reshape", "", "1 while it changes its layout, or waits to, else 0");
        check = schema.gauge("md.check", "", "1 while it compares its redundancy, or waits to, else 0");
        synced = schema.floatingGauge("md.synced", "percent", "how far one of these four is");
        mismatches = schema.gauge("md.mismatches", "", "sectors that the last check found to differ");
        state = schema.info("md.state", "state", "state of the array as the kernel calls it (array_state)");
    }

    /** Sets what one row tells; what only arrays with redundancy can do is set of these. */
    void set(MdStat file, int row) {
        Readings.set(active, file.value(row, Column.ACTIVE));
        Readings.set(readOnly, file.value(row, Column.READ_ONLY));
        Readings.set(failed, file.value(row, Column.FAILED));
        Readings.set(spare, file.value(row, Column.SPARE));
        long whole = file.value(row, Column.DISKS);
        if (whole == ProcValue.ABSENT) {
            return;
        }
        disks.set(whole);
        missing.set(Math.max(0, whole - file.value(row, Column.WORKING)));
        Sync sync = file.sync(row);
        resync.set(sync == Sync.RESYNC ? 1 : 0);
        recovery.set(sync == Sync.RECOVERY ? 1 : 0);
        reshape.set(sync == Sync.RESHAPE ? 1 : 0);
        check.set(sync == Sync.CHECK ? 1 : 0);
        long done = file.value(row, Column.DONE);
        long all = file.value(row, Column.WHOLE);
        if (all > 0 && done >= 0) {
            synced.set(Math.min(100, 100.0 * done / all));
        }
    }

    void state(String text) {
        state.set(text);
    }

    LongGauge mismatches() {
        return mismatches;
    }
}
