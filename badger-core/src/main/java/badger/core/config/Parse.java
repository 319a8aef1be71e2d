package badger.core.config;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/** The static method {@code parse} by which a type says that it can be written as a text, or as a list of texts. */
final class Parse {
    private Parse() {}

    static Optional<Method> ofText(Class<?> type) {
        return find(type, String.class);
    }

    static Optional<Method> ofList(Class<?> type) {
        return find(type, List.class);
    }

    private static Optional<Method> find(Class<?> type, Class<?> parameter) {
        try {
            Method parse = type.getMethod("parse", parameter);
            return Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type
                    ? Optional.of(parse)
                    : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
