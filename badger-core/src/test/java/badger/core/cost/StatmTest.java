package badger.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import badger.core.HostRoot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StatmTest {
    private static final int PAGE = 65_536;

    @TempDir
    private Path self;

    @BeforeEach
    void pagesAreLarge() throws IOException {
        ByteBuffer vector = ByteBuffer.allocate(48).order(ByteOrder.nativeOrder());
        vector.putLong(16).putLong(7).putLong(6).putLong(PAGE).putLong(0).putLong(0);
        Files.write(self.resolve("auxv"), vector.array());
    }

    @Test
    void pagesAreBytesByTheSizeThatTheKernelTold() throws IOException {
        Files.writeString(self.resolve("statm"), "765 440 412 5 0 123 0\n");
        Statm memory = new Statm(self);
        assertThat(memory.residentBytes()).isEqualTo(440L * PAGE);
        assertThat(memory.anonymousBytes()).isEqualTo(28L * PAGE);
        Files.writeString(self.resolve("statm"), "765 1440 412 5 0 123 0\n");
        assertThat(memory.residentBytes()).isEqualTo(1440L * PAGE);
    }

    @Test
    void whatCannotBeReadIsNotTold() throws IOException {
        assertThatIOException().as("no file").isThrownBy(() -> new Statm(self));
        Files.writeString(self.resolve("statm"), "765 440");
        Statm cutOff = new Statm(self);
        assertThatIOException().isThrownBy(cutOff::residentBytes);
        assertThatIOException().isThrownBy(cutOff::anonymousBytes);
        Files.write(self.resolve("auxv"), new byte[16]);
        assertThatIOException().as("no size of a page").isThrownBy(() -> new Statm(self));
    }

    /** The kernel tells the same in another file, in kB; what this test does meanwhile is the difference. */
    @Test
    void itIsWhatTheKernelSaysElsewhere() throws IOException {
        Path own = HostRoot.own().self();
        Statm memory = new Statm(own);
        assertThat(memory.residentBytes() / 1024.0)
                .isCloseTo(kilobytes(own, "VmRSS:"), within(0.2 * kilobytes(own, "VmRSS:")));
        assertThat(memory.anonymousBytes() / 1024.0)
                .isCloseTo(kilobytes(own, "RssAnon:"), within(0.2 * kilobytes(own, "RssAnon:")));
    }

    private static double kilobytes(Path self, String key) throws IOException {
        return Files.readAllLines(self.resolve("status")).stream()
                .filter(line -> line.startsWith(key))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
