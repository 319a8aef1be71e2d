package badger.natives;

import static org.assertj.core.api.Assertions.assertThat;

import badger.natives.TcpConnections.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TcpConnectionsTest {
    private static final int TRIES = 200;

    /** What was half closed by one side. */
    private static final int HALF_CLOSED = 5;

    @Test
    void countsWhatTheKernelLists() throws IOException {
        List<Socket> held = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TcpConnections connections = new TcpConnections()) {
            for (int i = 0; i < HALF_CLOSED; i++) {
                Socket here = new Socket(server.getInetAddress(), server.getLocalPort());
                held.add(here);
                held.add(server.accept());
                here.shutdownOutput();
            }
            // others open and close connections: all are asked until nothing happened in between
            for (int i = 0; i < TRIES; i++) {
                Map<State, Long> before = listed();
                connections.read();
                if (before.equals(listed())) {
                    assertThat(counted(connections)).isEqualTo(before);
                    assertThat(connections.count(State.LISTEN)).isPositive();
                    assertThat(connections.count(State.CLOSE_WAIT)).isGreaterThanOrEqualTo(HALF_CLOSED);
                    assertThat(connections.count(State.FIN_WAIT2)).isGreaterThanOrEqualTo(HALF_CLOSED);
                    assertThat(connections.count(State.ESTABLISHED))
                            .as("not asked for")
                            .isZero();
                    assertThat(connections.kernelNanos()).isPositive();
                    return;
                }
            }
            throw new AssertionError("the connections of this host never stood still");
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private static Map<State, Long> counted(TcpConnections connections) {
        Map<State, Long> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            if (connections.count(state) > 0) {
                counts.put(state, connections.count(state));
            }
        }
        return counts;
    }

    /** The same by /proc/net/tcp and tcp6, where the fourth word is the state, counted from 1. */
    private static Map<State, Long> listed() throws IOException {
        Map<State, Long> counts = new EnumMap<>(State.class);
        List<State> states = List.of(State.values());
        for (String file : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(file))) {
                for (String line :
                        Files.readAllLines(Path.of(file)).stream().skip(1).toList()) {
                    int number = Integer.parseInt(line.strip().split(" +", -1)[3], 16);
                    // 12 is a connection that is not accepted yet: SYN_RECV to whoever asks
                    State state = number == 12 ? State.SYN_RECV : states.get(number - 1);
                    if (state != State.ESTABLISHED && state != State.TIME_WAIT) {
                        counts.merge(state, 1L, Long::sum);
                    }
                }
            }
        }
        return counts;
    }
}
