package badger.natives;

import static org.assertj.core.api.Assertions.assertThat;

import badger.natives.RootQdiscs.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RootQdiscsTest {
    /** {@code qdisc pfifo_fast 0: dev eth0 root ...}, and the line of its numbers. */
    private static final Pattern SHOWN = Pattern.compile(
            "qdisc (\\S+) \\S+ dev (\\S+) root .*\\n.*dropped (\\d+), overlimits (\\d+) requeues (\\d+)");

    @Test
    void saysWhatTcSays() throws IOException, InterruptedException {
        try (RootQdiscs qdiscs = new RootQdiscs()) {
            Set<String> before = shown();
            qdiscs.read();
            Set<String> read = new TreeSet<>();
            for (int row = 0; row < qdiscs.size(); row++) {
                read.add("%s dropped %d overlimits %d requeues %d"
                        .formatted(
                                name(qdiscs.interfaceIndex(row)),
                                qdiscs.value(row, Column.DROPS),
                                qdiscs.value(row, Column.OVERLIMITS),
                                qdiscs.value(row, Column.REQUEUES)));
                assertThat(qdiscs.value(row, Column.QLEN)).isNotNegative();
                assertThat(qdiscs.value(row, Column.BACKLOG)).isNotNegative();
            }
            assertThat(read).isEqualTo(before);
            assertThat(qdiscs.kernelNanos()).isPositive();
        }
    }

    @Test
    void isAskedAgainAndAgain() throws IOException {
        try (RootQdiscs qdiscs = new RootQdiscs()) {
            qdiscs.read();
            int size = qdiscs.size();
            for (int i = 0; i < 100; i++) {
                qdiscs.read();
            }
            assertThat(qdiscs.size()).isEqualTo(size);
        }
    }

    private static Set<String> shown() throws IOException, InterruptedException {
        Process tc;
        try {
            tc = new ProcessBuilder("tc", "-s", "qdisc", "show").start();
        } catch (IOException e) {
            Assumptions.abort("there is no tc(8) here: " + e.getMessage());
            throw e;
        }
        String text = new String(tc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tc.waitFor()).isZero();
        Set<String> shown = new TreeSet<>();
        Matcher matcher = SHOWN.matcher(text);
        while (matcher.find()) {
            if (!matcher.group(1).equals("noqueue")) {
                shown.add("%s dropped %s overlimits %s requeues %s"
                        .formatted(matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5)));
            }
        }
        return shown;
    }

    private static String name(int index) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/sys/class/net"))) {
            for (Path one : all.toList()) {
                Path file = one.resolve("ifindex");
                if (Files.exists(file) && Files.readString(file).strip().equals(Integer.toString(index))) {
                    return one.getFileName().toString();
                }
            }
        }
        throw new AssertionError("no interface has the number " + index);
    }
}
