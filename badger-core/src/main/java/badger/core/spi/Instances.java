package badger.core.spi;

/**
 * The instances of one kind of thing; one that is not set for 60 reads is closed, and a first sight if it returns. To be
 * asked for each at every read: one for which there is no room, or no memory, takes numbers that are not shown, and is there at
 * a later read.
 *
 * @param <T> what holds one instance's series
 */
public interface Instances<T> {
    /** The instance of that name, declared now if it has never been seen; allocates nothing if it has. */
    T at(String name);
}
