package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reader of {@code /sys/class/net/[interface]/}{@code operstate}, {@code speed} and {@code duplex}: the link of one interface.
 * A driver that does not know its speed, or whose link is down, prints -1 or refuses to be read. Not safe for use by several
 * threads.
 *
 * @see <a href="https://docs.kernel.org/networking/operstates.html">Documentation/networking/operstates.rst</a>
 * @see <a href="https://docs.kernel.org/admin-guide/abi-testing.html">Documentation/ABI/testing/sysfs-class-net</a>
 */
public final class NetLink implements AutoCloseable {
    private static final byte[] UP = "up".getBytes(US_ASCII);
    private static final byte[] UNKNOWN = "unknown".getBytes(US_ASCII);
    private static final byte[] FULL = "full".getBytes(US_ASCII);
    private static final byte[] HALF = "half".getBytes(US_ASCII);

    /** Unknown speeds as kernels have printed them: -1 as an unsigned number of 16 and of 32 bits. */
    private static final long UNKNOWN_16 = 65_535;

    private static final long UNKNOWN_32 = 4_294_967_295L;

    private final ProcFile stateFile;
    private final ProcFile speedFile;
    private final ProcFile duplexFile;
    private long up = ABSENT;
    private long megabits = ABSENT;
    private long fullDuplex = ABSENT;
    private long kernelNanos;

    /** Names the folder of the interface, whose files are opened at the first read. */
    public NetLink(Path folder) {
        stateFile = ProcFile.inOneGo(folder.resolve("operstate"), 64);
        speedFile = ProcFile.inOneGo(folder.resolve("speed"), 64);
        duplexFile = ProcFile.inOneGo(folder.resolve("duplex"), 64);
    }

    /**
     * Reads the files.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such interface, or no state of any
     * @throws IOException if its state cannot be read
     */
    public void read() throws IOException {
        up = ABSENT;
        megabits = ABSENT;
        fullDuplex = ABSENT;
        ProcCursor state = stateFile.read();
        kernelNanos = stateFile.kernelNanos();
        if (!state.accept(UNKNOWN) && state.hasLine()) {
            up = state.accept(UP) && state.atLineEnd() ? 1 : 0;
        }
        if (up != 0) {
            readSpeed();
            readDuplex();
        }
    }

    private void readSpeed() {
        try {
            long speed = speedFile.read().plainLong();
            kernelNanos += speedFile.kernelNanos();
            megabits = speed == UNKNOWN_16 || speed == UNKNOWN_32 || speed == 0 ? ABSENT : speed;
        } catch (IOException e) {
            // a driver that has no speed (EINVAL), or a kernel that has no such file
            speedFile.close();
        }
    }

    private void readDuplex() {
        try {
            ProcCursor duplex = duplexFile.read();
            kernelNanos += duplexFile.kernelNanos();
            if (duplex.accept(FULL)) {
                fullDuplex = 1;
            } else if (duplex.accept(HALF)) {
                fullDuplex = 0;
            }
        } catch (IOException e) {
            // as with the speed
            duplexFile.close();
        }
    }

    /** 1 if packets can pass ({@code up}), 0 if not; absent if the driver does not say. */
    public long up() {
        return up;
    }

    /** What it can carry each way, in megabits (10<sup>6</sup> bits) a second. */
    public long megabits() {
        return megabits;
    }

    /** 1 if it sends and receives at a time, 0 if not. */
    public long fullDuplex() {
        return fullDuplex;
    }

    /** How long the kernel took to produce what was read last, in nanoseconds. */
    public long kernelNanos() {
        return kernelNanos;
    }

    @Override
    public void close() {
        stateFile.close();
        speedFile.close();
        duplexFile.close();
    }
}
