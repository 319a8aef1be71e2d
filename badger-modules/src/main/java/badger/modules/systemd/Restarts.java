package badger.modules.systemd;

import java.io.IOException;
import java.util.List;

/**
 * How often services were restarted: the property {@code NRestarts} of each, which systemd has since version 235. Each is a call of its own, so
 * that only so many are asked at a time, in turn.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html">org.freedesktop.systemd1(5), NRestarts</a>
 */
final class Restarts {
    static final int MOST = 50;

    private static final String NUMBER = "u";

    private final Unit[] asked = new Unit[MOST];
    private final int[] calls = new int[MOST];
    private int next;
    private boolean unknown;

    /** Asks the next services in turn. */
    void ask(SystemdCalls systemd, List<Unit> units) throws IOException {
        int count = call(systemd, units);
        for (int i = 0; i < count; i++) {
            try {
                asked[i].restarted(
                        systemd.property(calls[i], "NRestarts", NUMBER).uint32());
            } catch (BusErrorException e) {
                // a service may have gone in the meantime; a systemd that does not count is not asked again
                unknown |= e.error().equals(SystemdCalls.UNKNOWN_PROPERTY);
            }
        }
    }

    private int call(SystemdCalls systemd, List<Unit> units) throws IOException {
        int count = 0;
        if (unknown) {
            return count;
        }
        for (int i = 0; i < units.size() && count < MOST; i++) {
            next = next + 1 < units.size() ? next + 1 : 0;
            Unit unit = units.get(next);
            if (unit.isService() && unit.isListed()) {
                asked[count] = unit;
                calls[count++] = systemd.callProperty(unit.path(), SystemdCalls.SERVICE, "NRestarts");
            }
        }
        if (count > 0) {
            systemd.send();
        }
        return count;
    }
}
