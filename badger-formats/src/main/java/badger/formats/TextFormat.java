package badger.formats;

import org.jspecify.annotations.Nullable;

/** A way to write stats down. One reader is used again and again, by one thread at a time. */
public interface TextFormat {
    /**
     * Reads a text from its beginning to its end. What is wrong is left out, and the rest goes to the sink as far as it can
     * be told apart; nothing is allocated but for what is wrong.
     *
     * @param text the bytes, from the first on
     * @param length how many of them
     * @param source whose text it is, for the problem
     * @param sink takes the points
     * @return the first thing that is wrong, or null
     */
    @Nullable
    TextFormatException read(byte[] text, int length, String source, PointSink sink);
}
