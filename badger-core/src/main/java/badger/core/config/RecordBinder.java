package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.config.Node.ListNode;
import badger.core.config.Node.Member;
import badger.core.config.Node.NullNode;
import badger.core.config.Node.ObjectNode;
import badger.core.config.Node.TextNode;
import badger.core.config.RecordShape.Component;
import badger.core.spi.FreeKeys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays objects of a configuration file over the defaults of records. */
final class RecordBinder {
    private final Scalars scalars;

    RecordBinder(Placeholders placeholders) {
        this.scalars = new Scalars(placeholders);
    }

    /** Fills one record from an object. */
    <R extends Record> R bind(ObjectNode object, R defaults) throws ConfigurationException {
        return typed(bindAll(object, List.of(defaults)).getFirst(), defaults);
    }

    /** What was made over a record is of that record's type. */
    @SuppressWarnings("unchecked")
    static <R extends Record> R typed(Record made, R defaults) {
        return (R) defaults.getClass().cast(made);
    }

    /** Fills several records that share an object: each key belongs to one of them. */
    List<Record> bindAll(ObjectNode object, List<? extends Record> defaults) throws ConfigurationException {
        List<RecordShape> shapes = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        boolean free = false;
        for (Record record : defaults) {
            RecordShape shape = RecordShape.of(record.getClass(), object.place());
            if (shape.takesAnyKey()) {
                free = true;
                shapes.add(shape);
                continue;
            }
            for (String key : shape.keys()) {
                if (keys.contains(key)) {
                    throw object.place()
                            .refused("the key '" + key + "' is the core's, and "
                                    + record.getClass().getName() + " has one of its own");
                }
                keys.add(key);
            }
            shapes.add(shape);
        }
        Gathering gathering = new Gathering();
        if (!free) {
            gathering.attempt(() -> rejectUnknownKeys(object, keys));
        }
        List<Record> bound = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            RecordShape shape = shapes.get(i);
            Record over = defaults.get(i);
            Record record = gathering.attempt(() -> fill(object, shape, over));
            if (record != null) {
                bound.add(record);
            }
        }
        gathering.throwIfAny();
        return bound;
    }

    /** Refuses what nobody reads; the result is the object itself. */
    static ObjectNode rejectUnknownKeys(ObjectNode object, List<String> known) throws ConfigurationException {
        Gathering gathering = new Gathering();
        object.members().forEach((key, member) -> {
            String plain = Words.snakeCase(key);
            if (!plain.equals(key) && known.contains(plain)) {
                Member same = object.members().get(plain);
                if (same != null) {
                    gathering.add(member.key()
                            .problem("the key is there twice: first in line "
                                    + same.key().line() + ", as " + Words.quoted(plain)));
                }
            } else if (!known.contains(key)) {
                String hint = Nearest.hint(key, known);
                String instead = hint.isEmpty() ? "; there are: " + String.join(", ", known) : hint;
                gathering.add(member.key().problem("unknown key " + Words.quoted(key) + instead));
            }
        });
        gathering.throwIfAny();
        return object;
    }

    private Record fill(ObjectNode object, RecordShape shape, @Nullable Record defaults) throws ConfigurationException {
        Gathering gathering = new Gathering();
        List<Component> components = shape.components();
        @Nullable Object[] values = new @Nullable Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            Component component = components.get(i);
            values[i] = gathering.attempt(() -> value(object, component, defaults));
        }
        gathering.throwIfAny();
        try {
            return shape.make(values);
        } catch (InvocationTargetException e) {
            throw refusal(object, shape, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private Object value(ObjectNode object, Component component, @Nullable Record defaults)
            throws ConfigurationException {
        if (component.type() == FreeKeys.class) {
            return new FreeKeys(new NodeJson(scalars).of(object));
        }
        Object fallback = defaults == null ? null : component.valueIn(defaults);
        Member member = object.member(component.key());
        if (member != null) {
            return convert(member.value(), component.type(), fallback);
        }
        if (fallback != null) {
            return fallback;
        }
        if (component.type() instanceof ParameterizedType generic) {
            if (generic.getRawType() == Optional.class) {
                return Optional.empty();
            }
            if (generic.getRawType() == List.class) {
                return List.of();
            }
            if (generic.getRawType() == Map.class) {
                return Map.of();
            }
        }
        throw object.place().refused("the key '" + component.key() + "' is missing");
    }

    /** A constructor that names a key first is taken to mean that key's value, whose place names the key already. */
    private static ConfigurationException refusal(ObjectNode object, RecordShape shape, Throwable cause) {
        String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        for (Component component : shape.components()) {
            for (String name : List.of(component.key(), component.accessor().getName())) {
                if (startsWithWord(reason, name)) {
                    String label = name + ": ";
                    String rest = reason.startsWith(label) ? reason.substring(label.length()) : reason;
                    return object.placeOf(component.key()).refused(rest);
                }
            }
        }
        return object.place().refused(reason);
    }

    private static boolean startsWithWord(String text, String word) {
        return text.startsWith(word)
                && (text.length() == word.length() || !Character.isJavaIdentifierPart(text.charAt(word.length())));
    }

    private Object convert(Node node, Type type, @Nullable Object fallback) throws ConfigurationException {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Map.class) {
                return properties(node, generic);
            }
            if (generic.getRawType() == List.class) {
                return list(node, argument);
            }
            if (generic.getRawType() == Optional.class) {
                return node instanceof NullNode ? Optional.empty() : Optional.of(convert(node, argument, null));
            }
            if (generic.getRawType() == Placed.class) {
                return new Placed<>(convert(node, argument, null), node.place());
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw node.place().refused("a configuration cannot hold a " + type.getTypeName());
        }
        if (node instanceof ObjectNode object && plain.isRecord()) {
            return nested(object, plain.asSubclass(Record.class), fallback);
        }
        if (node instanceof ListNode list && Parse.ofList(plain).isPresent()) {
            List<String> texts = new ArrayList<>();
            for (Object text : list(list, String.class)) {
                texts.add((String) text);
            }
            return scalars.parse(texts, plain, list.place());
        }
        return scalars.read(node, plain);
    }

    private Record nested(ObjectNode object, Class<? extends Record> type, @Nullable Object fallback)
            throws ConfigurationException {
        RecordShape shape = RecordShape.of(type, object.place());
        Gathering gathering = new Gathering();
        gathering.attempt(() -> rejectUnknownKeys(object, shape.keys()));
        Record record = gathering.attempt(() -> fill(object, shape, (Record) fallback));
        gathering.throwIfAny();
        return Objects.requireNonNull(record);
    }

    private List<Object> list(Node node, Type element) throws ConfigurationException {
        boolean placed = element instanceof ParameterizedType generic && generic.getRawType() == Placed.class;
        Type written = placed ? ((ParameterizedType) element).getActualTypeArguments()[0] : element;
        if (node instanceof TextNode text && written instanceof Class<?> type && Scalars.isText(type)) {
            return commaSeparated(text, type, placed);
        }
        if (!(node instanceof ListNode list)) {
            throw node.place().refused("expected a list, found " + node.kind());
        }
        Gathering gathering = new Gathering();
        List<Object> values = new ArrayList<>();
        for (Node item : list.elements()) {
            Object value = gathering.attempt(() -> convert(item, element, null));
            if (value != null) {
                values.add(value);
            }
        }
        gathering.throwIfAny();
        return List.copyOf(values);
    }

    /** Keys that somebody else knows, a client library for one; its values are texts, however they are written. */
    private Map<String, Object> properties(Node node, ParameterizedType type) throws ConfigurationException {
        if (type.getActualTypeArguments()[0] != String.class
                || !(type.getActualTypeArguments()[1] instanceof Class<?> value)) {
            throw node.place().refused("a configuration cannot hold a " + type.getTypeName());
        }
        if (!(node instanceof ObjectNode object)) {
            throw node.place().refused("expected an object, found " + node.kind());
        }
        Gathering gathering = new Gathering();
        Map<String, Object> values = new LinkedHashMap<>();
        object.members().forEach((key, member) -> {
            Object read = gathering.attempt(() -> scalars.property(member.value(), value));
            if (read != null) {
                values.put(key, read);
            }
        });
        gathering.throwIfAny();
        return Collections.unmodifiableMap(values);
    }

    /** The original wrote its lists into one text: {@code "sda,nbd8,nbd9"}. */
    private List<Object> commaSeparated(TextNode text, Class<?> type, boolean placed) throws ConfigurationException {
        List<Object> values = new ArrayList<>();
        for (String part : Arrays.asList(scalars.text(text).split(",", -1))) {
            if (!part.isBlank()) {
                Object value = scalars.fromText(part.strip(), type, text);
                values.add(placed ? new Placed<>(value, text.place()) : value);
            }
        }
        return List.copyOf(values);
    }
}
