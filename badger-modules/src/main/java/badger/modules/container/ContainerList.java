package badger.modules.container;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of containers that an engine gives: JSON, an array of objects, of which {@code Id} and {@code Names}
 * count. Everything else is passed over as it comes, since nothing bounds what a container's labels hold.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerList">Docker Engine API, ContainerList</a>
 */
final class ContainerList {
    /** As much as a thousand containers with long labels take. */
    private static final int LONGEST = 16 << 20;

    private static final int DEEPEST = 64;
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final Reader json;
    private final Map<String, String> names = new HashMap<>();
    private int length;
    /** The character that was read last; below zero at the end. */
    private int here;

    private ContainerList(Reader json) {
        this.json = json;
    }

    /**
     * Reads a list to its end.
     *
     * @return the names by their containers' ids
     * @throws IOException if it is no such list, or if there is no more to be read
     */
    static Map<String, String> read(Reader json) throws IOException {
        ContainerList list = new ContainerList(json);
        list.next();
        list.list();
        return list.names;
    }

    private void list() throws IOException {
        expect('[');
        if (accept(']')) {
            return;
        }
        do {
            container();
        } while (accept(','));
        expect(']');
    }

    private void container() throws IOException {
        String id = null;
        String name = null;
        expect('{');
        if (accept('}')) {
            return;
        }
        do {
            String key = string();
            expect(':');
            if (key.equals("Id")) {
                id = string();
            } else if (key.equals("Names")) {
                name = name();
            } else {
                value(0);
            }
        } while (accept(','));
        expect('}');
        if (id != null && name != null) {
            names.put(id, name);
        }
    }

    /** Of several names, all but one are what other containers call it: {@code /other/alias}. */
    private @Nullable String name() throws IOException {
        String found = null;
        if (!isHere('[')) {
            value(0);
            return null;
        }
        expect('[');
        if (accept(']')) {
            return null;
        }
        do {
            String name = string();
            String plain = name.startsWith("/") ? name.substring(1) : name;
            if (found == null && !plain.isEmpty() && plain.indexOf('/') < 0) {
                found = plain;
            }
        } while (accept(','));
        expect(']');
        return found;
    }

    private void value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw wrong("more than " + DEEPEST + " levels");
        }
        if (isHere('"')) {
            String _ = string();
        } else if (accept('[')) {
            if (!accept(']')) {
                do {
                    value(depth + 1);
                } while (accept(','));
                expect(']');
            }
        } else if (accept('{')) {
            if (!accept('}')) {
                do {
                    String _ = string();
                    expect(':');
                    value(depth + 1);
                } while (accept(','));
                expect('}');
            }
        } else {
            word();
        }
    }

    /** A number, true, false or null. */
    private void word() throws IOException {
        int from = length;
        while ((here >= '0' && here <= '9') || (here >= 'a' && here <= 'z') || "+-.E".indexOf(here) >= 0) {
            next();
        }
        if (length == from) {
            throw wrong("a value was expected");
        }
    }

    private String string() throws IOException {
        expectHere('"');
        StringBuilder text = new StringBuilder();
        next();
        while (here != '"') {
            if (here < ' ') {
                throw wrong("a string does not end");
            }
            text.append(here == '\\' ? escaped() : (char) here);
            next();
        }
        next();
        return text.toString();
    }

    private char escaped() throws IOException {
        next();
        return switch (here) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            case '"', '\\', '/' -> (char) here;
            default -> throw wrong("an escape was expected");
        };
    }

    private char hex() throws IOException {
        int code = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            next();
            int digit = Character.digit(here, HEX);
            if (digit < 0) {
                throw wrong("a hexadecimal digit was expected");
            }
            code = code * HEX + digit;
        }
        return (char) code;
    }

    private boolean isHere(char what) throws IOException {
        while (here == ' ' || here == '\n' || here == '\r' || here == '\t') {
            next();
        }
        return here == what;
    }

    private boolean accept(char what) throws IOException {
        boolean accepted = isHere(what);
        if (accepted) {
            next();
        }
        return accepted;
    }

    private void expectHere(char what) throws IOException {
        if (!isHere(what)) {
            throw wrong("'" + what + "' was expected");
        }
    }

    private void expect(char what) throws IOException {
        expectHere(what);
        next();
    }

    private void next() throws IOException {
        here = json.read();
        if (++length > LONGEST) {
            throw wrong("larger than " + LONGEST + " characters");
        }
    }

    private IOException wrong(String what) {
        return new IOException("the list of containers, character " + length + ": " + what);
    }
}
