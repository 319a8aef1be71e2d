package badger.modules.systemd;

import java.nio.ByteOrder;

/**
 * A unit as {@code ListUnits} tells it.
 *
 * @param name its name
 * @param load its load state
 * @param active its active state
 * @param job the number of its job
 */
record MadeUnit(String name, String load, String active, int job) {
    static MadeUnit of(String name, String active) {
        return new MadeUnit(name, "loaded", active, 0);
    }

    /** The object's path: what is no letter or digit is written as its number. */
    String path() {
        StringBuilder path = new StringBuilder("/org/freedesktop/systemd1/unit/");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            path.append(Character.isLetterOrDigit(c) ? String.valueOf(c) : "_%02x".formatted((int) c));
        }
        return path.toString();
    }

    byte[] bytes(ByteOrder order) {
        return new BusBytes(order)
                .text(name)
                .text("What " + name + " is for: ä")
                .text(load)
                .text(active)
                .text("whatever")
                .text("")
                .text(path())
                .uint32(job)
                .text(job == 0 ? "" : "start")
                .text(job == 0 ? "/" : "/org/freedesktop/systemd1/job/" + job)
                .bytes();
    }
}
