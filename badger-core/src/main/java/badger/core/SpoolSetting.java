package badger.core;

import badger.core.lane.ReplayOrder;
import badger.core.lane.SpoolMode;
import java.time.Duration;

/**
 * What an emitter's file says of its lane's spool.
 *
 * @param mode when it is written to
 * @param bytes the most disk it takes
 * @param age how old a frame in it may become
 * @param order in which order it is replayed
 * @param replayPointsPerSecond how fast at most; 0 = twenty times as fast as points are collected
 */
public record SpoolSetting(SpoolMode mode, long bytes, Duration age, ReplayOrder order, int replayPointsPerSecond) {}
