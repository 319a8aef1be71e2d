package badger.core.config;

import badger.core.ConfigurationException;
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

    /**
     * Those of a file; one whose name cannot be understood {@link ConfigurationReader} tells, with everything else.
     *
     * @throws ConfigurationException if the file is no JSON
     */
    public static List<PluginFolder> of(Path file, Environment environment) throws ConfigurationException {
        Gathering gathering = new Gathering();
        ObjectNode tree = gathering.attempt(() -> TreeReader.read(file), new ObjectNode(Place.NOWHERE, Map.of()));
        gathering.tellIfAny();
        Folders folders = Folders.of(environment.workingFolder(), file);
        return new PluginFolders(Placeholders.withoutHost(environment, folders), folders, gathering).in(tree);
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
        String written = gathering.attempt(() -> placeholders.fill(text), "");
        // an empty text names no folder
        if (!written.isBlank()) {
            Path path = gathering.attempt(() -> folders.locate(written, text.place()));
            if (path != null) {
                found.add(new PluginFolder(section, path));
            }
        }
    }
}
