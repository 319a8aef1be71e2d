package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Plugins;
import badger.core.config.MainFile.AsyncModules;
import badger.core.config.MainFile.Emitters;
import badger.core.config.MainFile.Modules;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A configuration tree that says in comments what can be written, made of what the plug-ins say of themselves. */
public final class Template {
    private static final String INDENT = "    ";
    private static final int WIDTH = 100;

    private final Plugins plugins;
    private final String emitter;

    /**
     * A tree that runs every module that need not be asked for, and one emitter.
     *
     * @param plugins what is described
     * @param emitter the emitter's name
     */
    public Template(Plugins plugins, String emitter) {
        this.plugins = plugins;
        this.emitter = emitter;
    }

    /**
     * Writes the tree.
     *
     * @param folder where to; made if it is not there
     * @return the files that were written
     * @throws FileAlreadyExistsException if one of the files is there already; then none is written
     */
    public List<Path> write(Path folder) throws IOException, ConfigurationException {
        Map<Path, String> files = files(folder);
        for (Path file : files.keySet()) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString(), null, "is there already, and is not overwritten");
            }
        }
        Files.createDirectories(folder.resolve("conf.d"));
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
        }
        return List.copyOf(files.keySet());
    }

    private Map<Path, String> files(Path folder) throws ConfigurationException {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve("config.json"), text("The agent's main file.", List.of(mainFile())));
        for (StatModuleProvider<?> module : plugins.modules()) {
            String name = module.names().getFirst();
            files.put(
                    folder.resolve("conf.d").resolve(name + ".conf"),
                    text(
                            "The module " + name + ": " + module.summary(),
                            List.of(module.defaults(), ModuleKeys.of(module))));
        }
        for (EmitterProvider<?> provider : plugins.emitters()) {
            String name = provider.names().getFirst();
            files.put(
                    folder.resolve("conf.d").resolve(name + ".conf"),
                    text(
                            "The emitter " + name + ": " + provider.summary(),
                            List.of(provider.defaults(), EmitterKeys.DEFAULTS)));
        }
        return files;
    }

    private MainFile mainFile() {
        List<Placed<String>> modules = plugins.modules().stream()
                .filter(module -> !module.onByDefault() && module.listedUnasked())
                .map(module -> new Placed<>(module.names().getFirst(), Place.NOWHERE))
                .toList();
        return new MainFile(
                MainFile.Core.DEFAULTS,
                new Modules(Optional.empty(), Optional.empty(), modules, List.of()),
                AsyncModules.DEFAULTS,
                new Emitters(Optional.empty(), Optional.empty(), List.of(new Placed<>(emitter, Place.NOWHERE))));
    }

    private static String text(String title, List<Record> records) throws ConfigurationException {
        List<KeyDescription> keys = new ArrayList<>();
        for (Record record : records) {
            keys.addAll(KeyDescription.of(record));
        }
        StringBuilder text = new StringBuilder();
        comment(text, "", title);
        object(text, "", keys);
        return text.append('\n').toString();
    }

    private static void object(StringBuilder text, String indent, List<KeyDescription> keys) {
        int set = (int) keys.stream().filter(Template::isSet).count();
        text.append("{\n");
        String inner = indent + INDENT;
        for (int i = 0; i < keys.size(); i++) {
            KeyDescription key = keys.get(i);
            text.append(i == 0 ? "" : "\n");
            comment(text, inner, key.meaning() + choice(key));
            if (isSet(key)) {
                text.append(inner).append('"').append(key.key()).append("\": ");
                value(text, inner, key);
                text.append(--set > 0 ? ",\n" : "\n");
            } else {
                comment(text, inner, "\"" + key.key() + "\": not set [" + key.type() + "]");
            }
        }
        text.append(indent).append('}');
    }

    private static boolean isSet(KeyDescription key) {
        return key.value().isPresent();
    }

    private static void value(StringBuilder text, String indent, KeyDescription key) {
        if (key.type().equals("object")) {
            object(text, indent, key.members());
            return;
        }
        text.append(key.value().orElseThrow());
    }

    /** What can be written, where the default does not show it. */
    private static String choice(KeyDescription key) {
        if (key.type().startsWith("list") && !key.members().isEmpty()) {
            return key.members().stream()
                    .map(member -> "\"" + member.key() + "\": " + member.type())
                    .collect(Collectors.joining(", ", " [{ ", " }, ...]"));
        }
        return key.type().startsWith("one of") ? " [" + key.type() + "]" : "";
    }

    private static void comment(StringBuilder text, String indent, String words) {
        if (words.isBlank()) {
            return;
        }
        StringBuilder line = new StringBuilder(indent).append("//");
        for (String word : words.strip().split("\\s+", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent).append("//");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }
}
