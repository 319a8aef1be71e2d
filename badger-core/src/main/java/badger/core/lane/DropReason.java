package badger.core.lane;

import java.util.Locale;

/** Why a lane gave points up. */
public enum DropReason {
    /** Its queue was full: the oldest go. */
    QUEUE_FULL("its queue was full"),
    /** The back end will never take them. */
    REJECTED("the back end will never take them"),
    /** Nobody reads its sink any more. */
    SINK_CLOSED("nobody reads its sink any more"),
    /** The agent stopped before they could be delivered. */
    STOPPED("the agent stopped first");

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String words;

    DropReason(String words) {
        this.words = words;
    }

    /** The reason in words. */
    public String words() {
        return words;
    }

    /** As it stands in a series' name. */
    public String label() {
        return label;
    }
}
