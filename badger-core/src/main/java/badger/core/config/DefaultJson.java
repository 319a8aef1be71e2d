package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.config.RecordShape.Component;
import badger.core.spi.Secret;
import badger.core.wire.ByteWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a value of a configuration record as the JSON that reads as it. */
final class DefaultJson {
    private DefaultJson() {}

    /** The JSON, or nothing for what is not set. */
    static Optional<String> of(@Nullable Object value) throws ConfigurationException {
        return value == null || value.equals(Optional.empty()) ? Optional.empty() : Optional.of(json(value));
    }

    private static String json(Object value) throws ConfigurationException {
        return switch (value) {
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case Double number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case Boolean truth -> truth.toString();
            case Duration duration -> seconds(duration);
            case Enum<?> constant -> quoted(Words.of(constant));
            case Optional<?> there -> json(there.orElseThrow());
            case Placed<?> placed -> json(placed.value());
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Secret _ -> quoted(""); // a default that nobody may see is no default
            case Record record when KeyDescription.isObject(record.getClass()) -> object(record);
            default -> quoted(value.toString());
        };
    }

    private static String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        return seconds.stripTrailingZeros().toPlainString();
    }

    private static String list(List<?> list) throws ConfigurationException {
        List<String> elements = new ArrayList<>();
        for (Object element : list) {
            elements.add(json(element));
        }
        return "[" + String.join(", ", elements) + "]";
    }

    private static String map(Map<?, ?> map) throws ConfigurationException {
        List<String> members = new ArrayList<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            members.add(quoted(member.getKey().toString()) + ": " + json(member.getValue()));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static String object(Record record) throws ConfigurationException {
        List<String> members = new ArrayList<>();
        for (Component component :
                RecordShape.of(record.getClass(), Place.NOWHERE).components()) {
            of(component.valueIn(record)).ifPresent(json -> members.add(quoted(component.key()) + ": " + json));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static String quoted(String text) {
        byte[] json = new ByteWriter().jsonString(text.replace("${", "$${")).copy();
        return new String(json, StandardCharsets.UTF_8);
    }
}
