package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.config.Node.TextNode;
import badger.core.spi.Secret;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/** Reads the values that are written as one word: texts, numbers, durations, and what can be parsed. */
final class Scalars {
    private static final double NANOS = 1e9;

    /** About 31 years: far from where nanoseconds overflow. */
    private static final double LONGEST_SECONDS = 1e9;

    private final Placeholders placeholders;

    Scalars(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /** Whether values of a type are written as texts. */
    static boolean isText(Class<?> type) {
        return type == String.class || type.isEnum() || Parse.ofText(type).isPresent();
    }

    Object read(Node node, Class<?> type) throws ConfigurationException {
        if (type == int.class || type == Integer.class) {
            return (int) integer(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return integer(node, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return number(node, "a number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(node);
        }
        if (type == Duration.class) {
            return seconds(node);
        }
        if (isText(type)) {
            if (node instanceof TextNode text) {
                return fromText(text(text), type, text);
            }
            throw expected(type.isEnum() ? "one of " + constants(type) : "a text", node, type);
        }
        throw type.isRecord()
                ? expected("an object", node, type)
                : node.place().refused("a configuration cannot hold a " + type.getName());
    }

    /** A value of a key that the core does not know: numbers, true and false count as the texts they are written as. */
    Object property(Node node, Class<?> type) throws ConfigurationException {
        Optional<String> word = node.unquoted();
        return word.isPresent() ? fromText(word.get(), type, new TextNode(node.place(), word.get())) : read(node, type);
    }

    /** A text with its placeholders filled. */
    String text(TextNode node) throws ConfigurationException {
        return placeholders.fill(node);
    }

    /**
     * Makes a value of a text.
     *
     * @param text the text, its placeholders filled
     * @param type what to make
     * @param origin where it is from
     */
    Object fromText(String text, Class<?> type, TextNode origin) throws ConfigurationException {
        if (type == String.class) {
            return text;
        }
        Optional<Method> parse = Parse.ofText(type);
        if (parse.isEmpty()) {
            return constant(text, type, origin);
        }
        try {
            return RecordShape.open(parse.get(), origin.place()).invoke(null, text);
        } catch (InvocationTargetException e) {
            throw origin.place().refused(withoutFilled(reason(e), text, origin));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + parse.get(), e);
        }
    }

    /** Makes a value of a list of texts, for a type that can be written so. */
    Object parse(List<String> texts, Class<?> type, Place place) throws ConfigurationException {
        Method parse = RecordShape.open(Parse.ofList(type).orElseThrow(), place);
        try {
            return parse.invoke(null, texts);
        } catch (InvocationTargetException e) {
            throw place.refused(reason(e));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + parse, e);
        }
    }

    /** What came out of a placeholder may be a secret in the wrong place. */
    private static String withoutFilled(String reason, String text, TextNode origin) {
        return Placeholders.in(origin) && !text.isEmpty() ? reason.replace(text, origin.text()) : reason;
    }

    private static String reason(InvocationTargetException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }

    private static Object constant(String text, Class<?> type, TextNode origin) throws ConfigurationException {
        for (Object constant : type.getEnumConstants()) {
            if (Words.of((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        List<String> names = Arrays.asList(constants(type).split(", "));
        throw origin.place()
                .refused("expected one of " + constants(type) + ", found " + origin.shown()
                        + Nearest.hint(origin.text(), names));
    }

    /** The constants of an enumeration, as files write them. */
    static String constants(Class<?> type) {
        StringJoiner words = new StringJoiner(", ");
        for (Object constant : type.getEnumConstants()) {
            words.add(Words.of((Enum<?>) constant));
        }
        return words.toString();
    }

    private long integer(Node node, long least, long most) throws ConfigurationException {
        String digits = word(node).orElse("");
        String wanted = "an integer";
        if (new Spelling(digits).isInteger()) {
            try {
                long value = Long.parseLong(digits);
                if (least <= value && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Too many digits for a long: told below, as any other number out of range.
            }
            wanted += " from " + least + " to " + most;
        }
        throw expected(wanted, node, long.class);
    }

    private double number(Node node, String wanted) throws ConfigurationException {
        String digits = word(node).orElse("");
        double value = new Spelling(digits).isNumber() ? Double.parseDouble(digits) : Double.NaN;
        if (Double.isFinite(value)) {
            return value;
        }
        throw expected(wanted, node, double.class);
    }

    private Duration seconds(Node node) throws ConfigurationException {
        double seconds = number(node, "a number of seconds");
        if (Math.abs(seconds) > LONGEST_SECONDS) {
            throw node.place().refused("longer than " + (long) LONGEST_SECONDS + " seconds");
        }
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }

    private boolean truth(Node node) throws ConfigurationException {
        return switch (word(node).orElse("")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false", node, boolean.class);
        };
    }

    /** What is written without quotes, or with quotes by way of a placeholder, since those stand in texts only. */
    private Optional<String> word(Node node) throws ConfigurationException {
        return node instanceof TextNode text && Placeholders.in(text) ? Optional.of(text(text)) : node.unquoted();
    }

    private static ConfigurationException expected(String what, Node node, Class<?> type) {
        return node.place()
                .refused("expected " + what + ", found " + (type == Secret.class ? node.kind() : node.shown()));
    }
}
