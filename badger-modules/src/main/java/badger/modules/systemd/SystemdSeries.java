package badger.modules.systemd;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.modules.Readings;
import java.util.List;

/** The series of systemd: of all of it, and of each unit that is wanted. */
final class SystemdSeries {
    private final Instances<LongGauge> units;
    private final Instances<LongGauge> states;
    private final LongGauge jobs;
    private final Instances<UnitSeries> each;

    SystemdSeries(Schema schema) {
        units = schema.instances("state", inner -> inner.gauge("systemd.units", "", "units in this state"));
        states = schema.instances(
                "state", inner -> inner.gauge("systemd.state", "", "1 if this is how the system is, else 0"));
        jobs = schema.gauge("systemd.jobs", "", "units that have a job: to be started, stopped, reloaded");
        each = schema.instances("unit", UnitSeries::new);
    }

    /** Sets what systemd said. */
    void set(SystemdReport report) {
        UnitList list = report.units();
        for (int state = 0; state < list.states().size(); state++) {
            units.at(list.states().name(state)).set(list.count(state));
        }
        jobs.set(list.jobs());
        if (report.state() != SystemdReport.UNKNOWN) {
            setOne(states, report.states(), report.state());
        }
        List<Unit> wanted = list.wanted();
        for (int i = 0; i < wanted.size(); i++) {
            Unit unit = wanted.get(i);
            UnitSeries series = each.at(unit.name());
            setOne(series.states, list.states(), unit.state());
            Readings.set(series.restarts, unit.restarts());
        }
    }

    private static void setOne(Instances<LongGauge> series, States states, int one) {
        for (int state = 0; state < states.size(); state++) {
            series.at(states.name(state)).set(state == one ? 1 : 0);
        }
    }

    private static final class UnitSeries {
        private final Instances<LongGauge> states;
        private final Counter restarts;

        private UnitSeries(Schema schema) {
            states = schema.instances(
                    "state", inner -> inner.gauge("systemd.unit.state", "", "1 if the unit is in this state, else 0"));
            restarts = schema.counter(
                    "systemd.unit.restarts",
                    "",
                    "times systemd restarted the service by itself (Restart=), per second");
        }
    }
}
