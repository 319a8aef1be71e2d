package badger.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.HostRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class KernelCountsTest {
    private final OwnProcess process = OwnProcess.of(HostRoot.own());

    @TempDir
    Path folder;

    @Test
    void whatAThreadUsesIsCountedUpToNow() {
        try (ThreadCpu cpu = process.cpuOfThisThread()) {
            long before = cpu.nanosNow();
            assertThat(before).isPositive();
            long wall = System.nanoTime();
            // ends only because it is counted
            while (cpu.nanosNow() - before < 2_000_000) {
                Thread.onSpinWait();
            }
            assertThat(cpu.nanosNow() - before).isLessThanOrEqualTo(System.nanoTime() - wall);
        }
    }

    @Test
    void anotherThreadReadsWhatAThreadHasUsedAndNotItsOwn() throws InterruptedException {
        AtomicReference<ThreadCpu> made = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Thread waits = Thread.ofPlatform().start(() -> {
            made.set(process.cpuOfThisThread());
            ready.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ready.await();
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        try (ThreadCpu itsOwn = made.get();
                ThreadCpu mine = process.cpuOfThisThread()) {
            long before = mine.nanosNow();
            while (mine.nanosNow() - before < 50_000_000) {
                Thread.onSpinWait();
            }
            assertThat(itsOwn.nanos()).isBetween(1L, 49_000_000L);
        }
        over.countDown();
        waits.join();
    }

    @Test
    void anInterruptedThreadCanReadOn() {
        try (ThreadCpu cpu = process.cpuOfThisThread()) {
            Thread.currentThread().interrupt();
            assertThat(cpu.nanos()).isPositive();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(cpu.nanos()).isPositive();
        }
    }

    @Test
    void aFileThatWasClosedTellsNothing() {
        ThreadCpu cpu = process.cpuOfThisThread();
        cpu.close();
        assertThat(cpu.nanos()).isEqualTo(ThreadCpu.UNKNOWN);
        assertThat(cpu.nanosNow()).isEqualTo(ThreadCpu.UNKNOWN);
    }

    @Test
    void theMemoryIsThatOfThisProcess() {
        assertThat(process.residentBytes()).isBetween(10L << 20, 1L << 40);
        assertThat(process.anonymousBytes()).isBetween(1L << 20, 1L << 40);
    }

    @Test
    void theHostHasAtLeastThisProcess() {
        assertThat(process.processesOfHost()).isPositive();
    }

    @Test
    void whereNothingIsCountedNothingIsTold() throws Exception {
        Path proc = Files.createDirectories(folder.resolve("proc"));
        OwnProcess lost = new KernelCounts(proc.resolve("self"), proc);
        assertThat(lost.cpuOfThisThread().nanos()).isEqualTo(ThreadCpu.UNKNOWN);
        assertThat(lost.residentBytes()).isEqualTo(ThreadCpu.UNKNOWN);
        assertThat(lost.anonymousBytes()).isEqualTo(ThreadCpu.UNKNOWN);

        Files.createDirectories(proc.resolve("thread-self"));
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("self/stat"), "1 (java) R\n");
        Files.writeString(proc.resolve("thread-self/schedstat"), "");
        assertThat(lost.cpuOfThisThread().nanos()).as("empty").isEqualTo(ThreadCpu.UNKNOWN);
        Files.writeString(proc.resolve("thread-self/schedstat"), "0 0 0\n");
        assertThat(lost.cpuOfThisThread().nanos())
                .as("a kernel without CONFIG_SCHED_INFO")
                .isEqualTo(ThreadCpu.UNKNOWN);

        Files.writeString(proc.resolve("thread-self/schedstat"), "123456 7 8\n");
        assertThat(lost.cpuOfThisThread().nanos()).isEqualTo(123456);
    }
}
