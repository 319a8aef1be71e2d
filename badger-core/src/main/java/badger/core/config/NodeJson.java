package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.config.Node.ListNode;
import badger.core.config.Node.Member;
import badger.core.config.Node.ObjectNode;
import badger.core.config.Node.TextNode;
import badger.core.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a part of a configuration file as JSON, without comments and with its placeholders filled. */
final class NodeJson {
    private final Scalars scalars;
    private final ByteWriter out = new ByteWriter();

    NodeJson(Scalars scalars) {
        this.scalars = scalars;
    }

    /** The JSON of an object, in ASCII. */
    String of(ObjectNode object) throws ConfigurationException {
        out.clear();
        write(object);
        return new String(out.copy(), StandardCharsets.US_ASCII);
    }

    private void write(Node node) throws ConfigurationException {
        if (node instanceof ObjectNode object) {
            char before = '{';
            for (Map.Entry<String, Member> member : object.members().entrySet()) {
                out.put(before).jsonString(member.getKey()).put(':');
                write(member.getValue().value());
                before = ',';
            }
            out.ascii(before == '{' ? "{}" : "}");
        } else if (node instanceof ListNode list) {
            char before = '[';
            for (Node element : list.elements()) {
                out.put(before);
                write(element);
                before = ',';
            }
            out.ascii(before == '[' ? "[]" : "]");
        } else if (node instanceof TextNode text) {
            out.jsonString(scalars.text(text));
        } else {
            out.ascii(node.unquoted().orElse("null"));
        }
    }
}
