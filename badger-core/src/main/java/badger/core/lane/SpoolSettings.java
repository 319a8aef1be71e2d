package badger.core.lane;

import badger.core.spool.SpoolLimits;
import java.nio.file.Path;

/**
 * How a lane uses its spool.
 *
 * @param mode when it writes to it
 * @param folder where it is
 * @param limits how much it may hold
 * @param order in which order it is replayed
 * @param replayPointsPerSecond how fast at most; 0 = twenty times as fast as points are collected
 */
public record SpoolSettings(
        SpoolMode mode, Path folder, SpoolLimits limits, ReplayOrder order, int replayPointsPerSecond) {}
