package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.wire.ByteWriter;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A writer that has its size allocates nothing; here, because the core's own tests do not see {@code java.management}. */
class WireAllocationIT {
    private static final int NUMBERS = 20_000;

    private final ByteWriter out = new ByteWriter(1 << 20);

    @Test
    void numbersAndTextAreWrittenWithoutAllocating() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        writeAll(); // classes are loaded by now
        long before = threads.getCurrentThreadAllocatedBytes();
        long measuring = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        writeAll();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isEqualTo(measuring);
    }

    private void writeAll() {
        out.clear();
        for (int i = 0; i < NUMBERS; i++) {
            out.number((i + 100) / 1e6)
                    .number(i * 12_345.625)
                    .number(-i * 1_234_567_890_123L)
                    .number(i * 1e10);
            if (i % 20 == 0) {
                out.utf8("d\u00fcsk.\u65e5").jsonString("a\n\"b\u00fc\"").ascii("c");
            }
        }
    }
}
