package badger.natives;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the kernel's clock is kept in time.
 *
 * @param synchronizedNow whether somebody keeps it in time (the state is not TIME_ERROR)
 * @param offsetNanos how far it was off when it was last compared, in nanoseconds; what is still to be corrected
 * @param maxErrorMicros how far it may be off, in microseconds
 * @param estimatedErrorMicros how far it is believed to be off, in microseconds
 * @param frequencyPpm how much faster its oscillator is made to run, in millionths
 * @param taiSeconds how far TAI is ahead of UTC, in seconds; 0 if nobody told the kernel
 * @see <a href="https://man7.org/linux/man-pages/man2/adjtimex.2.html">adjtimex(2)</a>
 */
public record Adjtimex(
        boolean synchronizedNow,
        long offsetNanos,
        long maxErrorMicros,
        long estimatedErrorMicros,
        double frequencyPpm,
        int taiSeconds) {
    /** {@code struct __kernel_timex}: include/uapi/linux/timex.h. */
    private static final int SIZE = 208;

    private static final int OFFSET = 8;
    private static final int FREQUENCY = 16;
    private static final int MAX_ERROR = 24;
    private static final int ESTIMATED_ERROR = 32;
    private static final int STATUS = 40;
    private static final int TAI = 160;

    private static final int STA_UNSYNC = 0x40;
    private static final int STA_NANO = 0x2000;
    private static final int TIME_ERROR = 5;

    /** The frequency is in millionths with 16 bits of fraction. */
    private static final double SCALED_PPM = 1 << 16;

    /**
     * Asks the kernel, and changes nothing.
     *
     * @throws IOException if it may not be asked
     */
    public static Adjtimex now() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(SIZE, Long.BYTES);
            long state = SystemCall.ADJTIMEX.call("the state of the clock", memory.address());
            ByteBuffer answer = memory.asByteBuffer().order(ByteOrder.nativeOrder());
            int status = answer.getInt(STATUS);
            return new Adjtimex(
                    state != TIME_ERROR && (status & STA_UNSYNC) == 0,
                    answer.getLong(OFFSET) * ((status & STA_NANO) == 0 ? 1000 : 1),
                    answer.getLong(MAX_ERROR),
                    answer.getLong(ESTIMATED_ERROR),
                    answer.getLong(FREQUENCY) / SCALED_PPM,
                    answer.getInt(TAI));
        }
    }
}
