package badger.core;

/**
 * How long an agent runs.
 *
 * @param ticks after how many frames it stops; 0 = it does not
 * @param once whether every module is read at every tick, whatever its interval
 */
public record AgentOptions(long ticks, boolean once) {
    /** Until it is stopped. */
    public static AgentOptions endless() {
        return new AgentOptions(0, false);
    }

    /** For one complete frame. */
    public static AgentOptions oneFrame() {
        return new AgentOptions(1, true);
    }
}
