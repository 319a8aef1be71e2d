package badger.modules.systemd;

import static badger.modules.systemd.SystemdHost.read;
import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Series;
import badger.core.trial.ModuleTrial;
import badger.testkit.MetricsDocument;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is made of what systemd says of itself and of its units; a systemd that is old, or newer than we are. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class SystemdUnitsTest {
    private static final MadeUnit SSH = MadeUnit.of("ssh.service", "active");
    private static final MadeUnit CRON = MadeUnit.of("cron.service", "failed");
    private static final MadeUnit TARGET = MadeUnit.of("basic.target", "active");
    private static final MadeUnit STARTING = new MadeUnit("slow.service", "loaded", "activating", 17);
    private static final MadeUnit NEVER_THERE = new MadeUnit("display-manager.service", "not-found", "inactive", 0);

    @TempDir
    Path root;

    private SystemdHost host;

    @BeforeEach
    void makeHost() throws IOException {
        host = SystemdHost.in(root);
    }

    @Test
    void unitsAreCountedByTheirStates() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("")) {
            systemd.units = List.of(SSH, CRON, TARGET, STARTING, NEVER_THERE);
            systemd.state = "degraded";
            assertThat(read(module))
                    .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                            Map.entry("systemd.units.active", 2L),
                            Map.entry("systemd.units.reloading", 0L),
                            Map.entry("systemd.units.inactive", 1L),
                            Map.entry("systemd.units.failed", 1L),
                            Map.entry("systemd.units.activating", 1L),
                            Map.entry("systemd.units.deactivating", 0L),
                            Map.entry("systemd.jobs", 1L),
                            Map.entry("systemd.state.initializing", 0L),
                            Map.entry("systemd.state.starting", 0L),
                            Map.entry("systemd.state.running", 0L),
                            Map.entry("systemd.state.degraded", 1L),
                            Map.entry("systemd.state.maintenance", 0L),
                            Map.entry("systemd.state.stopping", 0L)));
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void aUnitHasItsStateAndItsRestarts() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("ssh, cron, *.target")) {
            systemd.units = List.of(SSH, TARGET, CRON, STARTING);
            systemd.restarts.putAll(Map.of(SSH.path(), 3L, CRON.path(), 0L));
            assertThat(read(module)).doesNotContainKey("systemd.unit.restarts.ssh.service");
            systemd.restarts.put(SSH.path(), 5L);
            assertThat(read(module))
                    .containsEntry("systemd.unit.restarts.ssh.service", 0.2)
                    .containsEntry("systemd.unit.restarts.cron.service", 0.0)
                    .doesNotContainKey("systemd.unit.restarts.basic.target")
                    .containsEntry("systemd.unit.state.ssh.service.active", 1L)
                    .containsEntry("systemd.unit.state.ssh.service.failed", 0L)
                    .containsEntry("systemd.unit.state.cron.service.active", 0L)
                    .containsEntry("systemd.unit.state.cron.service.failed", 1L)
                    .containsEntry("systemd.unit.state.basic.target.active", 1L)
                    .doesNotContainKey("systemd.unit.state.slow.service.active");
            // started by hand: it counts anew
            systemd.restarts.put(SSH.path(), 0L);
            assertThat(read(module)).doesNotContainKey("systemd.unit.restarts.ssh.service");
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void everySeriesIsDocumented() throws IOException {
        MetricsDocument document = MetricsDocument.ofProject();
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("*")) {
            systemd.units = List.of(SSH, TARGET);
            systemd.restarts.put(SSH.path(), 1L);
            read(module);
            assertThat(module.series()).hasSizeGreaterThan(20);
            for (Series series : module.series()) {
                MetricsDocument.Row row = MetricsDocument.Row.of(series);
                assertThat(row).hasToString(String.valueOf(document.row(row.name())));
            }
        }
    }

    @Test
    void aStateThatIsNewIsCountedToo() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("ssh")) {
            systemd.units = List.of(MadeUnit.of("ssh.service", "refreshing"));
            systemd.state = "hovering";
            assertThat(read(module))
                    .containsEntry("systemd.units.refreshing", 1L)
                    .containsEntry("systemd.unit.state.ssh.service.refreshing", 1L)
                    .containsEntry("systemd.state.hovering", 1L)
                    .containsEntry("systemd.state.running", 0L);
            systemd.units = List.of(SSH);
            systemd.state = "running";
            assertThat(read(module))
                    .containsEntry("systemd.units.refreshing", 0L)
                    .containsEntry("systemd.unit.state.ssh.service.refreshing", 0L)
                    .containsEntry("systemd.state.hovering", 0L);
        }
    }

    @Test
    void statesWithoutEndAreAFault() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("")) {
            List<MadeUnit> units = new ArrayList<>();
            for (int i = 0; i < 11; i++) {
                units.add(MadeUnit.of("a.service", "state" + i));
            }
            systemd.units = units;
            assertThat(read(module)).isEmpty();
            assertThat(module.errors()).isEqualTo(1);
        }
    }

    @Test
    void aUnitThatIsAskedForByNameIsInactiveWhenItIsNotListedAnyMore() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("ssh,never,c*")) {
            systemd.units = List.of(CRON, SSH);
            systemd.restarts.putAll(Map.of(SSH.path(), 3L, CRON.path(), 0L));
            read(module);
            systemd.units = List.of(TARGET);
            systemd.questions();
            assertThat(read(module))
                    .containsEntry("systemd.unit.state.ssh.service.active", 0L)
                    .containsEntry("systemd.unit.state.ssh.service.inactive", 1L)
                    .doesNotContainKeys(
                            "systemd.unit.restarts.ssh.service",
                            "systemd.unit.state.never.service.inactive",
                            "systemd.unit.state.cron.service.inactive");
            assertThat(systemd.questions()).as("units and system state").hasSize(2);
            systemd.units = List.of(TARGET, SSH);
            assertThat(read(module))
                    .containsEntry("systemd.unit.state.ssh.service.active", 1L)
                    .containsEntry("systemd.unit.restarts.ssh.service", 0.0);
        }
    }

    @Test
    void aUnitThatWasNeverThereHasNoSeriesByAGlob() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("*")) {
            MadeUnit lost = new MadeUnit("lost.service", "not-found", "failed", 0);
            systemd.units = List.of(NEVER_THERE, lost);
            assertThat(read(module))
                    .containsEntry("systemd.unit.state.lost.service.failed", 1L)
                    .doesNotContainKey("systemd.unit.state.display-manager.service.inactive");
        }
    }

    @Test
    void unitsThatComeAndGoAreForgotten() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("*")) {
            for (int round = 0; round < 100; round++) {
                systemd.units = List.of(
                        TARGET, MadeUnit.of("run-" + round + ".scope", "active"), MadeUnit.of("ssh.service", "active"));
                systemd.restarts.put(SSH.path(), 10L * round);
                Map<String, Number> points = read(module);
                assertThat(points)
                        .containsEntry("systemd.unit.state.run-" + round + ".scope.active", 1L)
                        .containsEntry("systemd.unit.state.ssh.service.active", 1L)
                        .doesNotContainKey("systemd.unit.state.run-" + (round - 1) + ".scope.active");
                if (round > 0) {
                    assertThat(points).containsEntry("systemd.unit.restarts.ssh.service", 1.0);
                }
            }
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void manyServicesAreAskedForTheirRestartsInTurn() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("*")) {
            List<MadeUnit> units = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                units.add(MadeUnit.of("many@" + i + ".service", "active"));
                units.add(MadeUnit.of("many@" + i + ".socket", "active"));
                systemd.restarts.put(units.get(2 * i).path(), 0L);
            }
            systemd.units = units;
            int[] times = new int[120];
            for (int round = 0; round < 12; round++) {
                read(module);
                List<BusCall> questions = systemd.questions();
                assertThat(questions).hasSize(2 + Restarts.MOST);
                for (BusCall call : questions.subList(2, questions.size())) {
                    for (int i = 0; i < times.length; i++) {
                        times[i] += call.path().equals(units.get(2 * i).path()) ? 1 : 0;
                    }
                }
            }
            assertThat(times).containsOnly(12 * Restarts.MOST / 120);
        }
    }

    @Test
    void anOldSystemdKnowsLess() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("*")) {
            systemd.units = List.of(SSH);
            systemd.state = "";
            assertThat(read(module))
                    .containsEntry("systemd.units.active", 1L)
                    .containsEntry("systemd.unit.state.ssh.service.active", 1L)
                    .doesNotContainKeys("systemd.state.running", "systemd.unit.restarts.ssh.service");
            assertThat(systemd.questions()).hasSize(3);
            read(module);
            assertThat(systemd.questions()).as("no restarts any more").hasSize(2);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void numbersMayComeInTheOtherOrder() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("ssh")) {
            systemd.order = ByteOrder.BIG_ENDIAN;
            systemd.units = List.of(TARGET, SSH, STARTING);
            systemd.restarts.put(SSH.path(), 1L);
            read(module);
            systemd.restarts.put(SSH.path(), 0xffff_ffffL);
            assertThat(read(module))
                    .containsEntry("systemd.units.active", 2L)
                    .containsEntry("systemd.jobs", 1L)
                    .containsEntry("systemd.unit.restarts.ssh.service", 429496729.4);
        }
    }
}
