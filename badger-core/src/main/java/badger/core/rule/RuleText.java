package badger.core.rule;

import badger.core.spi.Glob;
import badger.core.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A rule's JSON, member by member. */
final class RuleText {
    private final StringBuilder members = new StringBuilder();

    RuleText text(String key, String value) {
        return member(key, quoted(value));
    }

    /** A member that is there if somebody wrote it. */
    RuleText glob(String key, Optional<Glob> value) {
        return value.isEmpty() ? this : text(key, value.get().toString());
    }

    RuleText object(String key, RuleText value) {
        return member(key, value.toString());
    }

    private RuleText member(String key, String json) {
        members.append(members.isEmpty() ? "" : ", ")
                .append(quoted(key))
                .append(": ")
                .append(json);
        return this;
    }

    static String quoted(String text) {
        return new String(new ByteWriter(64).jsonString(text).copy(), StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "{" + members + "}";
    }
}
