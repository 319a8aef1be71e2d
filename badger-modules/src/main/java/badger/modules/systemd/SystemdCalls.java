package badger.modules.systemd;

import java.io.IOException;

/**
 * The few methods of systemd that are called, over a connection; calls that are made together go out together, and are answered in
 * their order.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.systemd1.html">org.freedesktop.systemd1(5)</a>
 */
final class SystemdCalls {
    /** The interface of all there is of systemd. */
    static final String MANAGER = "org.freedesktop.systemd1.Manager";

    /** The interface of one service. */
    static final String SERVICE = "org.freedesktop.systemd1.Service";

    /** The object that is all of systemd. */
    static final String MANAGER_PATH = "/org/freedesktop/systemd1";

    /** The error of a systemd that is older than a property. */
    static final String UNKNOWN_PROPERTY = "org.freedesktop.DBus.Error.UnknownProperty";

    private static final String SYSTEMD = "org.freedesktop.systemd1";
    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    private final Bus bus;

    SystemdCalls(Bus bus) {
        this.bus = bus;
    }

    /** Asks for all units: the call's number. */
    int callUnits() {
        return bus.call(SYSTEMD, MANAGER_PATH, MANAGER, "ListUnits");
    }

    /** Asks an object for one of its properties: the call's number. */
    int callProperty(String path, String type, String property) {
        return bus.call(SYSTEMD, path, PROPERTIES, "Get", type, property);
    }

    /** Sends what was asked. */
    void send() throws IOException {
        bus.send();
    }

    /** The answer to the question for all units. */
    BusInput units(int call) throws IOException {
        return bus.await(call, "ListUnits", UnitList.TYPES);
    }

    /**
     * The answer to the question for a property.
     *
     * @param call the call's number
     * @param property its name
     * @param types what it must consist of
     */
    BusInput property(int call, String property, String types) throws IOException {
        BusInput in = bus.await(call, property, "v");
        String found = in.signature();
        if (!found.equals(types)) {
            throw in.damaged("a value of type " + found + ", and " + types + " is wanted");
        }
        return in;
    }
}
