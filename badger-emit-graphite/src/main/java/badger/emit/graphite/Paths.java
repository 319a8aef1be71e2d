package badger.emit.graphite;

import badger.core.spi.Label;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.SeriesCache;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a path that is the series', made once for each: metric and label values joined by dots, or with tags
 * {@code metric;label=value}. A path belongs to the first series that has it, until that one is closed.
 */
final class Paths {
    /**
     * The labels whose values keep their dots, as they had them in the original's paths: VLAN {@code eth0.100} was two
     * levels of the tree and stays so. Dots of all others become underscores.
     */
    private static final Set<String> DOTTED = Set.of("disk", "interface", "process");

    private final boolean tags;
    private final Map<String, Path> paths = new HashMap<>();
    private final SeriesCache<Claim> claims = new SeriesCache<>(this::claim);

    /** The series at each place of the last frame, mostly the same in the next, and the path that it owns. */
    private @Nullable Series[] placed = new @Nullable Series[64];

    private byte[][] placedPaths = new byte[64][];
    private boolean forgotten;

    Paths(boolean tags) {
        this.tags = tags;
    }

    /**
     * The path of a series.
     *
     * @param series the series
     * @param place which point of the frame is its: what was found there last is not looked up again
     * @return null if the path belongs to another series; one that belongs to nobody any more becomes its own
     */
    @SuppressWarnings("ReferenceEquality") // what was found is of the object that it was found for
    byte @Nullable [] of(Series series, int place) {
        if (forgotten) {
            forgotten = false;
            Arrays.fill(placed, null);
        }
        if (place < placed.length && placed[place] == series) {
            return placedPaths[place];
        }
        Claim claim = claims.get(series);
        if (claim.path.owner.isEmpty()) {
            claim.path.owner = claim.name;
        }
        if (!claim.path.owner.equals(claim.name)) {
            return null;
        }
        place(series, place, claim.path.bytes);
        return claim.path.bytes;
    }

    private void place(Series series, int place, byte[] path) {
        if (place >= placed.length) {
            int length = Math.max(place + 1, 2 * placed.length);
            placed = Arrays.copyOf(placed, length);
            placedPaths = Arrays.copyOf(placedPaths, length);
        }
        placed[place] = series;
        placedPaths[place] = path;
    }

    /** What is wrong with a series that does not own its path, in words. */
    String conflict(Series series) {
        Path path = claims.get(series).path;
        return "series '" + series.name() + "' would be written into the path of series '" + path.owner + "'";
    }

    /** Gives up what a closed series has. */
    void forget(Series series) {
        forgotten = true;
        Claim claim = claims.get(series);
        claims.forget(series);
        Path path = claim.path;
        path.claims--;
        if (path.claims == 0) {
            paths.remove(path.text);
        } else if (path.owner.equals(claim.name)) {
            path.owner = "";
        }
    }

    private Claim claim(Series series) {
        byte[] bytes = bytes(series);
        // by name, not by id: a series that was closed and is back, or is found in a spool, is still the same
        Path path = paths.computeIfAbsent(new String(bytes, StandardCharsets.US_ASCII), text -> new Path(text, bytes));
        path.claims++;
        return new Claim(path, series.name());
    }

    private byte[] bytes(Series series) {
        ByteWriter out = new ByteWriter(96);
        PathText.withDots(series.metric(), out);
        for (Label label : series.labels()) {
            if (tags) {
                out.put(';');
                PathText.withoutDots(label.name(), out);
                out.put('=');
                PathText.withDots(label.value(), out);
            } else {
                out.put('.');
                level(label, out);
            }
        }
        return out.copy();
    }

    private static void level(Label label, ByteWriter out) {
        if (DOTTED.contains(label.name())) {
            PathText.withDots(label.value(), out);
        } else {
            PathText.withoutDots(label.value(), out);
        }
    }

    /** A path, and the name of the series that it belongs to; empty if that was closed. */
    private static final class Path {
        private final String text;
        private final byte[] bytes;
        private String owner = "";
        private int claims;

        private Path(String text, byte[] bytes) {
            this.text = text;
            this.bytes = bytes;
        }
    }

    /** A series' wish for a path. */
    private record Claim(Path path, String name) {}
}
