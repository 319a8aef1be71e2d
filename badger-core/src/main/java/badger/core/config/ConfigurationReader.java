package badger.core.config;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.EmitterEntry;
import badger.core.Environment;
import badger.core.HostRoot;
import badger.core.ModuleEntry;
import badger.core.PluginFolder;
import badger.core.Plugins;
import badger.core.config.EntryReader.Defaults;
import badger.core.config.EntryReader.Kind;
import badger.core.config.EntryReader.Section;
import badger.core.config.MainFile.AsyncModules;
import badger.core.config.MainFile.Core;
import badger.core.config.MainFile.Destination;
import badger.core.config.MainFile.Emitters;
import badger.core.config.MainFile.Modules;
import badger.core.config.Node.Member;
import badger.core.config.Node.ObjectNode;
import badger.core.rule.RuleChain;
import badger.core.rule.Rules;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Host;
import badger.core.spi.StatModuleProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes one configuration of its files. */
public final class ConfigurationReader {
    private final Plugins plugins;
    private final Environment environment;
    private final Gathering gathering = new Gathering();
    private final List<String> warnings = new ArrayList<>();
    private final Kind<StatModuleProvider<?>, ModuleKeys> moduleKind;
    private final Kind<EmitterProvider<?>, EmitterKeys> emitterKind;

    /**
     * Is used once.
     *
     * @param plugins what can be listed
     * @param environment where variables, relative paths and addresses come from
     */
    public ConfigurationReader(Plugins plugins, Environment environment) {
        this.plugins = plugins;
        this.environment = environment;
        moduleKind = new Kind<>(
                "module",
                plugins::module,
                plugins::moduleIn,
                plugins.moduleNames(),
                StatModuleProvider::defaults,
                ModuleKeys::of);
        emitterKind = new Kind<>(
                "emitter",
                plugins::emitter,
                plugins::emitterIn,
                plugins.emitterNames(),
                EmitterProvider::defaults,
                _ -> EmitterKeys.DEFAULTS);
    }

    /** Reads a main file and what it lists; see {@link Configuration#read}. */
    public Configuration read(Path file) throws ConfigurationException {
        Folders folders = Folders.of(environment.workingFolder(), file);
        ObjectNode tree = gathering.attempt(() -> TreeReader.read(file), new ObjectNode(Place.NOWHERE, Map.of()));
        gathering.tellIfAny();
        warnings.addAll(plugins.clashes());
        warnings.addAll(plugins.leftOut());
        gathering.attempt(() -> RecordBinder.rejectUnknownKeys(
                tree, RecordShape.of(MainFile.class, tree.place()).keys()));

        Placeholders withoutHost = Placeholders.withoutHost(environment, folders);
        List<PluginFolder> pluginFolders = new PluginFolders(withoutHost, folders, gathering).in(tree);
        RecordBinder beforeHost = new RecordBinder(withoutHost);
        CoreSection core =
                new CoreSection(section(beforeHost, tree, "core", Core.DEFAULTS), objectOf(tree, "core"), environment);
        HostRoot paths = gathering.attempt(core::paths, HostRoot.own());
        Host host = core.host(paths, gathering);
        if (core.core().log().dest() == Destination.KAFKA) {
            warnings.add(objectOf(core.node(), "log")
                    .placeOf("dest")
                    .problem("logs cannot go to kafka; they go to standard error")
                    .toString());
        }

        RecordBinder binder = new RecordBinder(Placeholders.of(environment, folders, host));
        EntryReader<StatModuleProvider<?>, ModuleKeys> moduleReader =
                new EntryReader<>(moduleKind, folders, pluginFolders, binder, gathering);
        EntryReader<EmitterProvider<?>, EmitterKeys> emitterReader =
                new EntryReader<>(emitterKind, folders, pluginFolders, binder, gathering);
        List<ModuleEntry> modules =
                modules(tree, binder, moduleReader, core.core().rules());
        List<EmitterEntry> emitters = emitters(tree, binder, emitterReader);
        gathering.tellIfAny();
        List<String> missing = new ArrayList<>(moduleReader.missing());
        missing.addAll(emitterReader.missing());
        return new Configuration(
                host,
                core.log(),
                core.core().stopSeconds(),
                core.core().budget(),
                core.core().maxSeries(),
                paths,
                core.spoolFolder(),
                modules,
                emitters,
                missing,
                warnings);
    }

    private <R extends Record> R section(RecordBinder binder, ObjectNode tree, String key, R defaults) {
        Member member = tree.members().get(key);
        if (member == null) {
            return defaults;
        }
        if (member.value() instanceof ObjectNode object) {
            R section = gathering.attempt(() -> binder.bind(object, defaults));
            return section == null ? rightPart(binder, object, defaults) : section;
        }
        gathering.add(member.value()
                .place()
                .problem("expected an object, found " + member.value().kind()));
        return defaults;
    }

    /** What can be used of a section that has been complained of: the files that it names are to be checked as well. */
    private static <R extends Record> R rightPart(RecordBinder binder, ObjectNode section, R defaults) {
        Gathering told = new Gathering();
        Map<String, Member> right = new LinkedHashMap<>();
        section.members().forEach((key, member) -> {
            ObjectNode alone = new ObjectNode(section.place(), Map.of(key, member));
            if (told.attempt(() -> binder.bind(alone, defaults)) != null) {
                right.put(key, member);
            }
        });
        return told.attempt(() -> binder.bind(new ObjectNode(section.place(), right), defaults), defaults);
    }

    /** A section, or an empty one where it would be. */
    private static ObjectNode objectOf(ObjectNode tree, String key) {
        Member member = tree.members().get(key);
        return member != null && member.value() instanceof ObjectNode object
                ? object
                : new ObjectNode(tree.placeOf(key), Map.of());
    }

    private List<ModuleEntry> modules(
            ObjectNode tree, RecordBinder binder, EntryReader<StatModuleProvider<?>, ModuleKeys> reader, Rules global) {
        Modules inTurn = section(binder, tree, "modules", Modules.DEFAULTS);
        AsyncModules async = section(binder, tree, "async_modules", AsyncModules.DEFAULTS);
        List<Placed<String>> unlisted = unlisted(inTurn, async, tree.placeOf("modules"));
        List<ModuleEntry> listed = new ArrayList<>();
        Section modules = new Section("modules", inTurn.config(), objectOf(tree, "modules"));
        listed.addAll(reader.read(inTurn.includedModules(), modules, maker(false, global)));
        listed.addAll(reader.read(
                async.includedModules(),
                new Section("async_modules", async.config(), objectOf(tree, "async_modules")),
                maker(true, global)));
        if (listed.isEmpty()) {
            // An agent that watches nothing but itself is a mistake, not a wish.
            return listed;
        }
        // last, since they are read seldom: the points of the others keep their places in the frame
        listed.addAll(reader.read(unlisted, modules, maker(false, global)));
        return listed;
    }

    private static EntryReader.Maker<StatModuleProvider<?>, ModuleKeys, ModuleEntry> maker(
            boolean async, Rules global) {
        return (entry, provider, keys, config) -> new ModuleEntry(
                entry, async, keys.interval(), new RuleChain(keys.rules(), global), keys.maxSeries(), provider, config);
    }

    /** The modules that run without being listed, unless they are excluded. */
    private List<Placed<String>> unlisted(Modules inTurn, AsyncModules async, Place place) {
        Set<String> listed = new HashSet<>();
        inTurn.includedModules().forEach(entry -> listed.add(EntryReader.name(entry.value())));
        async.includedModules().forEach(entry -> listed.add(EntryReader.name(entry.value())));
        Set<String> named = new HashSet<>(listed);
        for (Placed<String> name : inTurn.excludedModules()) {
            named.add(name.value());
            Optional<StatModuleProvider<?>> provider = plugins.module(name.value());
            if (provider.isEmpty()) {
                gathering.add(name.place().problem(moduleKind.nobodyProvides(name.value())));
            } else if (!Collections.disjoint(provider.get().names(), listed)) {
                gathering.add(name.place().problem("'" + name.value() + "' is excluded and included"));
            }
        }
        List<Placed<String>> unlisted = new ArrayList<>();
        for (StatModuleProvider<?> provider : plugins.modules()) {
            if (provider.onByDefault() && Collections.disjoint(provider.names(), named)) {
                unlisted.add(new Placed<>(provider.names().getFirst(), place));
            }
        }
        return unlisted;
    }

    private List<EmitterEntry> emitters(
            ObjectNode tree, RecordBinder binder, EntryReader<EmitterProvider<?>, EmitterKeys> reader) {
        Emitters section = section(binder, tree, "emitters", Emitters.DEFAULTS);
        return reader.read(
                section.includedEmitters(),
                new Section("emitters", section.config(), objectOf(tree, "emitters")),
                ConfigurationReader::emitter);
    }

    private static EmitterEntry emitter(String entry, EmitterProvider<?> provider, EmitterKeys keys, Record config) {
        return new EmitterEntry(
                entry,
                keys.interval(),
                keys.rollup(),
                keys.counters(),
                keys.timeout(),
                keys.rules(),
                keys.resendSeconds(),
                keys.spoolSetting(),
                provider,
                config);
    }

    /** Makes the configuration of an agent that was given none; see {@link Configuration#builtIn}. */
    public Configuration builtIn(String emitter) throws ConfigurationException {
        CoreSection core = new CoreSection(Core.DEFAULTS, new ObjectNode(Place.NOWHERE, Map.of()), environment);
        HostRoot paths = core.paths();
        Gathering unknown = new Gathering();
        Host host = core.host(paths, unknown);
        // Its stats go to a terminal: a host without a name of its own is no reason not to show them.
        unknown.problems().forEach(problem -> warnings.add(problem.toString()));
        warnings.addAll(plugins.leftOut());

        List<ModuleEntry> modules = new ArrayList<>();
        List<ModuleEntry> unasked = new ArrayList<>();
        for (StatModuleProvider<?> provider : plugins.modules()) {
            if (!provider.listedUnasked()) {
                continue;
            }
            Defaults<ModuleKeys> defaults = gathering.attempt(() -> moduleKind.defaultsOf(provider, Place.NOWHERE));
            if (defaults != null) {
                String name = provider.names().getFirst();
                (provider.onByDefault() ? unasked : modules)
                        .add(maker(false, Rules.NONE).make(name, provider, defaults.common(), defaults.own()));
            }
        }
        // last, as in read()
        modules.addAll(unasked);
        List<EmitterEntry> emitters = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Optional<EmitterProvider<?>> found = plugins.emitter(emitter);
        if (found.isPresent()) {
            Defaults<EmitterKeys> defaults =
                    gathering.attempt(() -> emitterKind.defaultsOf(found.get(), Place.NOWHERE));
            if (defaults != null) {
                emitters.add(emitter(emitter, found.get(), defaults.common(), defaults.own()));
            }
        } else {
            missing.add(emitterKind.nobodyProvides(emitter));
        }
        gathering.tellIfAny();
        return new Configuration(
                host,
                core.log(),
                core.core().stopSeconds(),
                core.core().budget(),
                core.core().maxSeries(),
                paths,
                core.spoolFolder(),
                modules,
                emitters,
                missing,
                warnings);
    }
}
