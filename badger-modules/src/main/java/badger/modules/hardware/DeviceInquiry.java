package badger.modules.hardware;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Asks devices. One thread asks all that are quick, one after the other; if it does not return in time it is left at the device that
 * holds it, and those behind are asked at the next read. One that is slow is asked alone, and hardly waited for: what it says comes
 * at the next read.
 */
final class DeviceInquiry {
    /** Devices that may hang at a time; then none is asked until one has answered. The core lends 16 threads in all. */
    private static final int MOST_OUT = 4;

    /** How long one that is slow is waited for: long enough to find out that it no longer is. */
    private static final Duration ALONE = Duration.ofMillis(1);

    private static final long STUCK_NANOS = 60_000_000_000L;

    private final ModuleContext context;
    private final Duration together;
    private final List<AskedDevice> quick = new ArrayList<>();
    private final List<AskedDevice> slow = new ArrayList<>();
    private int left;

    /**
     * An inquiry.
     *
     * @param context whose threads ask
     * @param together how long all that are quick are waited for
     */
    DeviceInquiry(ModuleContext context, Duration together) {
        this.context = context;
        this.together = together;
    }

    /** Asks every device that is due, and sets what has been answered. */
    void ask(List<AskedDevice> devices, Tick tick) throws IOException {
        int room = MOST_OUT;
        quick.clear();
        slow.clear();
        for (int i = 0; i < devices.size(); i++) {
            AskedDevice device = devices.get(i);
            room -= device.isOut() ? 1 : 0;
            if (device.isDue(tick)) {
                (device.isSlow() ? slow : quick).add(device);
            }
        }
        if (room > 0 && !quick.isEmpty()) {
            Round round = new Round(List.copyOf(quick));
            if (context.call("round " + left, together, round) == null) {
                left++;
                room--;
                round.leave();
            }
        }
        for (int i = 0; i < slow.size() && room > 0; i++) {
            Round round = new Round(List.of(slow.get(i)));
            if (context.call(slow.get(i).name(), ALONE, round) == null) {
                room--;
                round.leave();
            }
        }
        take(devices, tick);
    }

    private void take(List<AskedDevice> devices, Tick tick) {
        for (int i = 0; i < devices.size(); i++) {
            AskedDevice device = devices.get(i);
            try {
                device.take(tick);
            } catch (IOException e) {
                context.problem(e);
            }
            if (device.becomesStuck(STUCK_NANOS)) {
                context.problem(new IOException(
                        device.name() + ": the device does not answer; one thread waits for it, and nothing else"));
            }
        }
    }

    /** Some devices asked in turn, until whoever waits leaves. */
    private static final class Round implements Callable<Boolean> {
        private final List<AskedDevice> devices;
        private int reached;
        private boolean ended;

        private Round(List<AskedDevice> devices) {
            this.devices = devices;
        }

        @Override
        public Boolean call() {
            for (int next = next(); next >= 0; next = next()) {
                devices.get(next).ask();
            }
            return true;
        }

        private synchronized int next() {
            return ended || reached == devices.size() ? -1 : reached++;
        }

        /** Leaves it to the device that holds it. */
        private synchronized void leave() {
            ended = true;
            if (reached > 0) {
                devices.get(reached - 1).leave();
            }
        }
    }
}
