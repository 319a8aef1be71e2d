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
        if (type.isPrimitive() || type == String.class) {
            return Optional.empty();
        }
        // not getMethod: the words for its NoSuchMethodException, which is no exception here, cost forty classes
        for (Method method : type.getDeclaredMethods()) {
            boolean isParse = method.getName().equals("parse")
                    && Modifier.isPublic(method.getModifiers())
                    && Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == type
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0] == parameter;
            if (isParse) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
