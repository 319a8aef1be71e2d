package badger.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.time.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

final class EventLogTest {
    private final ManualClock clock = new ManualClock(0);
    private final EventLog log = new EventLog(clock);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void catchStandardError() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void equalEventsAreSaidOnceAndCounted() {
        log.say(Level.WARN, "disk", "cannot read /proc/diskstats");
        log.say(Level.WARN, "disk", "cannot read /proc/diskstats");
        log.say(Level.WARN, "disk", "cannot read /proc/diskstats");
        assertThat(lines()).singleElement().asString().contains("disk").contains("cannot read /proc/diskstats");
        assertThat(log.suppressed()).isEqualTo(2);
    }

    @Test
    void theCountIsToldWithTheFirstAfterTenMinutes() {
        log.say(Level.WARN, "disk", "bad");
        log.say(Level.WARN, "disk", "bad");
        clock.advance(600_000_000_000L);
        log.say(Level.WARN, "disk", "bad");
        assertThat(lines()).hasSize(2).last().asString().contains("bad (and 1 times before, not shown)");
    }

    @Test
    void anotherPlaceOrAnotherKeyIsAnotherEvent() {
        log.say(Level.WARN, "disk", "bad");
        log.say(Level.WARN, "network", "bad");
        log.say(Level.WARN, "disk", "worse");
        log.say(Level.WARN, "disk", "worse", "worse by 7", null);
        assertThat(lines()).hasSize(3);
    }

    @Test
    void anEventIsOneLineWhateverItsText() {
        log.say(Level.WARN, "lane", "server said:\r\n  <html>\n</html>");
        assertThat(lines()).singleElement().asString().contains("server said: | <html> | </html>");
    }

    @Test
    void memoryIsBoundedHoweverManyDifferentEventsThereAre() {
        for (int i = 0; i < 2_000; i++) {
            log.say(Level.WARN, "disk", "event " + i);
        }
        log.say(Level.WARN, "disk", "event 0");
        assertThat(lines()).as("the oldest was forgotten").hasSize(2_001);
    }
}
