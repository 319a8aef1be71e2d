package badger.emit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import badger.core.spi.SinkClosedException;
import badger.core.wire.PayloadJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleEmitterTest {
    private static final String LINE = """
            {"cluster":"","datacenter":"dc1","hostname":"web-01","ipv4":"192.0.2.7","ipv6":"",\
            "points":[{"load.one":{"units":"","value":0.25}}],"region":"","timestamp":%d,"zone":""}
            """;

    private static final String INDENTED = """
            {
                "cluster": "",
                "datacenter": "dc1",
                "hostname": "web-01",
                "ipv4": "192.0.2.7",
                "ipv6": "",
                "points": [
                    {
                        "load.one": {
                            "units": "",
                            "value": 0.25
                        }
                    }
                ],
                "region": "",
                "timestamp": 7,
                "zone": ""
            }
            """;

    private static final int LARGE = 25_000;

    private final Terminal terminal = new Terminal();
    private final Output output = new Output(terminal);
    private final ConsoleEmitter emitter = new ConsoleEmitter(PayloadJson.Layout.COMPACT, output);

    @Test
    void stdoutIsALineAFrame() throws IOException {
        emitter.emit(batch(7, 8));
        assertThat(terminal.text()).isEqualTo(LINE.formatted(7) + LINE.formatted(8));
    }

    @Test
    void stdoutPrettyIsIndented() throws IOException {
        new ConsoleEmitter(PayloadJson.Layout.PRETTY, output).emit(batch(7));
        assertThat(terminal.text()).isEqualTo(INDENTED);
    }

    @Test
    void whatIsTakenInPiecesArrivesWhole() throws IOException {
        terminal.takes.addAll(List.of(1, 0, 100, 3));
        emitter.emit(batch(7));
        assertThat(terminal.text()).isEqualTo(LINE.formatted(7));
    }

    @Test
    void aFrameHandedAgainAfterAFullDiskStartsALineOfItsOwn() throws IOException {
        terminal.takes.add(10);
        terminal.full = true;
        assertThatThrownBy(() -> emitter.emit(batch(7)))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThatThrownBy(() -> emitter.emit(batch(7))).isExactlyInstanceOf(IOException.class);
        terminal.full = false;
        emitter.emit(batch(7));
        emitter.emit(batch(8));
        assertThat(terminal.text()).isEqualTo(LINE.substring(0, 10) + "\n" + LINE.formatted(7) + LINE.formatted(8));
    }

    @Test
    void aFullDiskThatTookNothingLeavesNoEmptyLine() throws IOException {
        terminal.full = true;
        assertThatThrownBy(() -> emitter.emit(batch(7))).isExactlyInstanceOf(IOException.class);
        terminal.full = false;
        emitter.emit(batch(7));
        assertThat(terminal.text()).isEqualTo(LINE.formatted(7));
    }

    @Test
    void aLargeFrameIsOneLineInPiecesThatFitIntoLittleMemory() throws IOException {
        emitter.emit(large(7));
        assertThat(terminal.text()).isEqualTo(largeLine(7));
        assertThat(terminal.largest).isLessThan(32 * 1024);
    }

    @Test
    void aLargeFrameThatStuckHalfwayIsHandedAgainWhole() throws IOException {
        terminal.takes.addAll(List.of(24 * 1024, 24 * 1024, 24 * 1024, 5));
        terminal.full = true;
        assertThatThrownBy(() -> emitter.emit(large(7))).isExactlyInstanceOf(IOException.class);
        terminal.full = false;
        String torn = terminal.text();
        assertThat(largeLine(7)).startsWith(torn);
        emitter.emit(large(7));
        emitter.emit(batch(8));
        assertThat(terminal.text()).isEqualTo(torn + "\n" + largeLine(7) + LINE.formatted(8));
    }

    @Test
    void anotherEntryStartsALineOfItsOwnBehindATornOne() throws IOException {
        terminal.takes.add(10);
        terminal.full = true;
        assertThatThrownBy(() -> emitter.emit(batch(7))).isExactlyInstanceOf(IOException.class);
        terminal.full = false;
        new ConsoleEmitter(PayloadJson.Layout.PRETTY, output).emit(batch(7));
        emitter.emit(batch(7));
        assertThat(terminal.text()).isEqualTo(LINE.substring(0, 10) + "\n" + INDENTED + LINE.formatted(7));
    }

    @Test
    @Timeout(60)
    void anotherEntryWaitsForTheEndOfAFrame() throws Exception {
        ConsoleEmitter other = new ConsoleEmitter(PayloadJson.Layout.COMPACT, output);
        FutureTask<Void> small = new FutureTask<>(() -> {
            other.emit(batch(8));
            return null;
        });
        Thread thread = new Thread(small);
        terminal.atFirstPiece = () -> {
            thread.start();
            while (thread.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        };
        emitter.emit(large(7));
        small.get();
        assertThat(terminal.text()).isEqualTo(largeLine(7) + LINE.formatted(8));
    }

    @Test
    void aReaderThatWentAwayClosesTheSink() throws IOException {
        Pipe pipe = Pipe.open();
        pipe.source().close();
        try (Pipe.SinkChannel sink = pipe.sink()) {
            ConsoleEmitter piped = new ConsoleEmitter(PayloadJson.Layout.COMPACT, new Output(sink));
            assertThatThrownBy(() -> piped.emit(batch(7)))
                    .isInstanceOf(SinkClosedException.class)
                    .hasRootCauseMessage("Broken pipe");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad file descriptor", "Input/output error"})
    void aTerminalThatIsGoneClosesTheSink(String reason) {
        terminal.broken = reason;
        assertThatThrownBy(() -> emitter.emit(batch(7))).isInstanceOf(SinkClosedException.class);
    }

    @Test
    void closingLeavesStandardOutputOpen() throws IOException {
        emitter.close();
        emitter.close();
        assertThat(terminal.isOpen()).isTrue();
    }

    @Test
    void providersSayWhatTheyAre() {
        assertThat(List.<EmitterProvider<?>>of(new StdoutEmitterProvider(), new StdoutPrettyEmitterProvider()))
                .allSatisfy(provider -> {
                    assertThat(provider.confirmation()).isEqualTo(Confirmation.LOCAL);
                    assertThat(provider.defaults()).isEqualTo(new ConsoleConfig());
                    assertThat(provider.summary()).isNotBlank();
                    assertThat(provider.maxPoints()).as("no frame is cut").isEqualTo(Integer.MAX_VALUE);
                })
                .extracting(EmitterProvider::names)
                .containsExactly(
                        List.of("stdout", "stdout_emitter"), List.of("stdout_pretty", "stdout_pretty_emitter"));
    }

    private static Batch batch(long... seconds) {
        return framesOf(1, seconds);
    }

    /** A frame of a megabyte. */
    private static Batch large(long second) {
        return framesOf(LARGE, second);
    }

    private static String largeLine(long second) {
        String point = "{\"load.one\":{\"units\":\"\",\"value\":0.25}}";
        return LINE.formatted(second).replace(point, String.join(",", Collections.nCopies(LARGE, point)));
    }

    private static Batch framesOf(int points, long... seconds) {
        return new Batch() {
            @Override
            public int frames() {
                return seconds.length;
            }

            @Override
            public Frame frame(int index) {
                return new Same(seconds[index], points);
            }

            @Override
            public long deadlineNanos() {
                return Long.MAX_VALUE;
            }
        };
    }

    /** A frame that has one point so many times. */
    private record Same(long epochSecond, int size) implements Frame {
        private static final Series LOAD =
                new Series(0, "load.one", List.of(), "", NumberType.FLOATING, Kind.GAUGE, "", "load.one");

        @Override
        public Host host() {
            return new Host("dc1", "", "", "", "web-01", "192.0.2.7", "");
        }

        @Override
        public Series series(int point) {
            return LOAD;
        }

        @Override
        public long integer(int point) {
            throw new AssertionError("a floating point was read as integer");
        }

        @Override
        public double floating(int point) {
            return 0.25;
        }
    }

    /** A terminal that takes what it is told to take. */
    private static final class Terminal implements WritableByteChannel {
        final Queue<Integer> takes = new ArrayDeque<>();
        Runnable atFirstPiece = () -> {};
        int largest;
        boolean full;
        String broken = "";
        private boolean open = true;
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (!broken.isEmpty()) {
                throw new IOException(broken);
            }
            largest = Math.max(largest, bytes.remaining());
            Runnable first = atFirstPiece;
            atFirstPiece = () -> {};
            first.run();
            Integer limit = takes.poll();
            if (limit == null && full) {
                throw new IOException("No space left on device");
            }
            byte[] part = new byte[limit == null ? bytes.remaining() : Math.min(limit, bytes.remaining())];
            bytes.get(part);
            taken.writeBytes(part);
            return part.length;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }

        String text() {
            return taken.toString(StandardCharsets.UTF_8);
        }
    }
}
