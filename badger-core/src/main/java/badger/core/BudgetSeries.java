package badger.core;

import badger.core.cost.MemoryBudget;
import badger.core.spi.Counter;
import badger.core.spi.DoubleGauge;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;
import badger.core.tick.CpuBudget;
import badger.core.tick.ModuleUnit;
import badger.core.tick.SeriesRegistry;
import java.util.List;

/** The agent's own series of what it costs and what it may. */
final class BudgetSeries {
    private final DoubleGauge cpuLimit;
    private final LongGauge slowed;
    private final LongGauge residentLimit;
    private final LongGauge saving;
    private final LongGauge turnedAway;
    private final LongGauge overBudget;
    private final Instances<OfModule> modules;
    /** Of those modules only that ever had too many. */
    private final Instances<LongGauge> tooMany;

    BudgetSeries(Schema schema) {
        cpuLimit = schema.floatingGauge(
                "badger.budget.cpu_limit", "percent", "the most CPU that all modules may take, of one core");
        slowed = schema.gauge("badger.budget.slowed", "", "modules that are read less often now, for what they cost");
        residentLimit =
                schema.gauge("badger.budget.rss_limit", "B", "the most resident memory that the agent may take");
        saving = schema.gauge("badger.budget.saving", "", "1 while the agent takes more memory than it may, else 0");
        turnedAway = schema.gauge(
                "badger.budget.turned_away",
                "",
                "numbers of new things that had no series while memory was short, since the start");
        overBudget = schema.gauge(
                "badger.series.over_budget",
                "",
                "numbers of new things, and series, that were left out for max_series, since the start");
        modules = schema.instances("module", OfModule::new);
        tooMany = schema.instances(
                "module",
                module -> module.gauge(
                        "badger.module.over_budget", "", "those of one module; there once it is more than 0"));
    }

    void set(CpuBudget cpu, MemoryBudget memory, SeriesRegistry registry, List<ModuleUnit> units) {
        if (cpu.limitPercent() > 0) {
            cpuLimit.set(cpu.limitPercent());
        }
        if (memory.limitBytes() > 0) {
            residentLimit.set(memory.limitBytes());
            saving.set(memory.isOver() ? 1 : 0);
            turnedAway.set(registry.turnedAway());
        }
        overBudget.set(registry.overBudget());
        int slow = 0;
        for (int i = 0; i < units.size(); i++) {
            ModuleUnit unit = units.get(i);
            slow += unit.isSlowed() ? 1 : 0;
            modules.at(unit.entry()).set(unit);
            if (unit.overBudget() > 0) {
                tooMany.at(unit.entry()).set(unit.overBudget());
            }
        }
        slowed.set(slow);
    }

    private static final class OfModule {
        private static final int NANOS_PER_MICRO = 1000;

        private final Counter cpu;
        private final LongGauge interval;

        private OfModule(Schema schema) {
            cpu = schema.counter("badger.module.cpu", "us", "CPU that the module's threads used, per second");
            interval = schema.gauge(
                    "badger.module.interval",
                    "s",
                    "seconds between two reads: as configured, or longer while it is slowed for what it costs");
        }

        private void set(ModuleUnit unit) {
            cpu.set(unit.cpuNanos() / NANOS_PER_MICRO);
            interval.set(unit.interval());
        }
    }
}
