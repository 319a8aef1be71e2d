package badger.exec;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.Host;
import badger.exec.ExecEmitterConfig.Acknowledge;
import badger.testkit.EmitterContract;
import badger.testkit.TrialContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A program that appends what it reads to a file, and fails while another file is there. */
class ExecEmitterContractTest extends EmitterContract {
    private static final Host HOST = new Host("", "", "", "", "host", "", "");

    @TempDir
    Path folder;

    @Override
    protected Subject subject() {
        return new Appending(folder);
    }

    private record Appending(Path folder) implements Subject {
        @Override
        public Emitter emitter() throws IOException {
            String script = "while read -r line; do if [ -e " + folder + "/failing ]; then echo broken; else"
                    + " printf '%s\\n' \"$line\" >> " + folder + "/lines; echo ok; fi; done";
            ExecEmitterConfig config = new ExecEmitterConfig(List.of("sh", "-c", script), Acknowledge.LINE, Map.of());
            return new ExecEmitterProvider().create(config, new TrialContext("exec_emitter", HOST));
        }

        @Override
        public Confirmation confirmation() {
            return new ExecEmitterProvider().confirmation();
        }

        @Override
        public void setFailing(boolean failing) {
            try {
                if (failing) {
                    Files.createFile(folder.resolve("failing"));
                } else {
                    Files.delete(folder.resolve("failing"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long received() {
            Path lines = folder.resolve("lines");
            try {
                long points = 0;
                for (String line : Files.exists(lines) ? Files.readAllLines(lines) : List.<String>of()) {
                    assertThat(line).startsWith("{\"cluster\":").endsWith("}");
                    points += line.split("\"value\":", -1).length - 1;
                }
                return points;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
