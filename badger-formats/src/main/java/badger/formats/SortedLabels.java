package badger.formats;

import badger.core.spi.Label;
import java.util.ArrayList;
import java.util.List;

/** Labels in the order of their names; of two with one name the last counts. */
final class SortedLabels {
    private final List<Label> labels = new ArrayList<>();

    void add(String name, String value) {
        Label added = new Label(name, value);
        int place = 0;
        while (place < labels.size() && labels.get(place).name().compareTo(name) < 0) {
            place++;
        }
        if (place < labels.size() && labels.get(place).name().equals(name)) {
            labels.set(place, added);
        } else {
            labels.add(place, added);
        }
    }

    List<Label> list() {
        return List.copyOf(labels);
    }
}
