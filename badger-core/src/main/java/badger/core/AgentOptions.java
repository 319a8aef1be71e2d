package badger.core;

/**
 * How an agent runs.
 *
 * @param ticks after how many frames it stops; 0 = it does not
 * @param once whether every module is read at every tick, whatever its interval
 * @param silent whether nothing is sent and no spool is touched: there are lanes, and no emitters
 */
public record AgentOptions(long ticks, boolean once, boolean silent) {
    /** For an agent that sends what it collects. */
    public AgentOptions(long ticks, boolean once) {
        this(ticks, once, false);
    }

    /** Until it is stopped. */
    public static AgentOptions endless() {
        return new AgentOptions(0, false);
    }

    /** For one complete frame. */
    public static AgentOptions oneFrame() {
        return new AgentOptions(1, true);
    }

    /** For finding out what there is to be sent. */
    static AgentOptions silentFrame() {
        return new AgentOptions(1, true, true);
    }
}
