package badger.modules.systemd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names of states: those that every systemd knows, and what it has said besides, each a number. */
final class States {
    /** More than there are; what goes beyond it is no state. */
    static final int MOST = 16;

    private final List<String> names = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();

    /** Knows these, numbered from 0. */
    States(String... known) {
        for (String name : known) {
            add(name.getBytes(US_ASCII));
        }
    }

    private void add(byte[] name) {
        bytes.add(name);
        names.add(new String(name, US_ASCII));
    }

    /** The number of a state, which may be new; -1 if there are too many. */
    int number(byte[] text, int length) {
        for (int i = 0; i < bytes.size(); i++) {
            byte[] known = bytes.get(i);
            if (Arrays.equals(known, 0, known.length, text, 0, length)) {
                return i;
            }
        }
        if (bytes.size() == MOST) {
            return -1;
        }
        add(Arrays.copyOf(text, length));
        return bytes.size() - 1;
    }

    int size() {
        return names.size();
    }

    String name(int number) {
        return names.get(number);
    }
}
