package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.config.RecordShape.Component;
import badger.core.rule.SeriesMatcher;
import badger.core.spi.Glob;
import badger.core.spi.Secret;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration key as templates and documents show it.
 *
 * @param key its name
 * @param type what may be written, in words
 * @param value its default as JSON, empty if it has none
 * @param meaning what it does, with its unit
 * @param required whether it must be written, since it has no default
 * @param members the keys of the object it holds, or of each object in the list it holds
 */
record KeyDescription(
        String key,
        String type,
        Optional<String> value,
        String meaning,
        boolean required,
        List<KeyDescription> members) {

    private static final Map<Type, String> WORDS = Map.ofEntries(
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(Duration.class, "number"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(Secret.class, "secret text"),
            Map.entry(Glob.class, "glob"),
            Map.entry(SeriesMatcher.class, "glob or object"));

    /** The keys of a record, with the record's values as defaults. */
    static List<KeyDescription> of(Record defaults) throws ConfigurationException {
        return of(defaults.getClass(), defaults);
    }

    private static List<KeyDescription> of(Class<? extends Record> record, @Nullable Record defaults)
            throws ConfigurationException {
        List<KeyDescription> keys = new ArrayList<>();
        for (Component component : RecordShape.of(record, Place.NOWHERE).components()) {
            Object value = defaults == null ? null : component.valueIn(defaults);
            Type held = held(component.type());
            List<KeyDescription> members = held instanceof Class<?> type && isObject(type)
                    ? of(type.asSubclass(Record.class), value instanceof Record nested ? nested : null)
                    : List.of();
            String unit = component.unit().isEmpty() ? "" : " (" + component.unit() + ")";
            keys.add(new KeyDescription(
                    component.key(),
                    words(component.type()),
                    DefaultJson.of(value),
                    component.description() + unit,
                    defaults == null && !(component.type() instanceof ParameterizedType),
                    members));
        }
        return keys;
    }

    /** What stands in the file in the end: the element of a list, what may be there or not. */
    private static Type held(Type type) {
        return type instanceof ParameterizedType generic ? held(lastArgument(generic)) : type;
    }

    /** Of a map its value's. */
    private static Type lastArgument(ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    static boolean isObject(Class<?> type) {
        return type.isRecord() && Parse.ofText(type).isEmpty();
    }

    private static String words(Type type) {
        if (type instanceof ParameterizedType generic) {
            String held = words(lastArgument(generic));
            if (generic.getRawType() == Map.class) {
                return "object of any keys, each " + held;
            }
            return generic.getRawType() == List.class ? "list, each " + held : held;
        }
        String word = WORDS.get(type);
        if (word != null) {
            return word;
        }
        if (type instanceof Class<?> plain
                && plain.isEnum()
                && Parse.ofText(plain).isEmpty()) {
            return "one of " + Scalars.constants(plain);
        }
        return type instanceof Class<?> plain && isObject(plain) ? "object" : "text";
    }
}
