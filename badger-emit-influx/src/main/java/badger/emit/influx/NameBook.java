package badger.emit.influx;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which series has which name at the back end: the first that comes has it, until it is closed. */
final class NameBook {
    private final Map<String, Owner> owners = new HashMap<>();

    /**
     * Takes a name for a series; a series that was closed and is back may have it beside its former self.
     *
     * @param stored the name at the back end
     * @param series the series' flat name
     * @return the flat name of the series that has it already, null if it is free
     */
    @Nullable
    String claim(String stored, String series) {
        Owner owner = owners.computeIfAbsent(stored, _ -> new Owner(series));
        if (!owner.series.equals(series)) {
            return owner.series;
        }
        owner.count++;
        return null;
    }

    /** Gives a name back that was taken. */
    void release(String stored) {
        Owner owner = owners.get(stored);
        if (owner != null && --owner.count == 0) {
            owners.remove(stored);
        }
    }

    private static final class Owner {
        final String series;
        int count;

        Owner(String series) {
            this.series = series;
        }
    }
}
