package badger.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnixDatagramsTest {
    private static final int LONGEST = 64;
    private static final int KEPT = 64 * 1024;

    @TempDir
    Path folder;

    /** Sends a datagram as another program would. */
    private static void send(Path to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer name = UnixDatagrams.address(to.toString());
        int nameLength = name.remaining();
        ByteBuffer memory = ByteBuffer.allocateDirect(nameLength + bytes.length);
        memory.put(name).put(bytes);
        long address = MemorySegment.ofBuffer(memory.flip()).address();
        long descriptor = SystemCall.SOCKET.call(
                "sender", UnixDatagrams.AF_UNIX, UnixDatagrams.SOCK_DGRAM | UnixDatagrams.SOCK_CLOEXEC, 0);
        try {
            SystemCall.SENDTO.call("sender", descriptor, address + nameLength, bytes.length, 0, address, nameLength);
        } finally {
            SystemCall.CLOSE.call("sender", descriptor);
        }
        assertThat(memory.capacity()).as("reachable until here").isEqualTo(nameLength + bytes.length);
    }

    private static String received(UnixDatagrams socket) throws IOException {
        byte[] into = new byte[LONGEST];
        int length = socket.receive(into);
        return length + " " + new String(Arrays.copyOf(into, Math.min(length, LONGEST)), StandardCharsets.UTF_8);
    }

    @Test
    void datagramsComeOneByOne() throws IOException {
        Path path = folder.resolve("socket");
        try (UnixDatagrams socket = new UnixDatagrams(path, LONGEST, KEPT)) {
            assertThat(path).exists();
            send(path, "one:1|c");
            send(path, "");
            send(path, "two:2|c");
            assertThat(received(socket)).isEqualTo("7 one:1|c");
            assertThat(received(socket)).isEqualTo("0 ");
            assertThat(received(socket)).isEqualTo("7 two:2|c");
        }
    }

    @Test
    void oneThatIsTooLongIsCutOffAndSaysSo() throws IOException {
        Path path = folder.resolve("socket");
        try (UnixDatagrams socket = new UnixDatagrams(path, LONGEST, KEPT)) {
            send(path, "a".repeat(LONGEST + 6));
            send(path, "next");
            assertThat(received(socket)).isEqualTo("70 " + "a".repeat(LONGEST));
            assertThat(received(socket)).isEqualTo("4 next");
        }
    }

    @Test
    void closingEndsTheWaiting() throws Exception {
        UnixDatagrams socket = new UnixDatagrams(folder.resolve("socket"), LONGEST, KEPT);
        FutureTask<Integer> waiting = new FutureTask<>(() -> socket.receive(new byte[LONGEST]));
        Thread receiver = Thread.ofPlatform().daemon().start(waiting);
        socket.close();
        assertThat(waiting.get()).isEqualTo(-1);
        receiver.join();
        socket.close();
        assertThat(socket.receive(new byte[LONGEST])).isEqualTo(-1);
    }

    @Test
    void aPathThatIsTakenIsRefusedWithItsReason() throws IOException {
        Path path = Files.createFile(folder.resolve("taken"));
        assertThatThrownBy(() -> new UnixDatagrams(path, LONGEST, KEPT))
                .isInstanceOf(IOException.class)
                .hasMessage(path + ": bind fails with errno 98 (address already in use)");
    }

    @Test
    void aPathMayBeTooLong() {
        Path path = Path.of("/" + "a".repeat(UnixDatagrams.LONGEST_PATH));
        assertThatThrownBy(() -> new UnixDatagrams(path, LONGEST, KEPT))
                .isInstanceOf(IOException.class)
                .hasMessage(path + ": the path of a socket has 107 bytes at the most, this has 108");
    }
}
