package badger.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A host root with nothing but the counters of many network interfaces: large frames from a small file. */
final class ManyInterfaces {
    private ManyInterfaces() {}

    static Path create(Path folder, int interfaces) throws IOException {
        StringBuilder text = new StringBuilder("""
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                """);
        for (int i = 0; i < interfaces; i++) {
            text.append("eth%d: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16%n".formatted(i));
        }
        Path root = folder.resolve("root");
        Path net = Files.createDirectories(root.resolve("proc/1/net"));
        Files.writeString(net.resolve("dev"), text);
        Path conf = Files.createDirectories(folder.resolve("conf.d"));
        OwnSeries.everySecond(conf);
        Files.writeString(conf.resolve("network.conf"), "{\"interfaces_to_check\": \"*\"}");
        return root;
    }
}
