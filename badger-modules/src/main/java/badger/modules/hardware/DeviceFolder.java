package badger.modules.hardware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A folder of /sys/class in which devices of one kind are. It is listed once a minute; the devices are made anew when others are there
 * than before.
 */
final class DeviceFolder {
    private final Path folder;
    private final String word;
    private final Function<List<Path>, List<Device>> open;
    private List<Path> targets = List.of();

    /**
     * Knows none yet.
     *
     * @param folder where they are
     * @param word what their names begin with
     * @param open makes what reads the ones in these folders
     */
    DeviceFolder(Path folder, String word, Function<List<Path>, List<Device>> open) {
        this.folder = folder;
        this.word = word;
        this.open = open;
    }

    /** Whether other devices are there than when this was asked last. */
    boolean hasChanged() {
        List<Path> now = new ArrayList<>();
        for (Path each : folders()) {
            try {
                // a number is given again to the next device: what the link leads to tells them apart
                now.add(each.toRealPath());
            } catch (IOException e) {
                // gone between the two questions
            }
        }
        if (now.equals(targets)) {
            return false;
        }
        targets = now;
        return true;
    }

    /** What reads the devices that are there now. */
    List<Device> devices() {
        return open.apply(folders());
    }

    private List<Path> folders() {
        String[] names = folder.toFile().list();
        List<Path> found = new ArrayList<>();
        for (int i = 0; names != null && i < names.length; i++) {
            if (names[i].startsWith(word)) {
                found.add(folder.resolve(names[i]));
            }
        }
        found.sort(null);
        return found;
    }
}
