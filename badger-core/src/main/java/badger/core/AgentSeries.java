package badger.core;

import badger.core.cost.ThreadCpu;
import badger.core.lane.DropReason;
import badger.core.lane.Lane;
import badger.core.lane.LaneAccount;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.spi.StatModule;
import badger.core.spi.Tick;
import badger.core.tick.ModuleUnit;
import java.util.List;

/**
 * The agent's own series. Counts are gauges that hold the whole count since the start, so that the books of a lane can be
 * closed from any one frame.
 */
final class AgentSeries implements StatModule {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final DropReason[] REASONS = DropReason.values();

    private final Agent agent;
    private final DoubleGauge started;
    private final LongGauge resident;
    private final LongGauge anonymous;
    private final DoubleGauge lateness;
    private final LongGauge missed;
    private final LongGauge steps;
    private final LongGauge hanging;
    private final LongGauge open;
    private final LongGauge refused;
    private final LongGauge refusedValues;
    private final LongGauge missing;
    private final LongGauge suppressed;
    private final Instances<OfModule> modules;
    private final Instances<OfLane> lanes;
    private final BudgetSeries budget;

    AgentSeries(Schema schema, Agent agent) {
        this.agent = agent;
        started = schema.floatingGauge(
                "badger.start.time", "s", "when every module had been read for the first time, in seconds since 1970");
        resident = schema.gauge("badger.memory.resident", "B", "memory of the agent that is resident (RSS)");
        anonymous = schema.gauge("badger.memory.anonymous", "B", "part of it that belongs to no file");
        lateness = schema.floatingGauge(
                "badger.tick.lateness", "ms", "how late a tick began at the most since the last read");
        missed = schema.gauge("badger.tick.missed", "", "seconds without a frame since the start");
        steps = schema.gauge("badger.clock.steps", "", "steps of the wall clock by over half a second since the start");
        hanging = schema.gauge("badger.module.hanging", "", "threads that hang in a module now");
        open = schema.gauge("badger.series.open", "", "series that are open now");
        refused = schema.gauge("badger.series.refused", "", "series refused because their name was taken");
        refusedValues =
                schema.gauge("badger.series.refused_values", "", "values refused because they were NaN or infinite");
        missing = schema.gauge("badger.config.missing", "", "listed modules and emitters that are not there");
        suppressed = schema.gauge("badger.log.repeated", "", "log lines counted and not shown since an equal one was");
        modules = schema.instances("module", OfModule::new);
        lanes = schema.instances("lane", OfLane::new);
        budget = new BudgetSeries(schema);
    }

    @Override
    public void collect(Tick tick) {
        started.set(agent.loop().startNanos() / NANOS_PER_SECOND);
        setIfTold(resident, agent.process().residentBytes());
        setIfTold(anonymous, agent.process().anonymousBytes());
        lateness.set(agent.loop().takeLatestNanos() / NANOS_PER_MILLI);
        missed.set(agent.loop().missed());
        steps.set(agent.loop().steps());
        hanging.set(agent.hangingInModules());
        open.set(agent.registry().open());
        refused.set(agent.registry().refused());
        refusedValues.set(agent.registry().refusedValues());
        missing.set(agent.missing());
        suppressed.set(agent.log().suppressed());
        List<ModuleUnit> units = agent.loop().modules();
        for (int i = 0; i < units.size(); i++) {
            modules.at(units.get(i).entry()).set(units.get(i));
        }
        List<Lane> all = agent.lanes();
        for (int i = 0; i < all.size(); i++) {
            lanes.at(all.get(i).entry()).set(all.get(i).account());
        }
        budget.set(agent.cpuBudget(), agent.memoryBudget(), agent.registry(), units);
    }

    private static void setIfTold(LongGauge gauge, long value) {
        if (value != ThreadCpu.UNKNOWN) {
            gauge.set(value);
        }
    }

    private static final class OfModule {
        private final DoubleGauge time;
        private final LongGauge errors;
        private final LongGauge missing;
        private final LongGauge late;

        private OfModule(Schema schema) {
            time = schema.floatingGauge("badger.module.time", "ms", "how long the module's last read took");
            errors = schema.gauge("badger.module.errors", "", "reads that failed, wholly or in part, since the start");
            missing = schema.gauge(
                    "badger.module.missing", "", "frames that left without the module's row since the start");
            late = schema.gauge(
                    "badger.module.late", "", "rows that came too late and were thrown away since the start");
        }

        private void set(ModuleUnit unit) {
            time.set(unit.lastNanos() / NANOS_PER_MILLI);
            errors.set(unit.errors());
            missing.set(unit.missing());
            late.set(unit.late());
        }
    }

    private static final class OfLane {
        private final LongGauge collected;
        private final LongGauge delivered;
        private final LongGauge queued;
        private final LongGauge recovered;
        private final LongGauge spooled;
        private final LongGauge spoolBytes;
        private final LongGauge spoolErrors;
        private final LongGauge spoolDamaged;
        private final Instances<LongGauge> dropped;
        private final LongGauge resent;
        private final LongGauge failures;
        private final LongGauge hung;
        private final DoubleGauge time;

        private OfLane(Schema schema) {
            collected = schema.gauge("badger.lane.collected", "", "points that came to the lane since the start");
            delivered = schema.gauge("badger.lane.delivered", "", "points that its emitter has taken since the start");
            queued = schema.gauge(
                    "badger.lane.queued",
                    "",
                    "points in memory: they wait, are being sent or may have to be sent again");
            recovered = schema.gauge(
                    "badger.lane.recovered", "", "points of an earlier run that were found in the lane's spool");
            spooled = schema.gauge("badger.lane.spooled", "", "points on disk that are still to be sent or confirmed");
            spoolBytes = schema.gauge("badger.lane.spool_bytes", "B", "disk that the lane's spool takes");
            spoolErrors = schema.gauge(
                    "badger.lane.spool_errors", "", "times that the spool could not be used since the start");
            spoolDamaged = schema.gauge(
                    "badger.lane.spool_damaged", "", "damaged records of the spool that were skipped since the start");
            dropped = schema.instances(
                    "reason",
                    reason ->
                            reason.gauge("badger.lane.dropped", "", "points given up for that reason since the start"));
            resent = schema.gauge(
                    "badger.lane.resent",
                    "",
                    "points that may have arrived and are handed to the emitter again, since the start");
            failures = schema.gauge("badger.lane.failures", "", "emissions that failed since the start");
            hung = schema.gauge("badger.lane.hanging", "", "emissions that hang now");
            time = schema.floatingGauge("badger.lane.time", "ms", "how long the last emission took");
        }

        private void set(LaneAccount account) {
            collected.set(account.collected());
            delivered.set(account.delivered());
            queued.set(account.queued());
            recovered.set(account.recovered());
            spooled.set(account.spooled());
            spoolBytes.set(account.spool().bytes());
            spoolErrors.set(account.spool().errors());
            spoolDamaged.set(account.spool().damaged());
            for (DropReason reason : REASONS) {
                dropped.at(reason.label()).set(account.dropped(reason));
            }
            resent.set(account.resent());
            failures.set(account.failures());
            hung.set(account.hung());
            time.set(account.emitNanos() / NANOS_PER_MILLI);
        }
    }
}
