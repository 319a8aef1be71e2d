package badger.core.spi;

/**
 * Parts of one whole: CPU states. A part that went down counts 0, the whole is the sum of the clamped parts; the group
 * starts anew only if the sum of the readings fell. A tick in which any declared part is missing has no points.
 */
public interface Shares {
    /** Declares a part; its {@link Counter#set} takes the raw reading. */
    Counter part(String metric, String description);

    /** Declares a number that is contained in another part: shown as percentage of the whole, not added to it. */
    Counter contained(String metric, String description);
}
