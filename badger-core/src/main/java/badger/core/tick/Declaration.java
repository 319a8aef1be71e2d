package badger.core.tick;

import badger.core.rule.SeriesName;
import badger.core.spi.Kind;
import badger.core.spi.NumberType;
import badger.core.spi.Series;
import org.jspecify.annotations.Nullable;

/**
 * A series that a module wanted.
 *
 * @param module the entry of the module
 * @param made the series' name as the module makes it
 * @param type its number type
 * @param kind how its values come about
 * @param description one line
 * @param series what was opened; null if a rule stopped it, its name was taken or there was no room
 */
public record Declaration(
        String module,
        SeriesName made,
        NumberType type,
        Kind kind,
        String description,
        @Nullable Series series) {}
