package badger.core.lane;

/** What a lane tells the agent. */
public interface LaneEvents {
    /** Nobody reads this lane's sink any more; it takes nothing from now on. */
    void sinkClosed(Lane lane);

    /**
     * Something may hang: the frame that the lane's worker woke up for is not there, an emission takes long or has failed.
     * Called under the lane's lock; must not wait.
     */
    default void watchClosely() {}

    /** Something the process cannot live with came out of the emitter. */
    void fatal(Throwable failure);
}
