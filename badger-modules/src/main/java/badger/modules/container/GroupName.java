package badger.modules.container;

import org.jspecify.annotations.Nullable;

/**
 * What the path of a control group tells of who lives in it: a container of Docker, Podman, containerd, CRI-O, LXC or
 * systemd-nspawn, or a unit of systemd.
 *
 * @param text what it is called if no engine tells a better name
 * @param id the id that its engine knows it by; empty if it has none
 * @param container whether it is a container
 * @see <a href="https://systemd.io/CGROUP_DELEGATION/">systemd: control group APIs and delegation</a>
 */
record GroupName(String text, String id, boolean container) {
    private static final int ID_DIGITS = 64;
    /** As much of an id as engines show. */
    private static final int SHOWN_DIGITS = 12;

    private static final String SCOPE = ".scope";
    private static final String SERVICE = ".service";
    private static final String SLICE = ".slice";
    private static final String SYSTEM = "/system.slice/";
    private static final String LXC = "lxc.payload";
    private static final String MACHINE = "machine-";
    private static final String NSPAWN = "systemd-nspawn@";

    /**
     * Whose group a path is.
     *
     * @param path below the root of its tree, beginning with a slash
     * @return null if nobody's that is known
     */
    static @Nullable GroupName of(String path) {
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        String id = id(last);
        if (id != null) {
            return new GroupName(id.substring(0, SHOWN_DIGITS), id, true);
        }
        String machine = machine(path.substring(path.lastIndexOf('/', slash - 1) + 1, Math.max(slash, 0)), last);
        if (machine != null && !machine.isEmpty()) {
            return new GroupName(machine, "", true);
        }
        boolean unit = last.endsWith(SERVICE) || last.endsWith(SLICE);
        return unit ? new GroupName(unit(path), "", false) : null;
    }

    /** {@code ID}, {@code PREFIX-ID}, {@code PREFIX-ID.scope}, {@code SLICE:RUNTIME:ID}; not the monitor of a container. */
    private static @Nullable String id(String last) {
        String name = last.endsWith(SCOPE) ? last.substring(0, last.length() - SCOPE.length()) : last;
        int from = name.length() - ID_DIGITS;
        if (from < 0 || !isHex(name, from)) {
            return null;
        }
        char before = from == 0 ? '-' : name.charAt(from - 1);
        boolean monitor = name.startsWith("conmon-", from - "conmon-".length());
        return (before == '-' || before == ':') && !monitor ? name.substring(from) : null;
    }

    private static boolean isHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String machine(String parent, String last) {
        if (last.startsWith(LXC + ".")) {
            return last.substring(LXC.length() + 1);
        }
        if (parent.equals("lxc") || parent.equals(LXC)) {
            return last;
        }
        if (last.startsWith(NSPAWN) && last.endsWith(SERVICE)) {
            return unescaped(last.substring(NSPAWN.length(), last.length() - SERVICE.length()));
        }
        boolean scope = parent.equals("machine.slice") && last.startsWith(MACHINE) && last.endsWith(SCOPE);
        // virtual machines are registered in the same way
        if (scope && !last.startsWith(MACHINE + "qemu")) {
            return unescaped(last.substring(MACHINE.length(), last.length() - SCOPE.length()));
        }
        return null;
    }

    /** Undoes what systemd does to names that become units (systemd.unit(5)): {@code \x2d} for a hyphen. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.startsWith("\\x", i) && i + 4 <= text.length();
            int high = escape ? Character.digit(text.charAt(i + 2), 16) : -1;
            int low = escape ? Character.digit(text.charAt(i + 3), 16) : -1;
            if (high >= 0 && low >= 0) {
                plain.append((char) (high * 16 + low));
                i += 3;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    /** A unit goes by its own name where all others are, else by its path: users have units of the same names. */
    private static String unit(String path) {
        return path.startsWith(SYSTEM) ? path.substring(SYSTEM.length()) : path.substring(1);
    }
}
