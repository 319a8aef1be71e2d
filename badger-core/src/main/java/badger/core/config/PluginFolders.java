package badger.core.config;

import badger.core.Environment;
import badger.core.PluginFolder;
import badger.core.config.Node.Member;
import badger.core.config.Node.ObjectNode;
import badger.core.config.Node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The folders of plug-ins that a main file names. They are read before anything else of it: without the plug-ins nobody knows
 * what the rest may say.
 */
public final class PluginFolders {
    private static final String KEY = "dir";
    private static final List<String> SECTIONS = List.of("modules", "async_modules", "emitters");

    private final Placeholders placeholders;
    private final Folders folders;
    private final Gathering gathering;

    PluginFolders(Placeholders placeholders, Folders folders, Gathering gathering) {
        this.placeholders = placeholders;
        this.folders = folders;
        this.gathering = gathering;
    }

    /** Those of a file that can be understood; what cannot, {@link ConfigurationReader} tells with everything else. */
    public static List<PluginFolder> of(Path file, Environment environment) {
        Gathering told = new Gathering();
        Folders folders = Folders.of(environment.workingFolder(), file);
        ObjectNode tree = told.attempt(() -> TreeReader.read(file), new ObjectNode(Place.NOWHERE, Map.of()));
        return new PluginFolders(Placeholders.withoutHost(environment, folders), folders, told).in(tree);
    }

    /** Those of a main file's tree. */
    List<PluginFolder> in(ObjectNode tree) {
        List<PluginFolder> found = new ArrayList<>();
        for (String section : SECTIONS) {
            Member member = tree.member(section);
            if (member != null && member.value() instanceof ObjectNode object) {
                Member written = object.member(KEY);
                // what is no text, whoever binds the section refuses
                if (written != null && written.value() instanceof TextNode text) {
                    add(section, text, found);
                }
            }
        }
        return found;
    }

    private void add(String section, TextNode text, List<PluginFolder> found) {
        Path path = gathering.attempt(() -> folders.locate(placeholders.fill(text), text.place()));
        // an empty text names no folder: the original's files may say so
        if (path != null && !text.text().isBlank()) {
            found.add(new PluginFolder(section, path));
        }
    }
}
