package badger.emit.graphite;

import badger.core.spi.Label;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import badger.core.wire.SeriesCache;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

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

    Paths(boolean tags) {
        this.tags = tags;
    }

    /** The path of a series. */
    byte[] of(Series series) {
        return claims.get(series).path.bytes;
    }

    /** Whether a series' path is its own; one that belongs to nobody any more becomes its own. */
    boolean owns(Series series) {
        Claim claim = claims.get(series);
        if (claim.path.owner.isEmpty()) {
            claim.path.owner = claim.name;
        }
        return claim.path.owner.equals(claim.name);
    }

    /** What is wrong with a series that does not own its path, in words. */
    String conflict(Series series) {
        Path path = claims.get(series).path;
        return "series '" + series.name() + "' would be written into the path of series '" + path.owner + "'";
    }

    /** Gives up what a closed series has. */
    void forget(Series series) {
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
