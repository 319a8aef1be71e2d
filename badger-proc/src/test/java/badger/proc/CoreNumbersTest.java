package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoreNumbersTest {
    @TempDir
    private Path root;

    private void write(int core, String text) {
        ProcText.write(root, "cpu" + core + "/cpufreq/scaling_cur_freq", text);
    }

    private CoreNumbers clocks() {
        return new CoreNumbers(root, "cpufreq/scaling_cur_freq");
    }

    @Test
    void aNumberACore() {
        write(0, "2400000\n");
        write(17, "800000\n");
        try (CoreNumbers clocks = clocks()) {
            clocks.begin();
            assertThat(clocks.read(0)).isEqualTo(2_400_000);
            assertThat(clocks.read(1)).isEqualTo(ABSENT);
            assertThat(clocks.read(17)).isEqualTo(800_000);
            assertThat(clocks.kernelNanos()).isPositive();
            write(0, "1200000\n");
            clocks.begin();
            assertThat(clocks.kernelNanos()).isZero();
            assertThat(clocks.read(0)).isEqualTo(1_200_000);
            assertThat(clocks.problem()).isNull();
        }
    }

    @Test
    void whatIsNoNumberIsAbsentAndTold() {
        write(0, "<unknown>\n");
        write(1, "7 8\n");
        write(2, "12");
        write(3, "");
        try (CoreNumbers clocks = clocks()) {
            clocks.begin();
            for (int core = 0; core < 4; core++) {
                assertThat(clocks.read(core)).as("core %d", core).isEqualTo(ABSENT);
            }
            assertThat(Objects.requireNonNull(clocks.problem()))
                    .hasMessageEndingWith("scaling_cur_freq, byte 0: a number was expected");
            write(0, "5\n");
            clocks.begin();
            assertThat(clocks.read(0)).isEqualTo(5);
            assertThat(clocks.problem()).isNull();
        }
    }

    @Test
    void aCoreThatWentAndCameBack() throws IOException {
        write(0, "5\n");
        try (CoreNumbers clocks = clocks()) {
            clocks.begin();
            assertThat(clocks.read(0)).isEqualTo(5);
            // what is kept open has nothing more to say, as a file of /sys whose core went
            write(0, "");
            Files.delete(root.resolve("cpu0/cpufreq/scaling_cur_freq"));
            clocks.begin();
            assertThat(clocks.read(0)).isEqualTo(ABSENT);
            assertThat(clocks.problem()).as("what is gone is no problem").isNull();
            write(0, "6\n");
            clocks.begin();
            assertThat(clocks.read(0)).as("it is not looked for at every read").isEqualTo(ABSENT);
            clocks.returned(0);
            assertThat(clocks.read(0)).isEqualTo(6);
        }
    }

    @Test
    void aFileThatComesLaterIsSeenWithinTenMinutes() {
        try (CoreNumbers clocks = clocks()) {
            clocks.begin();
            assertThat(clocks.read(0)).isEqualTo(ABSENT);
            write(0, "5\n");
            long value = ABSENT;
            for (int i = 0; i < 600; i++) {
                clocks.begin();
                value = clocks.read(0);
            }
            assertThat(value).isEqualTo(5);
        }
    }

    @Test
    void noKernelHasThatManyCores() {
        try (CoreNumbers clocks = clocks()) {
            clocks.begin();
            assertThat(clocks.read(Integer.MAX_VALUE)).isEqualTo(ABSENT);
            assertThat(clocks.read(-1)).isEqualTo(ABSENT);
            clocks.returned(Integer.MAX_VALUE);
        }
    }
}
