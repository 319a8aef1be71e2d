package badger.it;

import java.util.Map;

/** The book of a lane, as the agent's own series have it in one frame: points. */
record LaneBook(String lane, long collected, long recovered, long delivered, long queued, long spooled, long dropped) {
    static LaneBook of(Payload frame, String entry) {
        String dropped = "badger.lane.dropped." + entry + ".";
        return new LaneBook(
                entry,
                number(frame, "collected", entry),
                number(frame, "recovered", entry),
                number(frame, "delivered", entry),
                number(frame, "queued", entry),
                number(frame, "spooled", entry),
                frame.values().entrySet().stream()
                        .filter(series -> series.getKey().startsWith(dropped))
                        .mapToLong(series -> series.getValue().longValue())
                        .sum());
    }

    private static long number(Payload frame, String what, String entry) {
        Map<String, Double> values = frame.values();
        return values.get("badger.lane." + what + "." + entry).longValue();
    }

    /** Whether nothing has come out of nowhere, or gone there. */
    boolean closes() {
        return collected + recovered == delivered + queued + spooled + dropped;
    }

    /** Whether nothing is left of what the lane had when its book was that. */
    boolean hasDelivered(LaneBook earlier) {
        return spooled == 0 && delivered >= earlier.collected + earlier.recovered;
    }

    @Override
    public String toString() {
        return "%s: collected %d + recovered %d = delivered %d + queued %d + spooled %d + dropped %d"
                .formatted(lane, collected, recovered, delivered, queued, spooled, dropped);
    }
}
