package badger.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.RetryLaterException;
import badger.core.spi.Series;
import badger.exec.ExecEmitterConfig.Acknowledge;
import badger.testkit.TrialContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExecEmitterTest {
    private static final Host HOST = new Host("dc1", "", "", "", "web-01", "", "");
    private static final long FOR_EVER = 60_000_000_000L;
    private static final String LINE =
            "{\"cluster\":\"\",\"datacenter\":\"dc1\",\"hostname\":\"web-01\",\"ipv4\":\"\",\"ipv6\":\"\","
                    + "\"points\":[{\"load.one\":{\"units\":\"\",\"value\":5}}],\"region\":\"\",\"timestamp\":%d,\"zone\":\"\"}";

    @TempDir
    Path folder;

    private static Emitter emitter(Acknowledge acknowledge, String script) throws IOException {
        ExecEmitterConfig config = new ExecEmitterConfig(List.of("sh", "-c", script), acknowledge, Map.of());
        return new ExecEmitterProvider().create(config, new TrialContext("exec_emitter", HOST));
    }

    private static Batch batch(long nanos, long... seconds) {
        long deadline = System.nanoTime() + nanos;
        return new Batch() {
            @Override
            public int frames() {
                return seconds.length;
            }

            @Override
            public Frame frame(int index) {
                return new OnePoint(seconds[index]);
            }

            @Override
            public long deadlineNanos() {
                return deadline;
            }
        };
    }

    @Test
    void aProgramThatLivesOnAnswersEachLine() throws IOException {
        try (Emitter emitter = emitter(
                Acknowledge.LINE,
                "echo $$ >> " + folder + "/starts; while read -r line; do echo \"$line\" >> " + folder
                        + "/lines; echo ok; done")) {
            emitter.emit(batch(FOR_EVER, 7, 8));
            emitter.emit(batch(FOR_EVER, 9));
        }

        assertThat(Files.readAllLines(folder.resolve("lines")))
                .containsExactly(LINE.formatted(7), LINE.formatted(8), LINE.formatted(9));
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(1);
    }

    @Test
    void aProgramForEachBatchAnswersByItsExitStatus() throws IOException {
        try (Emitter emitter = emitter(
                Acknowledge.EXIT, "echo start >> " + folder + "/lines; echo noise; cat >> " + folder + "/lines")) {
            emitter.emit(batch(FOR_EVER, 7, 8));
            emitter.emit(batch(FOR_EVER, 9));
        }

        assertThat(Files.readAllLines(folder.resolve("lines")))
                .containsExactly("start", LINE.formatted(7), LINE.formatted(8), "start", LINE.formatted(9));
    }

    @Test
    void statusesOfSysexitsSayMore() throws IOException {
        try (Emitter wrong = emitter(Acknowledge.EXIT, "cat > /dev/null; echo bad name >&2; exit 65");
                Emitter later = emitter(Acknowledge.EXIT, "cat > /dev/null; exit 75");
                Emitter failed = emitter(Acknowledge.EXIT, "cat > /dev/null; echo no route >&2; exit 1")) {
            assertThatThrownBy(() -> wrong.emit(batch(FOR_EVER, 7)))
                    .isInstanceOf(BatchRejectedException.class)
                    .hasMessage("sh: it ended with status 65; its last words: bad name");
            assertThatThrownBy(() -> later.emit(batch(FOR_EVER, 7))).isInstanceOf(RetryLaterException.class);
            assertThatThrownBy(() -> failed.emit(batch(FOR_EVER, 7)))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("sh: it ended with status 1; its last words: no route");
        }
    }

    @Test
    void answersSayMore() throws IOException {
        try (Emitter emitter = emitter(
                Acknowledge.LINE,
                "read -r a; echo ok; read -r b; echo reject: too old; read -r c; echo retry; read -r d; echo what")) {
            assertThatThrownBy(() -> emitter.emit(batch(FOR_EVER, 7, 8)))
                    .isInstanceOf(BatchRejectedException.class)
                    .hasMessage("sh: reject: too old")
                    .satisfies(e -> assertThat(((BatchRejectedException) e).points())
                            .containsExactly(new BatchRejectedException.Point(1, 0)));
            assertThatThrownBy(() -> emitter.emit(batch(FOR_EVER, 7))).isInstanceOf(RetryLaterException.class);
            assertThatThrownBy(() -> emitter.emit(batch(FOR_EVER, 7))).hasMessage("sh: what");
        }
    }

    @Test
    void oneThatDiesSaysItsLastWordsAndIsStartedAnew() throws IOException {
        String script =
                "read -r line; if mkdir " + folder + "/first 2>/dev/null; then echo oops >&2; exit 3; fi; echo ok";
        try (Emitter emitter = emitter(Acknowledge.LINE, script)) {
            assertThatThrownBy(() -> emitter.emit(batch(FOR_EVER, 7))).hasMessage("sh: it ended; its last words: oops");
            emitter.emit(batch(FOR_EVER, 7));
        }
    }

    @Test
    void oneThatDoesNotAnswerIsEndedAtTheDeadline() throws IOException {
        try (Emitter emitter =
                emitter(Acknowledge.LINE, "echo $$ > " + folder + "/pid; while :; do read -r line; done")) {
            assertThatThrownBy(() -> emitter.emit(batch(2_000_000_000L, 7)))
                    .hasMessage("sh: it has not answered in time");
            long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
            while (ProcessHandle.of(pid).isPresent()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void oneThatDoesNotReadIsEndedByClose() throws Exception {
        Emitter emitter = emitter(Acknowledge.EXIT, "echo > " + folder + "/started; sleep 1000");
        long[] many = new long[5_000];
        FutureTask<Void> out = new FutureTask<>(() -> {
            emitter.emit(batch(FOR_EVER, many));
            return null;
        });
        // a megabyte does not fit into a pipe: the emission hangs in a write until the program is ended
        Thread thread = new Thread(out);
        thread.start();
        while (!Files.exists(folder.resolve("started"))) {
            Thread.onSpinWait();
        }
        emitter.close();
        assertThatThrownBy(out::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void sayWhatTheyAre() {
        ExecEmitterProvider provider = new ExecEmitterProvider();

        assertThat(provider.names()).containsExactly("exec_emitter", "exec");
        assertThat(provider.confirmation()).isEqualTo(Confirmation.ANSWERED);
        assertThat(provider.summary()).isNotBlank();
        assertThatThrownBy(() -> provider.create(provider.defaults(), new TrialContext("exec_emitter", HOST)))
                .hasMessageContaining("which program");
    }

    /** A frame of one point. */
    private record OnePoint(long epochSecond) implements Frame {
        private static final Series LOAD =
                new Series(0, "load.one", List.of(), "", NumberType.INTEGER, Kind.GAUGE, "", "load.one");

        @Override
        public Host host() {
            return HOST;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Series series(int point) {
            return LOAD;
        }

        @Override
        public long integer(int point) {
            return 5;
        }

        @Override
        public double floating(int point) {
            throw new AssertionError("an integer point was read as floating");
        }
    }
}
