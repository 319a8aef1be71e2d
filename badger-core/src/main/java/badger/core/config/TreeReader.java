package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Problem;
import badger.core.config.Node.BooleanNode;
import badger.core.config.Node.ListNode;
import badger.core.config.Node.Member;
import badger.core.config.Node.NullNode;
import badger.core.config.Node.NumberNode;
import badger.core.config.Node.ObjectNode;
import badger.core.config.Node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one configuration file into a tree that knows its places; why without a library: docs/adr/0015. */
final class TreeReader {
    /** What is larger is no configuration, and shall not fill the agent's heap. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int MOST_VALUES = 10_000;
    private static final int DEEPEST = 32;

    private final String file;
    private final JsonText text;
    private final List<Problem> duplicates = new ArrayList<>();
    private int values;

    private TreeReader(String file, String text) {
        this.file = file;
        this.text = new JsonText(file, text);
    }

    /** Reads a file, which must hold one object. */
    static ObjectNode read(Path path) throws ConfigurationException {
        String file = path.toString();
        return read(file, SourceText.read(path, MOST_BYTES, Place.whole(file)));
    }

    /** Reads the text of a file. */
    static ObjectNode read(String file, String text) throws ConfigurationException {
        return new TreeReader(file, text).onlyObject();
    }

    private ObjectNode onlyObject() throws ConfigurationException {
        if (text.isAtEnd()) {
            throw Place.whole(file).refused("is empty: an object { ... } is expected");
        }
        Node root = value(JsonPath.ROOT, 0);
        if (!text.isAtEnd()) {
            throw text.here(JsonPath.ROOT).refused("nothing may follow the end of the object");
        }
        if (!(root instanceof ObjectNode object)) {
            throw root.place().refused("expected an object { ... }, found " + root.kind());
        }
        if (!duplicates.isEmpty()) {
            throw new ConfigurationException(duplicates);
        }
        return object;
    }

    private Node value(JsonPath path, int depth) throws ConfigurationException {
        char first = text.token();
        Place place = text.here(path);
        if (++values > MOST_VALUES) {
            throw place.refused("more than " + MOST_VALUES + " values in one file");
        }
        if (depth > DEEPEST) {
            throw place.refused("nested deeper than " + DEEPEST + " levels");
        }
        return switch (first) {
            case '{' -> new ObjectNode(place, members(path, depth));
            case '[' -> new ListNode(place, elements(path, depth));
            case '"' -> new TextNode(place, text.string());
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> new NumberNode(place, text.number());
            case ']', '}' -> throw text.wrong(depth > 0 ? closing(path, first) : SyntaxError.VALUE);
            default -> word(place);
        };
    }

    private static SyntaxError closing(JsonPath path, char bracket) {
        return path.isIndex() == (bracket == ']') ? SyntaxError.VALUE : SyntaxError.BRACKET;
    }

    private Node word(Place place) throws ConfigurationException {
        if (text.acceptWord("true")) {
            return new BooleanNode(place, true);
        }
        if (text.acceptWord("false")) {
            return new BooleanNode(place, false);
        }
        if (text.acceptWord("null")) {
            return new NullNode(place);
        }
        throw text.wrong(SyntaxError.VALUE);
    }

    private Map<String, Member> members(JsonPath path, int depth) throws ConfigurationException {
        Map<String, Member> members = new LinkedHashMap<>();
        boolean _ = text.accept('{');
        if (text.accept('}')) {
            return members;
        }
        do {
            char quote = text.token();
            if (quote != '"') {
                throw text.wrong(quote == ']' ? SyntaxError.BRACKET : SyntaxError.KEY);
            }
            Place begin = text.here(path);
            String key = text.string();
            Place keyPlace = begin.at(path.key(key));
            if (!text.accept(':')) {
                throw text.wrong(SyntaxError.COLON);
            }
            Member first = members.putIfAbsent(key, new Member(keyPlace, value(path.key(key), depth + 1)));
            if (first != null) {
                duplicates.add(keyPlace.problem(
                        "the key is there twice: first in line " + first.key().line()));
            }
        } while (text.accept(','));
        close('}', ']');
        return members;
    }

    private List<Node> elements(JsonPath path, int depth) throws ConfigurationException {
        List<Node> elements = new ArrayList<>();
        boolean _ = text.accept('[');
        if (text.accept(']')) {
            return elements;
        }
        do {
            elements.add(value(path.index(elements.size()), depth + 1));
        } while (text.accept(','));
        close(']', '}');
        return elements;
    }

    private void close(char bracket, char other) throws ConfigurationException {
        if (!text.accept(bracket)) {
            throw text.wrong(text.token() == other ? SyntaxError.BRACKET : SyntaxError.COMMA);
        }
    }
}
