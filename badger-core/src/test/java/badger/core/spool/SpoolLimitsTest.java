package badger.core.spool;

import static badger.core.spool.MadeFrame.HOST;
import static badger.core.spool.MadeFrame.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.spi.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool at its limits lets the oldest segment go and says what went; a disk that fails leaves it usable. */
final class SpoolLimitsTest {
    private static final Series VALUE = integer("value");

    @TempDir
    Path folder;

    private long room = Long.MAX_VALUE;

    private Spool open(long bytes, Duration age, long segmentBytes) throws IOException {
        return Spool.open(folder, new SpoolLimits(bytes, age, segmentBytes, _ -> room), MadeFrame::stranger);
    }

    private static MadeFrame frame(long second) {
        return new MadeFrame().at(HOST, second).with(VALUE, second).with(VALUE, -second);
    }

    /** A spool of as many segments of one frame each. */
    private Spool ofSegments(int count, long bytes, Duration age) throws IOException {
        Spool spool = open(bytes, age, 1);
        for (int second = 1000; second < 1000 + count; second++) {
            SpoolRig.write(spool, frame(second));
        }
        return spool;
    }

    @Test
    void beyondItsBytesTheOldestGo() throws Exception {
        long each;
        try (Spool spool = ofSegments(10, 0, Duration.ofHours(24))) {
            each = spool.bytes() / 10;
            assertThat(each * 10).isEqualTo(spool.bytes());
        }
        try (Spool tight = open(7 * each + 1, Duration.ofHours(24), 1)) {
            assertThat(tight.tidy(1010))
                    .containsExactly(
                            new Spool.Evicted(0, 1, 2, 1000, 1000, false),
                            new Spool.Evicted(1, 2, 2, 1001, 1001, false),
                            new Spool.Evicted(2, 3, 2, 1002, 1002, false));
            assertThat(tight.bytes()).isEqualTo(7 * each);
            assertThat(tight.tidy(1010)).isEmpty();
        }
        assertThat(SpoolRig.reopened(folder).keySet()).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void onlyWhatWaitedIsCountedWhatTheLaneHoldsIsItsOwn() throws Exception {
        try (Spool spool = open(0, Duration.ofHours(24), 1 << 20)) {
            List<Long> numbers = SpoolRig.write(spool, frame(1), frame(2), frame(3), frame(4));
            spool.release(numbers.getFirst());
            spool.settlePart(numbers.get(1), 1);
            spool.release(numbers.get(1));
            spool.settle(numbers.get(2));
            assertThat(spool.tidy(5)).containsExactly(new Spool.Evicted(0, 4, 3, 1, 4, false));
            assertThat(spool.hasWaiting()).isFalse();
            assertThat(spool.release(numbers.getLast())).isFalse();
            // what comes next begins a file of its own
            spool.release(SpoolRig.write(spool, frame(6)).getFirst());
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame(6));
        }
        assertThat(SpoolRig.segments(folder)).hasSize(1);
    }

    @Test
    void whatIsTooOldGoes() throws Exception {
        try (Spool spool = ofSegments(5, 1 << 20, Duration.ofSeconds(60))) {
            assertThat(spool.tidy(1060)).isEmpty();
            assertThat(spool.tidy(1062))
                    .containsExactly(
                            new Spool.Evicted(0, 1, 0, 1000, 1000, true), new Spool.Evicted(1, 2, 0, 1001, 1001, true));
            // one that is from the future, as a clock that was wrong stamped it, is in nobody's way
            SpoolRig.write(spool, frame(1L << 33));
            SpoolRig.write(spool, frame(1005));
            assertThat(spool.tidy(1100)).hasSize(4);
            assertThat(spool.isDone()).isFalse();
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame(1L << 33));
    }

    @Test
    void aSegmentEndsLongBeforeItsFirstFrameIsTooOld() throws Exception {
        try (Spool spool = open(1 << 20, Duration.ofSeconds(800), 1 << 20)) {
            for (int second = 0; second < 900; second++) {
                SpoolRig.write(spool, frame(second));
            }
            assertThat(spool.tidy(900)).isEmpty();
            assertThat(spool.tidy(901)).containsExactly(new Spool.Evicted(0, 101, 0, 0, 100, true));
        }
    }

    @Test
    void whatOthersLackIsGivenBackAndNoMore() throws Exception {
        try (Spool spool = ofSegments(10, 1 << 20, Duration.ofHours(24))) {
            long each = spool.bytes() / 10;
            // a file system that tells of freed space only later
            room = -(2 * each + 1);
            assertThat(spool.tidy(1010)).hasSize(3);
            room = -1;
            assertThat(spool.tidy(1010)).hasSize(1);
            room = 0;
            assertThat(spool.tidy(1010)).isEmpty();
        }
        assertThat(SpoolRig.segments(folder)).hasSize(6);
    }

    @Test
    void whatIsAddedOutlivesTheSegmentItWasMeantFor() throws Exception {
        try (Spool spool = open(1, Duration.ofHours(24), 1 << 20)) {
            SpoolRig.write(spool, frame(1));
            long number = spool.add(frame(2), 0);
            assertThat(spool.tidy(3)).isEmpty();
            spool.write();
            assertThat(spool.release(number)).isTrue();
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame(2));
        }
        assertThat(SpoolRig.reopened(folder).values()).contains(frame(2));
    }

    @Test
    void withoutRoomNothingIsWrittenUntilThereIsSomeAgain() throws Exception {
        try (Spool spool = open(1 << 20, Duration.ofHours(24), 1)) {
            SpoolRig.write(spool, frame(1));
            room = 0;
            spool.add(frame(2), 0);
            assertThatThrownBy(spool::write)
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk of " + folder + " has nothing left that may be used");
            assertThat(spool.unwritten()).isZero();
            room = 1;
            spool.release(SpoolRig.write(spool, frame(3)).getFirst());
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame(3));
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame(1), frame(3));
    }

    @Test
    void aFolderThatIsGoneIsAnErrorUntilItIsBack() throws Exception {
        try (Spool spool = open(1 << 20, Duration.ofHours(24), 1)) {
            List<Long> gone = SpoolRig.write(spool, frame(1), frame(2));
            spool.sync();
            SpoolRig.delete(folder);
            spool.add(frame(3), 0);
            assertThatThrownBy(spool::write).isInstanceOf(IOException.class);
            Files.createDirectory(folder);
            List<Long> there = SpoolRig.write(spool, frame(4), frame(5));
            // what was in the files that are gone is lost, and holds up nothing
            spool.release(gone.getFirst());
            spool.settle(gone.getLast());
            spool.settle(there.getFirst());
            spool.writeMarks();
            there.forEach(spool::release);
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame(5));
            assertThat(spool.takeLost()).isEqualTo(2);
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame(5));
    }

    /** A disk that fails for good at one place holds up nothing else; one that fails for a while loses nothing. */
    @Test
    void whatTheDiskDoesNotGiveIsTriedAgainAndThenLost() throws Exception {
        try (Spool spool = ofSegments(3, 1 << 20, Duration.ofHours(24))) {
            for (int number = 0; number < 3; number++) {
                spool.release(number);
            }
            spool.sync();
            Path file = SpoolRig.segments(folder).getFirst();
            Path kept = folder.resolve("kept");
            Files.move(file, kept);
            Files.createDirectory(file);
            assertThatThrownBy(() -> spool.read(false, new MadeFrame())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> spool.read(false, new MadeFrame())).isInstanceOf(IOException.class);
            Files.delete(file);
            Files.move(kept, file);
            MadeFrame read = new MadeFrame();
            assertThat(spool.read(false, read)).isZero();
            assertThat(read).isEqualTo(frame(1000));

            file = SpoolRig.segments(folder).get(1);
            Files.delete(file);
            Files.createDirectory(file);
            assertThatThrownBy(() -> spool.read(false, new MadeFrame())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> spool.read(false, new MadeFrame())).isInstanceOf(IOException.class);
            assertThat(spool.takeLost()).isZero();
            assertThat(spool.read(false, read)).isEqualTo(2);
            assertThat(spool.takeLost()).isEqualTo(2);
        }
    }

    /** An interrupt closes a channel for good; here it is one more failure of a disk, in the middle of everything. */
    @Test
    void aChannelThatWasClosedUnderItsFeetIsOpenedAgain() throws Exception {
        try (Spool spool = open(1 << 20, Duration.ofHours(24), 1 << 20)) {
            List<Long> numbers = SpoolRig.write(spool, frame(1), frame(2), frame(3));
            spool.add(frame(4), 0);
            interrupted(spool::write);
            spool.settle(numbers.getFirst());
            interrupted(spool::writeMarks);
            spool.release(numbers.get(1));
            interrupted(() -> spool.read(false, new MadeFrame()));
            interrupted(spool::sync);
            assertThat(spool.takeLost()).isZero();
            assertThat(SpoolRig.readAll(spool).values()).containsExactly(frame(2));
            spool.writeMarks();
            SpoolRig.write(spool, frame(5));
        }
        assertThat(SpoolRig.reopened(folder).values()).containsExactly(frame(2), frame(3), frame(5));
    }

    private static void interrupted(org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(step).isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
