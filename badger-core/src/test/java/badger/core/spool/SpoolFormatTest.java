package badger.core.spool;

import static badger.core.spool.MadeFrame.HOST;
import static badger.core.spool.MadeFrame.floating;
import static badger.core.spool.MadeFrame.host;
import static badger.core.spool.MadeFrame.integer;
import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Kind;
import badger.core.spi.Label;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bytes of a segment are, which another version must still understand, and how many they are. */
final class SpoolFormatTest {
    @TempDir
    Path folder;

    /** {@code -Dgolden.update} writes it: a change of the format wants another version in the header. */
    @Test
    void theBytesAreThoseOfTheGolden() throws IOException {
        Path golden = Path.of(System.getProperty("project.module"), "src/test/goldens/spool/segment.hex");
        Series rx = integer("net.rx_bytes", "interface", "eth0");
        Series named = new Series(
                9, "fs.free", List.of(new Label("mount", "/")), "%", NumberType.FLOATING, Kind.SHARE, "", "free");
        Series load = floating("load");
        List<MadeFrame> frames = List.of(
                new MadeFrame().at(HOST, 1_800_000_000L).with(rx, 300L).with(named, 12.437811),
                new MadeFrame().at(HOST, 1_800_000_001L).with(load, 1.0 / 3).with(named, -1.5),
                new MadeFrame().at(HOST, 1_800_000_002L).with(named, 0.0),
                new MadeFrame().at(host("web-2"), 1_800_000_003L).with(rx, -1L));
        try (Spool spool = SpoolRig.open(folder)) {
            List<Long> numbers = SpoolRig.write(spool, frames.toArray(MadeFrame[]::new));
            spool.settlePart(numbers.getFirst(), 1);
            spool.settle(numbers.get(1));
            spool.settle(numbers.get(2));
            spool.writeMarks();
        }
        Path file = SpoolRig.segments(folder).getFirst();
        String hex = HexFormat.of().formatHex(Files.readAllBytes(file)).replaceAll(".{64}", "$0\n") + "\n";
        if (!System.getProperty("golden.update", "false").equals("false")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, hex);
        }
        assertThat(golden).hasContent(hex);
        // and the golden's bytes are read as what they were
        Path old = Files.createDirectory(folder.resolve("old"));
        String digits = Files.readString(golden).replace("\n", "");
        Files.write(old.resolve("0000000000000000000.spool"), HexFormat.of().parseHex(digits));
        assertThat(SpoolRig.reopened(old).values())
                .containsExactly(frames.getFirst().from(1), frames.getLast());
    }

    @Test
    void aPointOfASteadyHostTakesNoMoreThanEightBytes() throws IOException {
        SteadyHost host = new SteadyHost();
        int frames = 3600;
        long points = 0;
        long bytes;
        try (Spool spool = SpoolRig.open(folder)) {
            for (int second = 0; second < frames; second++) {
                MadeFrame frame = host.frame(1_800_000_000L + second);
                points += frame.size();
                long number = SpoolRig.write(spool, frame).getFirst();
                // what was sent is part of the price
                if (second % 2 == 0) {
                    spool.settle(number);
                    spool.writeMarks();
                }
            }
            bytes = spool.bytes();
        }
        assertThat(points / frames).isBetween(240L, 260L);
        double each = (double) bytes / points;
        System.Logger log = System.getLogger(SpoolFormatTest.class.getName());
        log.log(System.Logger.Level.INFO, "a spooled point takes {0} bytes, in frames of {1}", each, points / frames);
        assertThat(each).isLessThan(8);
    }

    /** A host of 8 cores, 4 disks, 3 interfaces and some of everything else, whose figures go on as real ones do. */
    private static final class SteadyHost {
        private final Random random = new Random(1);
        private final List<Series> shares = new ArrayList<>();
        private final List<Series> rates = new ArrayList<>();
        private final List<Series> sizes = new ArrayList<>();
        private final List<Series> idle = new ArrayList<>();

        SteadyHost() {
            for (int core = -1; core < 8; core++) {
                for (String state : List.of(
                        "user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal", "guest", "guest_nice")) {
                    shares.add(floating("cpu." + state, "core", core < 0 ? "all" : "" + core));
                }
            }
            for (String disk : List.of("sda", "sdb", "sdc", "sdd")) {
                for (int column = 0; column < 11; column++) {
                    rates.add(floating("disk.column_" + column, "disk", disk));
                }
                for (String size : List.of("total", "used", "free", "inodes_used", "inodes_free")) {
                    sizes.add(integer("filesystem." + size, "mount", "/mnt/" + disk));
                }
            }
            for (String net : List.of("lo", "eth0", "eth1")) {
                for (int column = 0; column < 16; column++) {
                    // errors, drops and the like hardly ever happen
                    (column < 4 ? rates : idle).add(floating("net.column_" + column, "interface", net));
                }
            }
            for (int i = 0; i < 45; i++) {
                sizes.add(integer("memory.column_" + i));
            }
        }

        MadeFrame frame(long second) {
            MadeFrame frame = new MadeFrame().at(HOST, second);
            shares.forEach(one -> frame.with(one, rounded(random.nextDouble() * 100)));
            rates.forEach(one -> frame.with(one, rounded(random.nextDouble() * Math.pow(10, random.nextInt(8)))));
            idle.forEach(one -> frame.with(one, 0.0));
            sizes.forEach(one -> frame.with(one, (long) (random.nextDouble() * 64 * (1L << 30))));
            return frame;
        }

        private static double rounded(double value) {
            return Math.rint(value * 1e6) / 1e6;
        }
    }
}
