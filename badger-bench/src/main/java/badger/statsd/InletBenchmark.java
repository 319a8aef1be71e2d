package badger.statsd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a packet costs in the kernel, on its way over the loopback interface: sent and received by one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InletBenchmark {
    private final UdpInlet inlet = new UdpInlet("127.0.0.1", 0, 1024 * 1024);
    private final DatagramChannel sender;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(64)
            .put("shop.requests:1|c|#env:production,host:web-1".getBytes(StandardCharsets.UTF_8))
            .flip();

    /** Makes a sender that is not connected yet. */
    public InletBenchmark() {
        try {
            sender = DatagramChannel.open();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connects it. */
    @Setup
    public void connect() throws IOException {
        inlet.open();
        sender.connect(Objects.requireNonNull(inlet.address()));
    }

    /** One packet. */
    @Benchmark
    public int packet() throws IOException {
        sender.write(packet.rewind());
        return inlet.receive();
    }

    /** Closes both. */
    @TearDown
    public void close() throws IOException {
        sender.close();
        inlet.close();
    }
}
