package badger.modules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which devices are wanted, row by row of the file that lists them. A name may come to mean another device: a
 * few rows are looked at anew at each read, so that a look at all of them takes ten minutes, or longer where there are many.
 */
public final class Chosen {
    private static final int READS = 600;
    private static final int MOST_A_READ = 10;

    private final DeviceChoice choice;
    private final Predicate<String> real;
    private final Function<String, Boolean> question = this::isWanted;
    private final Map<String, Boolean> answers = new HashMap<>();
    private @Nullable String[] names = new @Nullable String[16];
    private boolean[] wanted = new boolean[16];
    private int rows;
    private int row;
    private int renewal;
    private int owed;

    /**
     * Remembers nothing yet.
     *
     * @param choice what is wanted
     * @param real tells real devices
     */
    public Chosen(DeviceChoice choice, Predicate<String> real) {
        this.choice = choice;
        this.real = real;
    }

    /** Begins a read: what is asked from now on are the rows from the first on. */
    public void begin() {
        rows = row;
        row = 0;
        if (answers.size() > 2 * rows + MOST_A_READ) {
            // most of them are gone
            answers.clear();
        }
        owed = Math.min(owed + rows, MOST_A_READ * READS);
        for (; owed >= READS; owed -= READS) {
            renewal = renewal + 1 < rows ? renewal + 1 : 0;
            String name = names[renewal];
            if (name != null) {
                answers.remove(name);
                names[renewal] = null;
            }
        }
    }

    /** Whether the device in the next row is wanted. */
    public boolean has(String device) {
        int at = row++;
        if (at == names.length) {
            names = Arrays.copyOf(names, 2 * at);
            wanted = Arrays.copyOf(wanted, 2 * at);
        }
        if (!device.equals(names[at])) {
            names[at] = device;
            wanted[at] = answers.computeIfAbsent(device, question);
        }
        return wanted[at];
    }

    private boolean isWanted(String device) {
        return choice.isReal() ? real.test(device) : choice.names(device);
    }
}
