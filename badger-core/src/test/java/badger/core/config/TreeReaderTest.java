package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import badger.core.ConfigurationException;
import badger.core.config.Node.ListNode;
import badger.core.config.Node.Member;
import badger.core.config.Node.ObjectNode;
import badger.core.config.Node.TextNode;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeReaderTest {
    private static final String DOCUMENT = """
            {"a": [1, -2.5e3, true, null, "t\\u00e9\\n"], /* c */ "b": {"c": {}, "d": "x"}} // end
            """;

    @TempDir
    Path folder;

    @Test
    void everyNodeKnowsItsPlace() throws ConfigurationException {
        ObjectNode root = TreeReader.read("f", """
                // first
                {
                    "a": [1, /* two */ "x"],
                      "b c": {"d": null}
                }
                """);

        assertThat(root.place()).hasToString(new Place("f", 2, 1, JsonPath.ROOT).toString());
        ListNode list = (ListNode) member(root, "a").value();
        assertThat(shown(list.elements().get(1).place())).isEqualTo("f:3:24: $.a[1]: here");
        assertThat(((TextNode) list.elements().get(1)).text()).isEqualTo("x");
        ObjectNode object = (ObjectNode) member(root, "b c").value();
        assertThat(shown(member(root, "b c").key())).isEqualTo("f:4:7: $['b c']: here");
        assertThat(shown(object.placeOf("d"))).isEqualTo("f:4:20: $['b c'].d: here");
        assertThat(shown(object.placeOf("e"))).isEqualTo("f:4:14: $['b c'].e: here");
    }

    private static Member member(ObjectNode object, String key) {
        return Objects.requireNonNull(object.members().get(key));
    }

    private static String shown(Place place) {
        return place.problem("here").toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                            | f: is empty: an object { ... } is expected",
                "// nothing                    | f: is empty: an object { ... } is expected",
                "[]                            | f:1:1: $: expected an object { ... }, found a list",
                "{\"a\": 1} {}                  | f:1:10: $: nothing may follow the end of the object",
                "{\"a\": 1, \"a\": 2, \"a\": 3}  | f:1:10: $.a: the key is there twice: first in line 1",
                "{\"a\": 1                      | f:1:8: $: the file ends too early: something is not closed",
                "{\"a\": \"x                    | f:1:9: $: the file ends too early: something is not closed",
                "{\"a\": 1,}                    | f:1:9: $: expected a key in double quotes (is there a comma too many before it?)",
                "{\"a\": [1,]}                  | f:1:10: $: expected a value: a text in double quotes, a number, true, false, null, [ or { (is there a comma too many before it?)",
                "{\"a\": 1 \"b\": 2}            | f:1:9: $: expected a comma, or the end of the list or object",
                "{\"a\" 1}                      | f:1:6: $: expected a colon after the key",
                "{a: 1}                        | f:1:2: $: expected a key in double quotes (is there a comma too many before it?)",
                "{'a': 1}                      | f:1:2: $: expected a key in double quotes (is there a comma too many before it?)",
                "{\"pass\": hunter2}            | f:1:10: $: expected a value: a text in double quotes, a number, true, false, null, [ or { (is there a comma too many before it?)",
                "{\"a\": NaN}                   | f:1:7: $: expected a value: a text in double quotes, a number, true, false, null, [ or { (is there a comma too many before it?)",
                "{\"a\": 'x'}                   | f:1:7: $: expected a value: a text in double quotes, a number, true, false, null, [ or { (is there a comma too many before it?)",
                "{\"a\": }                      | f:1:7: $: expected a value: a text in double quotes, a number, true, false, null, [ or { (is there a comma too many before it?)",
                "{\"a\": 012}                   | f:1:7: $: not a number as JSON writes them",
                "{\"a\": 1.}                    | f:1:7: $: not a number as JSON writes them",
                "{\"a\": -x}                    | f:1:7: $: not a number as JSON writes them",
                "{\"a\": \"\\x\"}               | f:1:8: $: not an escape: a backslash in a text is written twice",
                "{\"a\": \"b\tc\"}              | f:1:9: $: a text ends in its own line, and tabs and the like are written \\t, \\n, ...",
                "{\"a\": /* }                   | f:1:11: $: the file ends too early: something is not closed",
                "{\"a\": 1} /                   | f:1:10: $: a comment begins with // or /*",
                "{\"a\": \"\\u12x4\"}        | f:1:8: $: not an escape: a backslash in a text is written twice",
                "{\"a\": [}                    | f:1:8: $: this bracket does not close the one that was opened last",
                "{\"a\": 1} / x               | f:1:10: $: a comment begins with // or /*",
                "# {}                          | f:1:1: $: expected a value: a text in double quotes, a number, true, false, null, [ or { (is there a comma too many before it?)",
            })
    void saysWhatIsWrongWithTheSyntax(String text, String problem) {
        assertThat(problems(text).getFirst()).isEqualTo(problem);
    }

    @Test
    void tellsEveryDuplicate() {
        assertThat(problems("{\"a\": 1, \"b\": {\"c\": 1,\n\"c\": 2}, \"a\": 3}"))
                .containsExactly(
                        "f:2:1: $.b.c: the key is there twice: first in line 1",
                        "f:2:10: $.a: the key is there twice: first in line 1");
    }

    private static List<String> problems(String text) {
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> TreeReader.read("f", text));
        return refused.problems().stream().map(Object::toString).toList();
    }

    @Test
    void refusesWhatIsTooDeepOrTooMuch() {
        assertThat(problems("{\"a\":" + "[".repeat(100_000)).getFirst())
                .startsWith("f:1:38: $.a[0][0]")
                .endsWith(": nested deeper than 32 levels");
        assertThat(problems("{\"a\":[" + "1,".repeat(20_000) + "1]}").getFirst())
                .isEqualTo("f:1:20003: $.a[9998]: more than 10000 values in one file");
        assertThat(problems("{\"a\":" + "1".repeat(5_000) + "}").getFirst())
                .isEqualTo("f:1:6: $: a number is longer than any can be");
    }

    /** Whatever is cut off or changed: a tree or one clear line, never another exception; and Jackson agrees which. */
    @Test
    void survivesEveryMutation() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        String characters = "{}[]\",:/*\\ \n\t0123-+.eEtfnaNu'$\u00e9\u0000\ud800";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(DOCUMENT);
            for (int change = random.nextInt(3); change >= 0 && !text.isEmpty(); change--) {
                int at = random.nextInt(text.length());
                char other = characters.charAt(random.nextInt(characters.length()));
                switch (random.nextInt(4)) {
                    case 0 -> text.setCharAt(at, other);
                    case 1 -> text.insert(at, other);
                    case 2 -> text.deleteCharAt(at);
                    default -> text.setLength(Math.max(1, at));
                }
            }
            String given = text.toString();
            boolean accepted = false;
            try {
                ObjectNode read = TreeReader.read("f", given);
                accepted = true;
                if (given.indexOf(0) >= 0) {
                    continue; // Jackson minds control characters in comments, we do not
                }
                assertThat(plain(read)).as("seed %d: %s", seed, given).isEqualTo(Oracle.read(given));
            } catch (ConfigurationException e) {
                assertThat(e.problems()).as("seed %d: %s", seed, given).isNotEmpty();
                assertThat(e.problems())
                        .as("seed %d: %s", seed, given)
                        .extracting(Object::toString)
                        .allMatch(line -> line.startsWith("f:") && !line.contains("\n"));
            }
            assertThat(accepted).as("seed %d: %s", seed, given).isEqualTo(Oracle.accepts(given));
        }
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException, ConfigurationException {
        assertThat(TreeReader.read(bytes("\uFEFF{\"a\": \"\u00e9\"}".getBytes(StandardCharsets.UTF_8)))
                        .members())
                .containsKey("a");
    }

    @Test
    void refusesWhatIsNoReadableTextFile() throws IOException {
        assertThat(problem(folder.resolve("none"))).isEqualTo("none: does not exist");
        assertThat(problem(Files.createDirectory(folder.resolve("dir")))).isEqualTo("dir: is a folder, not a file");
        assertThat(problem(bytes(new byte[512 * 1024 + 1]))).isEqualTo("bytes: is larger than 512 KiB");
        assertThat(problem(bytes("{\"a\": 1}".getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("bytes: is not UTF-8: see byte 1");
        assertThat(problem(bytes(new byte[] {'{', '"', (byte) 0xE9, '"'})))
                .isEqualTo("bytes: is not UTF-8: see byte 3");
        assertThat(problem(bytes(new byte[] {'{', '"', (byte) 0xC3}))).isEqualTo("bytes: is not UTF-8: see byte 3");
        assertThat(problem(Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"))))
                .startsWith("loop: cannot be read: ");
        assertThat(problem(bytes(new byte[] {'{'}).resolve("below"))).startsWith("bytes/below: cannot be read: ");
    }

    @Test
    void refusesAnEndlessDevice() {
        assertThat(problem(Path.of("/dev/zero"))).isEqualTo("/dev/zero: is larger than 512 KiB");
    }

    @Test
    void refusesAFileOfAnotherUser() throws IOException {
        Path file = bytes(new byte[] {'{', '}'});
        assertThat(file.toFile().setReadable(false, false)).isTrue();
        Assumptions.assumeFalse(Files.isReadable(file), "root may read anything");
        assertThat(problem(file)).isEqualTo("bytes: may not be read by this user");
    }

    private Path bytes(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bytes"), bytes);
    }

    private String problem(Path file) {
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> TreeReader.read(file));
        return refused.problems().getFirst().toString().replace(folder + "/", "");
    }

    /** A tree as plain maps, lists and values, numbers as they are written. */
    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case ObjectNode object -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                object.members().forEach((key, member) -> members.put(key, plain(member.value())));
                yield members;
            }
            case ListNode list -> {
                List<@Nullable Object> elements = new ArrayList<>();
                list.elements().forEach(element -> elements.add(plain(element)));
                yield elements;
            }
            case TextNode text -> "text " + text.text();
            case Node.NumberNode number -> "number " + number.text();
            case Node.BooleanNode truth -> truth.value();
            case Node.NullNode _ -> null;
        };
    }

    /** What Jackson reads of the same text. */
    private static final class Oracle {
        private static final JsonFactory JSON = new JsonFactory()
                .enable(JsonParser.Feature.ALLOW_COMMENTS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

        static boolean accepts(String text) {
            try {
                return read(text) instanceof Map;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        static @Nullable Object read(String text) {
            try (JsonParser parser = JSON.createParser(text)) {
                parser.nextToken();
                Object root = value(parser);
                if (parser.nextToken() != null) {
                    throw new IllegalArgumentException("more follows");
                }
                return root;
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        }

        private static @Nullable Object value(JsonParser parser) throws IOException {
            if (parser.currentToken() == null) {
                throw new IllegalArgumentException("ends early");
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        String key = parser.currentName();
                        parser.nextToken();
                        members.put(key, value(parser));
                    }
                    yield members;
                }
                case START_ARRAY -> {
                    List<@Nullable Object> elements = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        elements.add(value(parser));
                    }
                    yield elements;
                }
                case VALUE_STRING -> "text " + parser.getText();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number " + parser.getText();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                default -> throw new IllegalArgumentException("no value");
            };
        }
    }
}
