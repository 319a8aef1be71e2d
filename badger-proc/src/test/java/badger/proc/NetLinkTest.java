package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of one interface. */
final class NetLinkTest {
    @TempDir
    private Path folder;

    private void write(String state, String speed, String duplex) {
        ProcText.write(folder, "operstate", state);
        ProcText.write(folder, "speed", speed);
        ProcText.write(folder, "duplex", duplex);
    }

    @Test
    void stateSpeedAndDuplex() throws IOException {
        write("up\n", "10000\n", "full\n");
        try (NetLink link = new NetLink(folder)) {
            link.read();
            assertThat(link.up()).isOne();
            assertThat(link.megabits()).isEqualTo(10_000);
            assertThat(link.fullDuplex()).isOne();
            write("up\n", "100\n", "half\n");
            link.read();
            assertThat(link.megabits()).isEqualTo(100);
            assertThat(link.fullDuplex()).isZero();
        }
    }

    @Test
    void aLinkThatIsDownHasNoSpeed() throws IOException {
        for (String state : new String[] {"down\n", "lowerlayerdown\n", "dormant\n", "notpresent\n", "upper\n"}) {
            write(state, "1000\n", "full\n");
            try (NetLink link = new NetLink(folder)) {
                link.read();
                assertThat(link.up()).as(state).isZero();
                assertThat(link.megabits()).as(state).isEqualTo(ABSENT);
                assertThat(link.fullDuplex()).as(state).isEqualTo(ABSENT);
            }
        }
    }

    @Test
    void whatADriverDoesNotKnowIsAbsent() throws IOException {
        for (String speed : new String[] {"-1\n", "65535\n", "4294967295\n", "0\n", "\n", "fast\n", ""}) {
            write("unknown\n", speed, "unknown\n");
            try (NetLink link = new NetLink(folder)) {
                link.read();
                assertThat(link.up()).isEqualTo(ABSENT);
                assertThat(link.megabits()).as(speed).isEqualTo(ABSENT);
                assertThat(link.fullDuplex()).isEqualTo(ABSENT);
            }
        }
        Files.delete(folder.resolve("speed"));
        Files.delete(folder.resolve("duplex"));
        try (NetLink link = new NetLink(folder)) {
            link.read();
            assertThat(link.megabits()).isEqualTo(ABSENT);
        }
    }

    @Test
    void withoutAStateThereIsNoLink() {
        try (NetLink link = new NetLink(folder.resolve("eth7"))) {
            assertThatThrownBy(link::read).isInstanceOf(NoSuchFileException.class);
        }
    }
}
