package badger.core.spi;

/** A text series: value 1, the text in its label; a new text is a new series. */
public interface Info {
    /** Sets this tick's text. */
    void set(String text);
}
