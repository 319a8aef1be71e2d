package badger.modules.container;

import badger.core.spi.DoubleGauge;
import badger.core.spi.LongGauge;
import badger.core.spi.Schema;

/** The series of the host that a container is on, each the same thing as that of the container. */
final class HostSeries {
    static final String HOST = "host";

    /** Use of all cores. */
    final Growth cpu;
    /** What all cores have. */
    final DoubleGauge cpuLimit;
    /** Memory that is not free. */
    final LongGauge memoryUsage;
    /** Memory there is. */
    final LongGauge memoryLimit;
    /** Memory that is not free, without page cache that was not used lately. */
    final LongGauge workingSet;

    HostSeries(Schema schema) {
        cpu = new Growth(schema.percentSum("scope.cpu.percent", "CPU time used; 100 is one core"));
        cpuLimit = schema.floatingGauge(
                "scope.cpu.limit", "percent", "CPU time that may be used; 100 is one core, none if there is no limit");
        memoryUsage = schema.gauge("scope.memory.usage", "B", "memory in use, page cache included");
        memoryLimit = schema.gauge("scope.memory.limit", "B", "memory that may be used, none if there is no limit");
        workingSet = schema.gauge(
                "scope.memory.working_set", "B", "memory in use without page cache that was not used lately");
    }
}
