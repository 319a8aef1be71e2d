package badger.modules.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import badger.modules.process.MadeProcesses.Stat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CPU time of the threads of a group, on a host whose CPU has 100 jiffies a second. */
final class ProcessThreadsTest {
    private static final String PREFIX = "proc.thread.cpu.web.";

    @TempDir
    Path root;

    private MadeProcesses host;

    @BeforeEach
    void makeHost() throws IOException {
        host = MadeProcesses.of(root, Keys.on("threads").pattern("web", "web").config());
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    private void thread(int pid, int threadId, String name, long ticks) throws IOException {
        host.write(
                pid + "/task/" + threadId + "/stat",
                Stat.of(threadId, name).ticks(ticks).text());
    }

    private static double sum(Map<String, Number> points) {
        return points.entrySet().stream()
                .filter(point -> point.getKey().startsWith(PREFIX))
                .mapToDouble(point -> point.getValue().doubleValue())
                .sum();
    }

    @Test
    void threadsOfOneNameAddUp() throws IOException {
        host.put(Stat.of(100, "web").threads(3));
        thread(100, 101, "worker", 1000);
        thread(100, 102, "worker", 500);
        host.put(Stat.of(200, "web"));
        assertThat(host.tick()).doesNotContainKeys(PREFIX + "worker", PREFIX + "web");
        thread(100, 101, "worker", 1010);
        thread(100, 102, "worker", 505);
        thread(200, 200, "web", 3);
        assertThat(host.tick())
                .contains(entry(PREFIX + "worker", 15.0), entry(PREFIX + "web", 3.0), entry(PREFIX + "other", 0.0));
    }

    @Test
    void aThreadThatEndsIsNoSpikeOfTheOneThatStays() throws IOException {
        host.put(Stat.of(100, "web").threads(2).ticks(5000));
        thread(100, 100, "web", 10);
        thread(100, 101, "worker", 4990);
        host.ticks(3);
        host.put(Stat.of(100, "web").threads(1).ticks(5001));
        thread(100, 100, "web", 11);
        host.delete("100/task/101");
        assertThat(host.tick()).containsEntry(PREFIX + "web", 1.0);
    }

    @Test
    void beyondTheTwentyLargestTheyAreAddedUpAsOther() throws IOException {
        host.put(Stat.of(100, "web").threads(31));
        for (int i = 1; i <= 30; i++) {
            thread(100, 100 + i, "worker" + i, 0);
        }
        host.tick();
        for (int second = 1; second <= 12; second++) {
            for (int i = 1; i <= 30; i++) {
                thread(100, 100 + i, "worker" + i, (long) second * (i / 10));
            }
            Map<String, Number> points = host.tick();
            // 10 of 1 tick, 10 of 2, one of 3
            assertThat(sum(points)).as("second %s", second).isEqualTo(33.0);
            if (second > 1) {
                assertThat(points.keySet().stream().filter(name -> name.startsWith(PREFIX)))
                        .hasSize(21)
                        .contains(PREFIX + "worker30", PREFIX + "other");
            }
        }
    }

    @Test
    void aThreadWhoseNumberIsUsedAgainIsAnother() throws IOException {
        host.put(Stat.of(100, "web").threads(2));
        thread(100, 101, "worker", 10);
        host.ticks(2);
        host.write("100/task/101/stat", Stat.of(101, "worker").ticks(90).text().replace(" 0 101 ", " 0 999 "));
        assertThat(host.tick()).containsEntry(PREFIX + "worker", 0.0);
    }

    @Test
    void whatCannotBeUnderstoodOfOneIsNotKnownOfTheGroupAndMadeUpForLater() throws IOException {
        host.put(Stat.of(100, "web").threads(2));
        thread(100, 101, "worker", 10);
        host.ticks(2);
        thread(100, 101, "worker", 20);
        host.write("100/task/100/stat", "100 (web\n");
        assertThat(host.tick().keySet()).noneMatch(name -> name.startsWith(PREFIX));
        thread(100, 100, "web", 0);
        thread(100, 101, "worker", 20);
        // 10 jiffies of 200
        assertThat(host.tick()).containsEntry(PREFIX + "worker", 5.0);
    }
}
