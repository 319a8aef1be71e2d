package badger.core.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a configuration file that knows where it stands. */
sealed interface Node {
    /** Where it begins. */
    Place place();

    /** What it is, without what it says. */
    String kind();

    /** What it is and says, for a message. */
    default String shown() {
        return kind();
    }

    /** What it says if that is written without quotes: a number, true, false. */
    default Optional<String> unquoted() {
        return Optional.empty();
    }

    /**
     * An object.
     *
     * @param members its members, in the file's order
     */
    record ObjectNode(Place place, Map<String, Member> members) implements Node {
        /** The place of a member's value, or where it would be. */
        Place placeOf(String key) {
            Member member = member(key);
            return member == null ? place.key(key) : member.value().place();
        }

        /** A member by its key in snake_case, however it is written there. */
        @Nullable
        Member member(String key) {
            Member member = members.get(key);
            if (member == null) {
                for (Map.Entry<String, Member> other : members.entrySet()) {
                    if (Words.snakeCase(other.getKey()).equals(key)) {
                        return other.getValue();
                    }
                }
            }
            return member;
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /**
     * A key and its value.
     *
     * @param key where the key stands
     * @param value the value
     */
    record Member(Place key, Node value) {}

    /** A list. */
    record ListNode(Place place, List<Node> elements) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A text, its placeholders not yet filled. */
    record TextNode(Place place, String text) implements Node {
        @Override
        public String kind() {
            return "a text";
        }

        @Override
        public String shown() {
            return "the text " + Words.quoted(text);
        }
    }

    /** A number, as it is written. */
    record NumberNode(Place place, String text) implements Node {
        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public String shown() {
            return "the number " + text;
        }

        @Override
        public Optional<String> unquoted() {
            return Optional.of(text);
        }
    }

    /** True or false. */
    record BooleanNode(Place place, boolean value) implements Node {
        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public String shown() {
            return Boolean.toString(value);
        }

        @Override
        public Optional<String> unquoted() {
            return Optional.of(shown());
        }
    }

    /** Null. */
    record NullNode(Place place) implements Node {
        @Override
        public String kind() {
            return "null";
        }
    }
}
