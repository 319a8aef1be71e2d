package badger.it;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that has a host do a little of everything, evenly: it computes, faults, reads and writes a disk without its cache, and
 * talks TCP and UDP over loopback. Its one argument is a folder; it ends when its standard input does.
 */
final class Load {
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 4096;
    private static final int PAGES = 512;
    private static final int CONNECTIONS = 10;

    private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(6);
    private final InetAddress here = InetAddress.getLoopbackAddress();
    private long sum;

    /** A step of the work. */
    private interface Step {
        void run() throws IOException;
    }

    /** Where its class is, for the class path of a process of its own. */
    static String classes() {
        return Path.of(Load.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    public static void main(String... arguments) throws IOException {
        Load load = new Load();
        load.begin(Path.of(arguments[0]));
        while (System.in.read() >= 0) {
            // until it is closed
        }
        load.timers.shutdownNow();
    }

    private void begin(Path folder) throws IOException {
        every(50, this::compute);
        every(50, Load::fault);
        disk(folder);
        tcp();
        udp();
        System.out.println("ready");
    }

    private void every(long millis, Step step) {
        ScheduledFuture<?> _ = timers.scheduleAtFixedRate(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        e.printStackTrace();
                        System.exit(1);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** A tenth of a processor or so, in user mode. */
    private void compute() {
        for (int i = 0; i < 5_000_000; i++) {
            sum = sum * 31 + i;
        }
    }

    /** Pages that are touched for the first time, and given back. */
    private static void fault() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pages = arena.allocate((long) PAGES * BLOCK);
            for (int page = 0; page < PAGES; page++) {
                pages.setAtIndex(ValueLayout.JAVA_BYTE, (long) page * BLOCK, (byte) 1);
            }
        }
    }

    private void disk(Path folder) throws IOException {
        Path path = folder.resolve("load");
        ByteBuffer block =
                ByteBuffer.allocateDirect(2 * BLOCK).alignedSlice(BLOCK).limit(BLOCK);
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, direct());
        for (int i = 0; i < BLOCKS; i++) {
            file.write(block.clear().limit(BLOCK), (long) i * BLOCK);
        }
        long[] next = new long[1];
        every(5, () -> {
            long place = next[0]++ * 7 % BLOCKS * BLOCK;
            file.write(block.clear().limit(BLOCK), place);
            file.read(block.clear().limit(BLOCK), (place + BLOCK) % ((long) BLOCKS * BLOCK));
            if (next[0] % 10 == 0) {
                file.force(false);
            }
        });
        Path cached = Files.createTempFile(folder, "cached", "");
        byte[] some = new byte[BLOCK];
        every(100, () -> Files.write(cached, some));
    }

    /** {@code ExtendedOpenOption.DIRECT} of module jdk.unsupported; to name it is a warning that nothing turns off. */
    private static OpenOption direct() {
        try {
            return Arrays.stream(
                            Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections that stay, one that comes and goes every 100 ms, and one that is refused. */
    private void tcp() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, here);
        List<Socket> clients = new ArrayList<>();
        List<Socket> served = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(new Socket(here, server.getLocalPort()));
            served.add(server.accept());
        }
        byte[] message = new byte[1000];
        every(20, () -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.get(i).getOutputStream().write(message);
                int _ = served.get(i).getInputStream().readNBytes(message, 0, message.length);
            }
        });
        every(100, () -> {
            try (Socket client = new Socket(here, server.getLocalPort());
                    Socket other = server.accept()) {
                client.getOutputStream().write(1);
                int _ = other.getInputStream().read();
            }
        });
    }

    /** Datagrams that arrive, and some to a port that nobody has. */
    private void udp() throws IOException {
        DatagramSocket receiver = new DatagramSocket(new InetSocketAddress(here, 0));
        DatagramSocket sender = new DatagramSocket(new InetSocketAddress(here, 0));
        byte[] message = new byte[100];
        DatagramPacket there = new DatagramPacket(message, message.length, here, receiver.getLocalPort());
        DatagramPacket nowhere = new DatagramPacket(message, message.length, here, 1);
        DatagramPacket received = new DatagramPacket(new byte[message.length], message.length);
        every(20, () -> {
            sender.send(there);
            receiver.receive(received);
            sender.send(nowhere);
        });
    }
}
