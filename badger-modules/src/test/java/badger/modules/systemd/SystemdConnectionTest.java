package badger.modules.systemd;

import static badger.modules.systemd.SystemdHost.read;
import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.modules.systemd.SystemdPeer.Greeting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How systemd is reached: over a bus and without one, restarted, refusing, late, or never answering. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class SystemdConnectionTest {
    private static final MadeUnit SSH = MadeUnit.of("ssh.service", "active");

    @TempDir
    Path root;

    private SystemdHost host;

    @BeforeEach
    void makeHost() throws IOException {
        host = SystemdHost.in(root);
    }

    @ParameterizedTest
    @EnumSource(
            value = Greeting.class,
            names = {"DATA", "AT_ONCE"})
    void theConnectionToTheBusIsKept(Greeting greeting) throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                SystemdPeer own = SystemdPeer.of(root);
                ModuleTrial module = host.patient("")) {
            systemd.greeting = greeting;
            for (int i = 0; i < 5; i++) {
                assertThat(read(module)).containsEntry("systemd.state.running", 1L);
            }
            assertThat(systemd.connections()).isEqualTo(1);
            assertThat(own.connections()).isZero();
            assertThat(systemd.questions())
                    .allMatch(call -> call.destination().equals("org.freedesktop.systemd1"))
                    .as("nothing is started for our sake")
                    .allMatch(call -> call.flags() == 2);
        }
    }

    @Test
    void aBusThatIsRestartedCostsNothing() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("")) {
            read(module);
            systemd.hangUp();
            assertThat(read(module)).containsEntry("systemd.state.running", 1L);
            assertThat(systemd.connections()).isEqualTo(2);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void withoutABusSystemdIsAskedItselfAndNotStayedWith() throws Exception {
        try (SystemdPeer systemd = SystemdPeer.of(root);
                ModuleTrial module = host.patient("")) {
            systemd.units = List.of(SSH);
            for (int i = 1; i <= 3; i++) {
                assertThat(read(module)).containsEntry("systemd.units.active", 1L);
                assertThat(systemd.connections()).isEqualTo(i);
            }
            systemd.awaitHangUp();
            assertThat(module.errors()).isZero();
            try (SystemdPeer bus = SystemdPeer.onTheBusOf(root)) {
                assertThat(read(module)).containsEntry("systemd.units.active", 0L);
                assertThat(bus.connections()).isEqualTo(1);
                assertThat(systemd.connections()).isEqualTo(3);
            }
        }
    }

    @Test
    void whereTheBusDoesNotKnowSystemdItIsAskedItself() throws IOException {
        try (SystemdPeer bus = SystemdPeer.onTheBusOf(root);
                SystemdPeer systemd = SystemdPeer.of(root);
                ModuleTrial module = host.patient("")) {
            bus.refusal = "org.freedesktop.DBus.Error.NameHasNoOwner";
            systemd.units = List.of(SSH);
            assertThat(read(module)).containsEntry("systemd.units.active", 1L);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void aBusThatLetsNobodyInIsToldOnEveryRead() throws IOException {
        try (SystemdPeer bus = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("")) {
            bus.greeting = Greeting.NEVER;
            assertThat(read(module)).isEmpty();
            assertThat(read(module)).isEmpty();
            assertThat(module.errors()).isEqualTo(2);
            bus.greeting = Greeting.DATA;
            assertThat(read(module)).containsEntry("systemd.state.running", 1L);
        }
    }

    @Test
    void whereNobodyAnswersThatIsTold() throws IOException {
        try (ModuleTrial module = host.patient("")) {
            assertThat(read(module)).isEmpty();
            assertThat(module.errors()).isEqualTo(1);
        }
    }

    @Test
    void whereSystemdDoesNotRunItIsLookedForOnceAMinute() throws IOException {
        Files.delete(host.booted());
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.patient("")) {
            assertThat(read(module)).isEmpty();
            Files.createDirectory(host.booted());
            for (int i = 0; i < 5; i++) {
                assertThat(read(module)).isEmpty();
            }
            assertThat(systemd.connections()).isZero();
            assertThat(read(module)).containsEntry("systemd.state.running", 1L);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void anAnswerThatComesLateIsTakenAtTheNextRead() throws IOException {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.hasty("")) {
            systemd.when = new CountDownLatch(1);
            systemd.units = List.of(SSH);
            assertThat(read(module)).isEmpty();
            systemd.when.countDown();
            Map<String, Number> points = Map.of();
            while (points.isEmpty()) {
                // no time passes for the module
                points = read(module, 1);
            }
            assertThat(points).containsEntry("systemd.units.active", 1L);
            assertThat(systemd.connections()).isEqualTo(1);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void oneThatNeverAnswersIsGivenUpAndAskedAgain() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root);
                ModuleTrial module = host.hasty("")) {
            systemd.when = never;
            assertThat(read(module)).isEmpty();
            while (systemd.connections() == 0) {
                assertThat(read(module, 1)).isEmpty();
            }
            // at the second read it is given up; when its thread has seen that, it is told, and asked anew
            while (module.errors() == 0) {
                assertThat(read(module)).isEmpty();
            }
            never.countDown();
            Map<String, Number> points = Map.of();
            while (points.isEmpty()) {
                points = read(module, 1);
            }
            assertThat(points).containsEntry("systemd.state.running", 1L);
            assertThat(module.errors()).isEqualTo(1);
            assertThat(systemd.connections()).isEqualTo(2);
        }
    }

    @Test
    void closingTheModuleEndsTheWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root)) {
            systemd.when = asked;
            try (ModuleTrial module = host.hasty("")) {
                while (systemd.connections() == 0) {
                    read(module, 1);
                }
            }
            asked.countDown();
            systemd.awaitHangUp();
        }
    }

    @Test
    void closingTheModuleEndsItsConnection() throws Exception {
        try (SystemdPeer systemd = SystemdPeer.onTheBusOf(root)) {
            try (ModuleTrial module = host.patient("")) {
                read(module);
            }
            systemd.awaitHangUp();
        }
    }
}
