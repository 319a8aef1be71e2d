package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.PluginFolder;
import badger.core.config.Node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes entries of what the main file lists: modules, or emitters.
 *
 * @param <P> the kind of provider
 * @param <K> the record of their common keys
 */
final class EntryReader<P, K extends Record> {
    private static final String USUAL_FOLDER = "conf.d";

    private final Kind<P, K> kind;
    private final Folders folders;
    private final List<PluginFolder> pluginFolders;
    private final RecordBinder binder;
    private final Gathering gathering;
    private final Set<String> seen = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    EntryReader(
            Kind<P, K> kind,
            Folders folders,
            List<PluginFolder> pluginFolders,
            RecordBinder binder,
            Gathering gathering) {
        this.kind = kind;
        this.folders = folders;
        this.pluginFolders = pluginFolders;
        this.binder = binder;
        this.gathering = gathering;
    }

    /**
     * What tells modules from emitters.
     *
     * @param word "module", "emitter"
     * @param lookup finds a provider by name
     * @param inFolder finds one for what lies in a folder under a name that nobody bears
     * @param names every name there is
     * @param own a provider's default configuration
     * @param common what the common keys of its entries are when its file does not say
     */
    record Kind<P, K extends Record>(
            String word,
            Function<String, Optional<P>> lookup,
            BiFunction<Path, String, Optional<P>> inFolder,
            List<String> names,
            Function<P, ? extends Record> own,
            Function<P, K> common) {

        Defaults<K> defaultsOf(P provider, Place place) throws ConfigurationException {
            try {
                return new Defaults<>(common.apply(provider), own.apply(provider));
            } catch (RuntimeException | LinkageError e) {
                throw place.refused("the " + word + " of " + provider.getClass().getName() + " has no defaults: " + e);
            }
        }

        String nobodyProvides(String name) {
            return "nobody provides the " + word + " " + Words.quoted(name) + Nearest.hint(name, names)
                    + "; there are: " + String.join(", ", new TreeSet<>(names));
        }
    }

    /**
     * The part of a main file that lists entries.
     *
     * @param name {@code modules}, {@code async_modules}, {@code emitters}
     * @param config the folder with the entries' files, empty for the usual one
     * @param node where it stands
     */
    record Section(String name, Optional<String> config, ObjectNode node) {}

    /** What an entry without a file has. */
    record Defaults<K>(K common, Record own) {}

    /** Makes an entry of its parts. */
    interface Maker<P, K, E> {
        E make(String entry, P provider, K common, Record config);
    }

    /** One sentence for each entry that nobody provides. */
    List<String> missing() {
        return missing;
    }

    /**
     * Reads the files of listed entries.
     *
     * @param included what is listed
     * @param section where it is listed
     * @param maker makes each entry
     */
    <E> List<E> read(List<Placed<String>> included, Section section, Maker<P, K, E> maker) {
        if (included.isEmpty()) {
            return List.of();
        }
        Optional<Path> files = Optional.ofNullable(gathering.attempt(() -> folder(section)));
        List<E> entries = new ArrayList<>();
        for (Placed<String> listed : included) {
            Optional<E> entry = gathering.attempt(() -> entry(listed, section, files, maker));
            if (entry != null) {
                entry.ifPresent(entries::add);
            }
        }
        return entries;
    }

    /** The plug-in's name in an entry. */
    static String name(String entry) {
        int at = entry.indexOf('@');
        return at < 0 ? entry : entry.substring(0, at);
    }

    private Path folder(Section section) throws ConfigurationException {
        Optional<String> written = section.config();
        if (written.isEmpty()) {
            return folders.ofMainFile().resolve(USUAL_FOLDER);
        }
        Place place = section.node().placeOf("config");
        Path folder = folders.locate(written.get(), place);
        if (!Files.isDirectory(folder)) {
            throw place.refused("there is no folder " + Words.quoted(written.get())
                    + ", neither in the working folder nor beside this file");
        }
        return folder;
    }

    private <E> Optional<E> entry(Placed<String> listed, Section section, Optional<Path> files, Maker<P, K, E> maker)
            throws ConfigurationException {
        String entry = listed.value();
        String name = name(entry);
        // an entry names files, folders, threads and series
        if (!Spelling.isName(name)
                || (name.length() < entry.length() && !Spelling.isName(entry.substring(name.length() + 1)))) {
            throw listed.place()
                    .refused(Words.quoted(entry)
                            + " is no entry: name, or name@instance, each of letters, digits, '_', '-' and '.'");
        }
        if (!seen.add(entry)) {
            throw listed.place()
                    .refused("'" + entry + "' is listed twice (a second one wants a name: '" + name + "@second')");
        }
        Optional<P> provider = provider(name, section);
        if (provider.isEmpty()) {
            missing.add(listed.place().problem(kind.nobodyProvides(name)).toString());
            return Optional.empty();
        }
        ObjectNode file = files.isPresent()
                ? file(files.get().resolve(entry + ".conf"), listed.place())
                : nothing(listed.place());
        Defaults<K> defaults = kind.defaultsOf(provider.get(), listed.place());
        List<Record> bound = binder.bindAll(file, List.of(defaults.common(), defaults.own()));
        return Optional.of(maker.make(
                entry, provider.get(), RecordBinder.typed(bound.getFirst(), defaults.common()), bound.getLast()));
    }

    private Optional<P> provider(String name, Section section) {
        Optional<P> provider = kind.lookup().apply(name);
        for (int i = 0; i < pluginFolders.size() && provider.isEmpty(); i++) {
            PluginFolder folder = pluginFolders.get(i);
            if (folder.section().equals(section.name())) {
                provider = kind.inFolder().apply(folder.path(), name);
            }
        }
        return provider;
    }

    /** A plug-in without a file has its defaults; one whose file merely cannot be read has not. */
    private static ObjectNode file(Path file, Place place) throws ConfigurationException {
        return Files.notExists(file, LinkOption.NOFOLLOW_LINKS) ? nothing(place) : TreeReader.read(file);
    }

    private static ObjectNode nothing(Place place) {
        return new ObjectNode(place, Map.of());
    }
}
