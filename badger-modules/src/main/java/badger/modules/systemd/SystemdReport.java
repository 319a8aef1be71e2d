package badger.modules.systemd;

import java.io.IOException;

/** What systemd says when it is asked: how it is itself, its units, how often its services were restarted. */
final class SystemdReport {
    /** It has never said how it is: before version 208 it did not. */
    static final int UNKNOWN = -1;

    private static final int LONGEST_STATE = 64;

    private final UnitList units;
    private final Restarts restarts = new Restarts();
    private final States states =
            new States("initializing", "starting", "running", "degraded", "maintenance", "stopping");
    private final byte[] word = new byte[LONGEST_STATE];
    private int state = UNKNOWN;

    SystemdReport(UnitChoice choice) {
        units = new UnitList(choice);
    }

    /** Asks all there is to be asked. */
    void read(Bus bus) throws IOException {
        SystemdCalls systemd = new SystemdCalls(bus);
        int unitsCall = systemd.callUnits();
        int stateCall = systemd.callProperty(SystemdCalls.MANAGER_PATH, SystemdCalls.MANAGER, "SystemState");
        systemd.send();
        units.read(systemd.units(unitsCall));
        readState(systemd, stateCall);
        restarts.ask(systemd, units.wanted());
    }

    private void readState(SystemdCalls systemd, int call) throws IOException {
        state = UNKNOWN;
        try {
            int length = systemd.property(call, "SystemState", "s").text(word);
            state = states.number(word, length);
        } catch (BusErrorException e) {
            if (!e.error().equals(SystemdCalls.UNKNOWN_PROPERTY)) {
                throw e;
            }
        }
    }

    UnitList units() {
        return units;
    }

    /** The states that systemd can be in. */
    States states() {
        return states;
    }

    /** The number of the one that it is in. */
    int state() {
        return state;
    }
}
