package badger.core;

import badger.core.lane.Lane;
import badger.core.lane.LaneEvents;
import badger.core.lane.LaneSettings;
import badger.core.lane.SpoolMode;
import badger.core.lane.SpoolSettings;
import badger.core.log.EventLog;
import badger.core.spi.Clock;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.Host;
import badger.core.spool.SpoolLimits;
import badger.core.tick.SeriesRegistry;
import badger.core.time.WaitingClock;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Makes lanes of configured emitters, and gives a lane other settings. */
final class LaneMaker {
    private final Configuration configuration;
    private final AgentOptions options;
    private final WaitingClock clock;
    private final SeriesRegistry registry;
    private final EventLog log;

    LaneMaker(
            Configuration configuration,
            AgentOptions options,
            WaitingClock clock,
            SeriesRegistry registry,
            EventLog log) {
        this.configuration = configuration;
        this.options = options;
        this.clock = clock;
        this.registry = registry;
        this.log = log;
    }

    /** A lane that is not started; its emitter is made once here, so that one that never can be is told now. */
    Lane lane(EmitterEntry entry, LaneEvents events) throws IOException {
        AtomicReference<@Nullable Emitter> made =
                new AtomicReference<>(options.silent() ? null : entry.create(setting(entry)));
        return new Lane(
                settings(entry),
                configuration.host(),
                () -> emitter(entry, made),
                clock,
                new SplittableRandom(),
                registry,
                log,
                events);
    }

    /** Has a lane go on under other settings with another emitter. */
    void replace(Lane lane, EmitterEntry entry) {
        lane.replace(settings(entry), () -> entry.create(setting(entry)));
    }

    private EmitterContext setting(EmitterEntry entry) {
        return setting(entry, configuration.host(), clock);
    }

    /** What an emitter is given. */
    static EmitterContext setting(EmitterEntry entry, Host host, Clock clock) {
        return new Setting(entry.entry(), host, clock);
    }

    /** The emitter that was made at the start, then others. */
    private Emitter emitter(EmitterEntry entry, AtomicReference<@Nullable Emitter> made) throws IOException {
        Emitter first = made.getAndSet(null);
        return first != null ? first : entry.create(setting(entry));
    }

    private LaneSettings settings(EmitterEntry entry) {
        Confirmation confirmation = entry.provider().confirmation();
        boolean local = confirmation == Confirmation.LOCAL;
        return new LaneSettings(
                entry.entry(),
                Math.max(1, entry.interval()),
                entry.rollup(),
                entry.counters(),
                entry.rules(),
                entry.timeout(),
                confirmation,
                local || options.ticks() > 0,
                entry.resend(),
                entry.provider().maxPoints(),
                LaneSettings.DEFAULT_QUEUE_BYTES,
                local || options.silent() ? Optional.empty() : spool(entry));
    }

    private Optional<SpoolSettings> spool(EmitterEntry entry) {
        SpoolSetting setting = entry.spool();
        if (configuration.spoolFolder().isEmpty() && setting.mode() != SpoolMode.OFF) {
            log.say(
                    Level.WARN,
                    entry.entry(),
                    "it has no spool, what the queue cannot hold is dropped: neither core.spool_dir, STATE_DIRECTORY"
                            + " nor HOME says where to");
        }
        return configuration
                .spoolFolder()
                .map(folder -> new SpoolSettings(
                        setting.mode(),
                        folder.resolve(entry.entry().replace("@", "%40")),
                        SpoolLimits.of(setting.bytes(), setting.age()),
                        setting.order(),
                        setting.replayPointsPerSecond()));
    }

    private record Setting(String entry, Host host, Clock clock) implements EmitterContext {}
}
