package badger.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesCacheTest {
    private int made;
    private final SeriesCache<String> cache = new SeriesCache<>(series -> series.name() + "#" + made++);

    @Test
    void aValueIsMadeOnce() {
        assertThat(cache.get(series(5))).isEqualTo("s5#0");
        assertThat(cache.get(series(70_000))).isEqualTo("s70000#1");
        assertThat(cache.get(series(5))).isEqualTo("s5#0");
    }

    @Test
    void aForgottenValueIsMadeAnew() {
        String other = cache.get(series(6));
        cache.get(series(5));
        cache.forget(series(5));
        cache.forget(series(5));
        cache.forget(series(1_000_000));
        assertThat(cache.get(series(5))).isEqualTo("s5#2");
        assertThat(cache.get(series(6))).isSameAs(other);
        cache.forget(series(5));
        cache.forget(series(6));
        assertThat(cache.get(series(6))).isEqualTo("s6#3");
    }

    private static Series series(int id) {
        return new Series(id, "s" + id, List.of(), "", NumberType.INTEGER, Kind.GAUGE, "", "s" + id);
    }
}
