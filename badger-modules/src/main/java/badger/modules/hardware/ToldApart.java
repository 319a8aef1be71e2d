package badger.modules.hardware;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names that are the same made different, each by something more of its bearer; one that is alone stays as it is. */
final class ToldApart {
    private ToldApart() {}

    /**
     * Appends to every name that another bears as well.
     *
     * @param names the names
     * @param more for each of them what tells it from others
     */
    static List<String> by(List<String> names, List<String> more) {
        List<String> apart = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean alone = Collections.frequency(names, name) == 1;
            apart.add(alone ? name : longer(name, more.get(i)));
        }
        return apart;
    }

    /** A device is often called like its chip, and a number: then that is enough. */
    private static String longer(String name, String more) {
        return more.startsWith(name) ? more : name + '-' + more;
    }
}
