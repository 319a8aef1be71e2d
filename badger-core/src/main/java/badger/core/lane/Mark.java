package badger.core.lane;

import badger.core.spool.Spool;

/**
 * What has become of a frame that the spool has, on its way to the spool.
 *
 * @param fate what has become of it
 * @param number its number in the spool
 * @param points how many of its points that is about
 */
record Mark(Fate fate, long number, int points) {
    /** What can become of a frame. */
    enum Fate {
        /** It need not be sent any more. */
        SETTLED,
        /** So many more of its first points need not be sent any more. */
        SETTLED_IN_PART,
        /** It is in memory no more, and is to be read again; so many of its points are left. */
        RELEASED
    }

    static Mark settled(long number) {
        return new Mark(Fate.SETTLED, number, 0);
    }

    static Mark settledInPart(long number, int points) {
        return new Mark(Fate.SETTLED_IN_PART, number, points);
    }

    static Mark released(long number, int points) {
        return new Mark(Fate.RELEASED, number, points);
    }

    /** Tells a spool; answers false if the frame is to be read again and the spool does not have it any more. */
    boolean applyTo(Spool spool) {
        return switch (fate) {
            case SETTLED -> {
                spool.settle(number);
                yield true;
            }
            case SETTLED_IN_PART -> {
                spool.settlePart(number, points);
                yield true;
            }
            case RELEASED -> spool.release(number);
        };
    }
}
