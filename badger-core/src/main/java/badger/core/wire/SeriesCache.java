package badger.core.wire;

import badger.core.spi.Series;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an emitter remembers of each open series, found by {@link Series#id} without hashing.
 *
 * <p>Ids are never reused, so that on a host where containers come and go they grow for ever; a page of ids that are
 * all forgotten is let go.
 *
 * @param <T> what is remembered
 */
public final class SeriesCache<T> {
    private static final int PAGE_BITS = 8;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    private final Function<Series, T> make;
    private @Nullable Page[] pages = new @Nullable Page[4];

    /**
     * An empty one.
     *
     * @param make makes what is remembered, on a series' first sight
     */
    public SeriesCache(Function<Series, T> make) {
        this.make = make;
    }

    /** What is remembered of a series, made now if it is new. */
    @SuppressWarnings("unchecked") // only what `make` returned is ever stored
    public T get(Series series) {
        Page page = page(series.id() >> PAGE_BITS);
        int index = series.id() & (PAGE_SIZE - 1);
        Object value = page.values[index];
        if (value == null) {
            value = make.apply(series);
            page.values[index] = value;
            page.used++;
        }
        return (T) value;
    }

    /** Drops what is remembered of a series that is closed. */
    public void forget(Series series) {
        int number = series.id() >> PAGE_BITS;
        Page page = number < pages.length ? pages[number] : null;
        int index = series.id() & (PAGE_SIZE - 1);
        if (page != null && page.values[index] != null) {
            page.values[index] = null;
            page.used--;
            if (page.used == 0) {
                pages[number] = null;
            }
        }
    }

    private Page page(int number) {
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, 2 * pages.length));
        }
        Page page = pages[number];
        if (page == null) {
            page = new Page();
            pages[number] = page;
        }
        return page;
    }

    private static final class Page {
        final @Nullable Object[] values = new @Nullable Object[PAGE_SIZE];
        int used;
    }
}
