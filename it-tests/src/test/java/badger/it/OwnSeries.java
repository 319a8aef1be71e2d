package badger.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent's own series, for tests that look at them in every frame. */
final class OwnSeries {
    private OwnSeries() {}

    /** Has them read every second, not every ten. */
    static void everySecond(Path conf) throws IOException {
        Files.writeString(Files.createDirectories(conf).resolve("badger.conf"), "{\"interval\": 1}");
    }
}
