package badger.modules.systemd;

import badger.core.spi.Glob;
import java.util.ArrayList;
import java.util.List;

/** Which units have series of their own: none, or those with certain names. */
public final class UnitChoice {
    private final String text;
    private final List<Glob> names;
    private final List<String> plain;

    private UnitChoice(String text, List<Glob> names, List<String> plain) {
        this.text = text;
        this.names = names;
        this.plain = plain;
    }

    /**
     * Reads a choice: nothing, or names and globs with commas between them. A name without a suffix is a service's, as
     * systemctl has it.
     *
     * @throws IllegalArgumentException if a glob is wrong
     */
    public static UnitChoice parse(String text) {
        List<Glob> names = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            String name = word.strip();
            boolean isGlob = name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
            if (!isGlob && !name.isEmpty()) {
                name = name.indexOf('.') < 0 ? name + ".service" : name;
                plain.add(name);
            } else if (isGlob) {
                names.add(Glob.parse(name));
            }
        }
        return new UnitChoice(text, List.copyOf(names), List.copyOf(plain));
    }

    /** Whether no unit is wanted. */
    boolean isNone() {
        return names.isEmpty() && plain.isEmpty();
    }

    /** Whether a unit is wanted. */
    boolean has(String unit) {
        if (isByName(unit)) {
            return true;
        }
        for (Glob glob : names) {
            if (glob.matches(unit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a unit is wanted by its own name. */
    boolean isByName(String unit) {
        return plain.contains(unit);
    }

    /** As it stands in a configuration file. */
    @Override
    public String toString() {
        return text;
    }
}
