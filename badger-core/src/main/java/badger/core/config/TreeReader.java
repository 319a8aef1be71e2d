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
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one configuration file, JSON with {@code //} and {@code /* *}{@code /} comments, into a tree that knows its places. */
final class TreeReader {
    /** What is larger is no configuration, and shall not fill the agent's heap, which is 16 MiB or so. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final int MOST_VALUES = 10_000;
    private static final int DEEPEST = 32;

    /** Recycled buffers would stay in memory for the life of the agent. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final String file;
    private final JsonParser parser;
    private final List<Problem> duplicates = new ArrayList<>();
    private int values;

    private TreeReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Reads a file, which must hold one object. */
    static ObjectNode read(Path path) throws ConfigurationException {
        String file = path.toString();
        return read(file, SourceText.read(path, MOST_BYTES, Place.whole(file)));
    }

    /** Reads the text of a file. */
    static ObjectNode read(String file, String text) throws ConfigurationException {
        try (JsonParser parser = JSON.createParser(text)) {
            return new TreeReader(file, parser).wholeFile();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private ObjectNode wholeFile() throws IOException, ConfigurationException {
        try {
            return onlyObject();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            throw new Place(file, at.getLineNr(), at.getColumnNr(), JsonPath.ROOT)
                    .refused(SyntaxError.of(e).words());
        }
    }

    private ObjectNode onlyObject() throws IOException, ConfigurationException {
        if (parser.nextToken() == null) {
            throw Place.whole(file).refused("is empty: an object { ... } is expected");
        }
        Node root = value(JsonPath.ROOT, 0);
        if (parser.nextToken() != null) {
            throw here(JsonPath.ROOT).refused("nothing may follow the end of the object");
        }
        if (!(root instanceof ObjectNode object)) {
            throw root.place().refused("expected an object { ... }, found " + root.kind());
        }
        if (!duplicates.isEmpty()) {
            throw new ConfigurationException(duplicates);
        }
        return object;
    }

    private Node value(JsonPath path, int depth) throws IOException, ConfigurationException {
        Place place = here(path);
        if (++values > MOST_VALUES) {
            throw place.refused("more than " + MOST_VALUES + " values in one file");
        }
        if (depth > DEEPEST) {
            throw place.refused("nested deeper than " + DEEPEST + " levels");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> new ObjectNode(place, members(path, depth));
            case START_ARRAY -> new ListNode(place, elements(path, depth));
            case VALUE_STRING -> new TextNode(place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberNode(place, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> new BooleanNode(place, parser.getBooleanValue());
            case VALUE_NULL -> new NullNode(place);
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("the parser handed out " + parser.currentToken() + " for a value");
        };
    }

    private Map<String, Member> members(JsonPath path, int depth) throws IOException, ConfigurationException {
        Map<String, Member> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = here(path.key(key));
            parser.nextToken();
            Member first = members.putIfAbsent(key, new Member(keyPlace, value(path.key(key), depth + 1)));
            if (first != null) {
                duplicates.add(keyPlace.problem(
                        "the key is there twice: first in line " + first.key().line()));
            }
        }
        return members;
    }

    private List<Node> elements(JsonPath path, int depth) throws IOException, ConfigurationException {
        List<Node> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(path.index(elements.size()), depth + 1));
        }
        return elements;
    }

    private Place here(JsonPath path) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr(), at.getColumnNr(), path);
    }
}
