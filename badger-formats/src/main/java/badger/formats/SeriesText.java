package badger.formats;

import badger.core.spi.Label;
import java.util.List;

/**
 * A series as it stands in a text: bytes that tell it from every other, known at once, and what they mean, asked for only
 * when they are seen for the first time. Valid until the reader of the text goes on.
 */
public interface SeriesText {
    /** The bytes that tell it apart, from the first on. */
    byte[] key();

    /** How many of them. */
    int keyLength();

    /** Its dotted name. */
    String metric();

    /** Its labels, sorted by their names: in which order they were written says nothing. */
    List<Label> labels();

    /** Its unit, "" where none is said. */
    String unit();

    /** One line about it, "" where none is said. */
    String description();

    /** Whether its value is a reading that only grows. */
    boolean isCounter();
}
