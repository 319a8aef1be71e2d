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
    /** Their spool had reached its size, or the disk its reserve: the oldest go. */
    SPOOL_FULL("there was no more room for their spool"),
    /** They had waited longer than the spool's age. */
    TOO_OLD("they had waited too long"),
    /** They were written to the spool and could not be read again. */
    SPOOL_DAMAGED("the spool was damaged"),
    /** The agent stopped before they could be delivered, and they could not be spooled. */
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
