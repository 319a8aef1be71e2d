package badger.core.lane;

/** What a lane tells the agent. */
public interface LaneEvents {
    /** Nobody reads this lane's sink any more; it takes nothing from now on. */
    void sinkClosed(Lane lane);

    /** Something the process cannot live with came out of the emitter. */
    void fatal(Throwable failure);
}
