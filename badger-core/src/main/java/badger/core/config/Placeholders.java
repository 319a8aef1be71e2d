package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Environment;
import badger.core.config.Node.TextNode;
import badger.core.spi.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills <code>${env:NAME}</code>, <code>${env:NAME:-default}</code>, <code>${file:PATH}</code> and <code>${host:cluster}</code>. */
final class Placeholders {
    private static final int MOST_BYTES_OF_A_FILE = 64 * 1024;
    private static final String OPEN = "${";
    private static final String LITERAL_OPEN = "$${";

    private final Environment environment;
    private final Folders folders;
    private final Map<String, String> hostFields;

    private Placeholders(Environment environment, Folders folders, Map<String, String> hostFields) {
        this.environment = environment;
        this.folders = folders;
        this.hostFields = hostFields;
    }

    /** Those of the section that says what the host is: there is no host yet. */
    static Placeholders withoutHost(Environment environment, Folders folders) {
        return new Placeholders(environment, folders, Map.of());
    }

    /** Those of everything else. */
    static Placeholders of(Environment environment, Folders folders, Host host) {
        return new Placeholders(
                environment,
                folders,
                Map.of(
                        "datacenter", host.datacenter(),
                        "region", host.region(),
                        "zone", host.zone(),
                        "cluster", host.cluster(),
                        "hostname", host.hostname(),
                        "ipv4", host.ipv4(),
                        "ipv6", host.ipv6()));
    }

    /** Whether a text has any to fill. */
    static boolean in(TextNode node) {
        return node.text().contains(OPEN);
    }

    /** The text with every placeholder filled. */
    String fill(TextNode node) throws ConfigurationException {
        String text = node.text();
        StringBuilder filled = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith(LITERAL_OPEN, i)) {
                filled.append(OPEN);
                i += LITERAL_OPEN.length();
            } else if (text.startsWith(OPEN, i)) {
                int end = text.indexOf('}', i);
                if (end < 0) {
                    throw node.place().refused("the '${' is never closed (write '$${' for the characters themselves)");
                }
                filled.append(value(text.substring(i + OPEN.length(), end), node.place()));
                i = end + 1;
            } else {
                filled.append(text.charAt(i++));
            }
        }
        return filled.toString();
    }

    private String value(String placeholder, Place place) throws ConfigurationException {
        int colon = placeholder.indexOf(':');
        String source = colon < 0 ? placeholder : placeholder.substring(0, colon);
        String argument = colon < 0 ? "" : placeholder.substring(colon + 1);
        return switch (source) {
            case "env" -> variable(argument, place);
            case "file" -> file(argument, place);
            case "host" -> hostField(argument, place);
            default ->
                // Not quoted: it may be half of a password.
                throw place.refused(
                        "unknown placeholder: there are ${env:NAME}, ${env:NAME:-default}, ${file:PATH} and ${host:FIELD}"
                                + " (write '$${' for the characters themselves)");
        };
    }

    private String variable(String argument, Place place) throws ConfigurationException {
        int dash = argument.indexOf(":-");
        String name = dash < 0 ? argument : argument.substring(0, dash);
        Optional<String> value = environment.variable(name);
        if (dash >= 0) {
            // As in a shell, an empty variable is as good as none.
            return value.filter(v -> !v.isEmpty()).orElse(argument.substring(dash + 2));
        }
        return value.orElseThrow(() -> place.refused("the environment variable " + Words.quoted(name) + " is not set"));
    }

    private String file(String argument, Place place) throws ConfigurationException {
        Path path = folders.locate(argument, place);
        return SourceText.read(path, MOST_BYTES_OF_A_FILE, place).replaceFirst("\r?\n\\z", "");
    }

    private String hostField(String field, Place place) throws ConfigurationException {
        if (hostFields.isEmpty()) {
            throw place.refused("${host:...} cannot be used in core, which says what the host is");
        }
        String value = hostFields.get(field);
        if (value == null) {
            List<String> fields = hostFields.keySet().stream().sorted().toList();
            throw place.refused("a host has no such field" + Nearest.hint(field, fields) + "; there are: "
                    + String.join(", ", fields));
        }
        return value;
    }
}
