package badger.modules;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Remembers for a minute which devices are wanted: a name may come to mean another device, but not every second. */
final class Chosen {
    private static final int READS = 60;

    private final DeviceChoice choice;
    private final Predicate<String> real;
    private final Runnable forget;
    private final Map<String, Boolean> answers = new HashMap<>();
    private int reads;

    /**
     * Remembers nothing yet.
     *
     * @param choice what is wanted
     * @param real tells real devices
     * @param forget has {@code real} look anew
     */
    Chosen(DeviceChoice choice, Predicate<String> real, Runnable forget) {
        this.choice = choice;
        this.real = real;
        this.forget = forget;
    }

    /** Begins a read. */
    void begin() {
        if (++reads >= READS) {
            reads = 0;
            answers.clear();
            forget.run();
        }
    }

    boolean has(String device) {
        Boolean known = answers.get(device);
        if (known == null) {
            known = choice.isReal() ? real.test(device) : choice.names(device);
            answers.put(device, known);
        }
        return known;
    }
}
