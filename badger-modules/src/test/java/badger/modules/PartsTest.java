package badger.modules;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import badger.core.spi.Tick;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a part that cannot be read, and of the one behind it. */
final class PartsTest {
    @TempDir
    Path root;

    private final Failing failing = new Failing();

    @Test
    void whatIsMissingIsNotToldWhereItMayBe() throws IOException {
        try (MadeHost host = MadeHost.of(root, new Provider(true), new NoKeys())) {
            failing.failure = new NoSuchFileException("it");
            assertThat(host.ticks(59)).containsOnlyKeys("behind");
            assertThat(failing.reads).isEqualTo(1);
            assertThat(host.errors()).isZero();
            failing.failure = null;
            assertThat(host.ticks(2)).containsOnlyKeys("behind", "failing");
            assertThat(host.tick()).containsOnlyKeys("behind", "failing");
        }
    }

    @Test
    void whatMayNotBeReadIsToldAndLeftAloneForAMinute() throws IOException {
        try (MadeHost host = MadeHost.of(root, new Provider(true), new NoKeys())) {
            failing.failure = new AccessDeniedException("it");
            assertThat(host.ticks(59)).containsOnlyKeys("behind");
            assertThat(failing.reads).isEqualTo(1);
            assertThat(host.errors()).isEqualTo(1);
        }
    }

    @Test
    void whatEveryKernelHasIsToldAndTriedEverySecond() throws IOException {
        try (MadeHost host = MadeHost.of(root, new Provider(false), new NoKeys())) {
            failing.failure = new NoSuchFileException("it");
            assertThat(host.ticks(3)).containsOnlyKeys("behind");
            failing.failure = new IOException("it");
            assertThat(host.ticks(2)).containsOnlyKeys("behind");
            assertThat(failing.reads).isEqualTo(5);
            assertThat(host.errors()).isEqualTo(5);
        }
    }

    /** A part that fails as it is told. */
    private static final class Failing implements Part {
        private @Nullable IOException failure;
        private @Nullable LongGauge gauge;
        private int reads;

        @Override
        public void read(Tick tick) throws IOException {
            reads++;
            if (failure != null) {
                throw failure;
            }
            if (gauge != null) {
                gauge.set(reads);
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Makes a module of two parts, the first of which fails. */
    private final class Provider implements StatModuleProvider<NoKeys> {
        private final boolean mayBeMissing;

        private Provider(boolean mayBeMissing) {
            this.mayBeMissing = mayBeMissing;
        }

        @Override
        public List<String> names() {
            return List.of("parts");
        }

        @Override
        public String summary() {
            return "two parts";
        }

        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public StatModule create(NoKeys config, ModuleContext context) {
            failing.gauge = context.schema().gauge("failing", "", "the part that fails");
            Failing behind = new Failing();
            behind.gauge = context.schema().gauge("behind", "", "the part behind it");
            Parts parts = new Parts(context);
            if (mayBeMissing) {
                parts.addWhereThere(failing);
            } else {
                parts.add(failing);
            }
            parts.add(behind);
            return parts::read;
        }
    }
}
