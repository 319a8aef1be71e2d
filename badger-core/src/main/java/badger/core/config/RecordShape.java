package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.spi.FreeKeys;
import badger.core.spi.Key;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration record is made of.
 *
 * @param constructor its canonical constructor
 * @param components its components, in order
 */
record RecordShape(Constructor<? extends Record> constructor, List<Component> components) {
    /**
     * One component.
     *
     * @param key its key in a file
     * @param type its type
     * @param declared what its annotations are asked of: only when somebody reads them, since Java makes classes for them
     * @param accessor reads it
     */
    record Component(String key, Type type, RecordComponent declared, Method accessor) {
        /** What it does, in one line, empty if nobody says. */
        String description() {
            Key described = declared.getAnnotation(Key.class);
            return described == null ? "" : described.value();
        }

        /** Its unit, empty if it has none. */
        String unit() {
            Key described = declared.getAnnotation(Key.class);
            return described == null ? "" : described.unit();
        }

        Object valueIn(Record record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }
    }

    /**
     * Looks a record type up.
     *
     * @param type the type
     * @param place what to blame if its package is closed to the core
     */
    static RecordShape of(Class<? extends Record> type, Place place) throws ConfigurationException {
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] types = new Class<?>[declared.length];
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < declared.length; i++) {
            RecordComponent component = declared[i];
            types[i] = component.getType();
            components.add(new Component(
                    Words.snakeCase(component.getName()),
                    component.getGenericType(),
                    component,
                    open(component.getAccessor(), place)));
        }
        try {
            return new RecordShape(open(type.getDeclaredConstructor(types), place), List.copyOf(components));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }

    /** Makes a member of a plug-in usable, or says what its author forgot. */
    static <T extends AccessibleObject & java.lang.reflect.Member> T open(T member, Place place)
            throws ConfigurationException {
        if (!member.trySetAccessible()) {
            Class<?> owner = member.getDeclaringClass();
            throw place.refused("the module-info.java of " + owner.getModule().getName() + " lacks the line 'opens "
                    + owner.getPackageName() + " to badger.core;', so that " + owner.getSimpleName()
                    + " cannot be filled");
        }
        return member;
    }

    /** Whether it has no keys of its own, but takes any. */
    boolean takesAnyKey() {
        return components.size() == 1 && components.getFirst().type() == FreeKeys.class;
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        components.forEach(component -> keys.add(component.key()));
        return keys;
    }

    /**
     * Makes a record.
     *
     * @param values one value for each component
     * @throws InvocationTargetException with what its constructor threw
     */
    Record make(@Nullable Object[] values) throws InvocationTargetException {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + constructor, e);
        }
    }
}
