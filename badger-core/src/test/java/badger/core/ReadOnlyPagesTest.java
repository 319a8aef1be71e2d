package badger.core;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.time.ManualClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the test's own Java, which may call {@code madvise} as that of the image may: see this module's pom. */
final class ReadOnlyPagesTest {
    private static final long MINUTE = 60_000_000_000L;

    private final ManualClock clock = new ManualClock(0);

    @TempDir
    private Path folder;

    @Test
    void afterAMinuteAndThenEveryTenTheyGoBack() throws IOException {
        ReadOnlyPages pages = new ReadOnlyPages(clock, HostRoot.own().self());
        assertThat(pages.watch()).isEqualTo(MINUTE);
        clock.advance(MINUTE - 1);
        assertThat(pages.watch()).isEqualTo(MINUTE);
        clock.advance(1);
        long before = kilobytes();
        assertThat(pages.watch()).isEqualTo(11 * MINUTE);
        assertThat(kilobytes()).isLessThan(before);
        clock.advance(10 * MINUTE - 1);
        assertThat(pages.watch()).isEqualTo(11 * MINUTE);
        clock.advance(1);
        assertThat(pages.watch()).isEqualTo(21 * MINUTE);
    }

    @Test
    void whereTheKernelDoesNotTellThemTheyStayAndNobodyAsksAgain() {
        ReadOnlyPages pages = new ReadOnlyPages(clock, folder);
        assertThat(pages.watch()).isEqualTo(MINUTE);
        clock.advance(MINUTE);
        assertThat(pages.watch()).isEqualTo(Long.MAX_VALUE);
        assertThat(pages.watch()).isEqualTo(Long.MAX_VALUE);
    }

    private static long kilobytes() throws IOException {
        try (BufferedReader smaps =
                Files.newBufferedReader(HostRoot.own().self().resolve("smaps"))) {
            return CleanMapping.of(smaps).stream()
                    .mapToLong(CleanMapping::resident)
                    .sum();
        }
    }
}
