package badger.modules.systemd;

import badger.proc.ProcValue;

/** A unit that has series of its own, and what was said of it last. */
final class Unit {
    private static final String SERVICE = ".service";
    private static final int UNKNOWN = -1;

    private final String name;
    private final String path;
    private int state = UNKNOWN;
    private boolean listed;
    private long restarts = ProcValue.ABSENT;

    /**
     * A unit.
     *
     * @param name its name, {@code ssh.service}
     * @param path that of its object on the bus
     */
    Unit(String name, String path) {
        this.name = name;
        this.path = path;
    }

    String name() {
        return name;
    }

    String path() {
        return path;
    }

    /** Whether it is one of those that are restarted. */
    boolean isService() {
        return name.endsWith(SERVICE);
    }

    /** Begins another list of units: nothing is known of it so far. */
    void begin() {
        state = UNKNOWN;
        listed = false;
        restarts = ProcValue.ABSENT;
    }

    /**
     * It is in a state.
     *
     * @param number the state
     * @param inList whether the list says so
     */
    void is(int number, boolean inList) {
        state = number;
        listed = inList;
    }

    /** Whether its state is known. */
    boolean isThere() {
        return state != UNKNOWN;
    }

    /** The number of its state. */
    int state() {
        return state;
    }

    /** Whether it is in the list. */
    boolean isListed() {
        return listed;
    }

    void restarted(long times) {
        restarts = times;
    }

    /** How often it was restarted; absent if it was not asked for that, or does not know. */
    long restarts() {
        return restarts;
    }
}
