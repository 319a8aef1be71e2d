package badger.core.spi;

/** What the core gives an emitter. */
public interface EmitterContext {
    /** The entry it is configured under: {@code graphite}, {@code graphite@second}. */
    String entry();

    /** The host as it is now; what is sent goes out under the host of its frame. */
    Host host();

    /** The host's clocks. */
    Clock clock();
}
