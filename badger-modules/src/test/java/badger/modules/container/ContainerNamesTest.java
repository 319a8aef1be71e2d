package badger.modules.container;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.trial.ModuleTrial;
import badger.modules.MadeHost;
import badger.testkit.StagedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What containers are called, by an engine that answers, is slow, hangs, is not there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class ContainerNamesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final String ID = "0123456789abcdef".repeat(4);
    private static final String OTHER_ID = "fedcba9876543210".repeat(4);

    @TempDir
    Path root;

    @BeforeEach
    void makeHost() throws IOException {
        Files.createDirectories(root.resolve("proc"));
        MadeHost.write(root, "sys/fs/cgroup/cgroup.controllers", "pids\n");
        MadeHost.write(root, "sys/fs/cgroup/cgroup.stat", "nr_descendants 2\n");
        container("docker/" + ID);
    }

    private void container(String path) throws IOException {
        MadeHost.write(root, "sys/fs/cgroup/" + path + "/pids.current", "3\n");
    }

    private Path socket() {
        return root.resolve("run/docker.sock");
    }

    private ModuleTrial module(Duration deadline) throws IOException {
        ContainersTold provider = new ContainersTold(deadline);
        return ModuleTrial.of(provider, provider.defaults(), new StagedHost(root), 0);
    }

    private static List<String> names(ModuleTrial module, long nanos) throws IOException {
        return module.tick(nanos).stream()
                .map(reading -> reading.series().labels().getFirst().value())
                .sorted()
                .toList();
    }

    @Test
    void theEnginesNameIsTaken() throws Exception {
        try (Engine engine = Engine.at(socket(), Engine.naming(OTHER_ID, "db", ID, "web"));
                ModuleTrial module = module(LONG)) {
            assertThat(names(module, SECOND)).containsExactly("web");
            assertThat(names(module, 100 * SECOND)).containsExactly("web");
            assertThat(engine.questions()).isEqualTo(1);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void anEngineIsAskedAgainForAContainerThatCameLater() throws Exception {
        try (Engine engine = Engine.at(socket(), Engine.naming(ID, "web"));
                ModuleTrial module = module(LONG)) {
            names(module, SECOND);
            engine.answers(Engine.naming(ID, "renamed", OTHER_ID, "db"));
            container("docker/" + OTHER_ID);
            MadeHost.write(root, "sys/fs/cgroup/cgroup.stat", "nr_descendants 3\n");
            assertThat(names(module, 10 * SECOND)).containsExactly("db", "web");
            assertThat(engine.questions()).isEqualTo(2);
        }
    }

    @Test
    void aContainerThatTheEngineDoesNotKnowWaitsFiveSecondsForAName() throws Exception {
        try (Engine engine = Engine.at(socket(), Engine.naming());
                ModuleTrial module = module(LONG)) {
            for (int second = 0; second < 5; second++) {
                assertThat(names(module, SECOND)).isEmpty();
            }
            assertThat(names(module, SECOND)).containsExactly("0123456789ab");
            engine.answers(Engine.naming(ID, "web"));
            assertThat(names(module, SECOND)).containsExactly("0123456789ab");
            assertThat(engine.questions()).isEqualTo(6);
        }
    }

    @Test
    void aNameThatComesLateIsTakenAllTheSame() throws Exception {
        CountDownLatch when = new CountDownLatch(1);
        try (Engine engine = Engine.at(socket(), Engine.naming(ID, "web"), when);
                ModuleTrial module = module(SHORT)) {
            assertThat(names(module, SECOND)).isEmpty();
            when.countDown();
            List<String> names = List.of();
            while (names.isEmpty()) {
                // no time passes for the module
                names = names(module, 1);
            }
            assertThat(names).containsExactly("web");
            assertThat(engine.questions()).isEqualTo(1);
        }
    }

    @Test
    void anEngineThatHangsHoldsNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Engine engine = Engine.at(socket(), "", never);
                ModuleTrial module = module(SHORT)) {
            assertThat(names(module, SECOND)).isEmpty();
            assertThat(names(module, 5 * SECOND)).containsExactly("0123456789ab");
            container("docker/" + OTHER_ID);
            MadeHost.write(root, "sys/fs/cgroup/cgroup.stat", "nr_descendants 3\n");
            for (int second = 0; second < 30; second++) {
                names(module, SECOND);
            }
            assertThat(names(module, SECOND)).containsExactly("0123456789ab", "fedcba987654");
            // the one question that is out
            assertThat(engine.questions()).isLessThanOrEqualTo(1);
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void aQuestionThatHangsIsGivenUp() throws Exception {
        try (Engine engine = Engine.silentAt(socket());
                ModuleTrial module = module(SHORT)) {
            while (engine.questions() == 0) {
                names(module, 1);
            }
            names(module, 11 * SECOND);
            engine.awaitHangUp();
        }
    }

    @Test
    void aQuestionGivenUpBeforeItBeganIsNotAsked() throws Exception {
        try (Engine engine = Engine.silentAt(socket())) {
            EngineInquiry inquiry = new EngineInquiry(socket());
            inquiry.abandon();
            assertThat(inquiry.call()).isFalse();
            assertThat(inquiry.hasEnded()).isTrue();
            assertThat(engine.questions()).isZero();
        }
    }

    @Test
    void closingTheModuleGivesAQuestionUp() throws Exception {
        try (Engine engine = Engine.silentAt(socket())) {
            try (ModuleTrial module = module(SHORT)) {
                while (engine.questions() == 0) {
                    names(module, 1);
                }
            }
            engine.awaitHangUp();
        }
    }

    @Test
    void withoutAnEngineContainersGoByTheirIdsAtOnce() throws IOException {
        try (ModuleTrial module = module(LONG)) {
            assertThat(names(module, SECOND)).containsExactly("0123456789ab");
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void anEngineThatIsNotRunningIsNoError() throws Exception {
        try (Engine engine = Engine.at(socket(), "")) {
            assertThat(engine.questions()).isZero();
        }
        // what is left is a socket at which nobody listens
        try (ModuleTrial module = module(LONG)) {
            assertThat(Files.exists(socket())).isTrue();
            assertThat(names(module, SECOND)).containsExactly("0123456789ab");
            assertThat(module.errors()).isZero();
        }
    }

    @Test
    void anEngineThatRefusesIsSaid() throws Exception {
        try (Engine engine = Engine.at(socket(), "HTTP/1.0 500 Internal Server Error\r\n\r\n{}");
                ModuleTrial module = module(LONG)) {
            assertThat(names(module, SECOND)).containsExactly("0123456789ab");
            assertThat(names(module, SECOND)).containsExactly("0123456789ab");
            assertThat(engine.questions()).isEqualTo(1);
            assertThat(module.errors()).isEqualTo(1);
        }
    }

    @Test
    void twoOfOneNameAreToldApart() throws Exception {
        container("docker/" + OTHER_ID);
        container("lxc/web");
        try (Engine _ = Engine.at(socket(), Engine.naming(ID, "web", OTHER_ID, "web"));
                ModuleTrial module = module(LONG)) {
            assertThat(names(module, SECOND)).containsExactly("fedcba987654", "lxc/web", "web");
        }
    }

    @Test
    void anEmptySocketIsNeverAsked() throws Exception {
        try (Engine engine = Engine.at(socket(), Engine.naming(ID, "web"));
                ModuleTrial module = ModuleTrial.of(
                        new ContainersTold(LONG), new ContainerConfig(false, false, ""), new StagedHost(root), 0)) {
            assertThat(names(module, SECOND)).containsExactly("0123456789ab");
            assertThat(engine.questions()).isZero();
        }
    }
}
