package badger.modules;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Things of /sys that are named by a word and a number ({@code node0}, {@code zram1}), each read by a part of its own. They
 * come and go seldom: the folder is listed once a minute.
 */
public final class Numbered implements Part {
    private final ModuleContext context;
    private final File folder;
    private final String word;
    private final Function<Path, Part> open;
    private List<String> names = List.of();
    private Parts parts;
    private boolean listed;
    private long listedAt;

    /**
     * Knows none yet.
     *
     * @param folder where they are
     * @param word what their names begin with
     * @param open makes what reads the one in this folder
     * @param context who is told what one of them cannot do
     */
    public Numbered(Path folder, String word, Function<Path, Part> open, ModuleContext context) {
        this.context = context;
        this.folder = folder.toFile();
        this.word = word;
        this.open = open;
        parts = new Parts(context);
    }

    @Override
    public void read(Tick tick) {
        if (!listed || tick.nanoTime() - listedAt >= Parts.REST_NANOS) {
            list();
            listed = true;
            listedAt = tick.nanoTime();
        }
        parts.read(tick);
    }

    private void list() {
        List<String> now = new ArrayList<>();
        String[] found = folder.list();
        for (int i = 0; found != null && i < found.length; i++) {
            if (isOne(found[i])) {
                now.add(found[i]);
            }
        }
        now.sort(null);
        if (now.equals(names)) {
            return;
        }
        parts.close();
        parts = new Parts(context);
        for (String name : now) {
            parts.addWhereThere(open.apply(folder.toPath().resolve(name)));
        }
        names = now;
    }

    private boolean isOne(String name) {
        boolean digits = name.length() > word.length() && name.startsWith(word);
        for (int i = word.length(); digits && i < name.length(); i++) {
            digits = name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        return digits;
    }

    @Override
    public void close() {
        parts.close();
    }
}
