package badger.modules;

import badger.core.spi.Glob;
import java.util.ArrayList;
import java.util.List;

/** Which devices a module reads: the real ones, all, or those with certain names. */
public final class DeviceChoice {
    private final String text;
    private final boolean real;
    private final List<Glob> names;

    private DeviceChoice(String text, boolean real, List<Glob> names) {
        this.text = text;
        this.real = real;
        this.names = names;
    }

    /** The devices that are hardware. */
    public static DeviceChoice real() {
        return new DeviceChoice("auto", true, List.of());
    }

    /**
     * Reads a choice: {@code auto}, nothing or {@code *} for all, or names and globs with commas between them.
     *
     * @throws IllegalArgumentException if a glob is wrong
     */
    public static DeviceChoice parse(String text) {
        String choice = text.strip();
        if (choice.equals("auto")) {
            return real();
        }
        List<Glob> names = new ArrayList<>();
        for (String name : choice.isEmpty() ? List.of("*") : List.of(choice.split(","))) {
            names.add(Glob.parse(name.strip()));
        }
        return new DeviceChoice(text, false, List.copyOf(names));
    }

    /** Whether only real devices are wanted, whatever their names. */
    public boolean isReal() {
        return real;
    }

    /** Whether a device is wanted by its name. */
    public boolean names(String device) {
        for (Glob glob : names) {
            if (glob.matches(device)) {
                return true;
            }
        }
        return false;
    }

    /** As it stands in a configuration file. */
    @Override
    public String toString() {
        return text;
    }
}
