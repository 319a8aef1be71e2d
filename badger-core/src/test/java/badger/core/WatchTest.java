package badger.core;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.time.ManualClock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WatchTest {
    @Test
    void itDoesNotEndWithoutAWord() throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        Watch watch = new Watch(
                new ManualClock(0),
                List.of(() -> {
                    throw new OutOfMemoryError("unable to create native thread");
                }),
                told::complete);
        watch.start();
        assertThat(told.get(10, TimeUnit.SECONDS)).hasMessageContaining("native thread");
    }
}
