package badger.core;

import badger.core.config.ProviderCheck;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every plug-in that was found; of two that bear the same name the first is taken.
 *
 * @param modules the kinds of modules there are
 * @param emitters the kinds of emitters there are
 * @param leftOut one sentence for each plug-in that was found and cannot be used
 */
public record Plugins(List<StatModuleProvider<?>> modules, List<EmitterProvider<?>> emitters, List<String> leftOut) {
    /** Takes copies of the lists. */
    public Plugins {
        modules = List.copyOf(modules);
        emitters = List.copyOf(emitters);
        leftOut = List.copyOf(leftOut);
    }

    /** Plug-ins of which none was left out. */
    public Plugins(List<StatModuleProvider<?>> modules, List<EmitterProvider<?>> emitters) {
        this(modules, emitters, List.of());
    }

    /** Why a kind of module that comes from outside cannot be used, if it cannot. */
    public static Optional<String> faultOf(StatModuleProvider<?> provider) {
        return ProviderCheck.faultOf(provider);
    }

    /** Why a kind of emitter that comes from outside cannot be used, if it cannot. */
    public static Optional<String> faultOf(EmitterProvider<?> provider) {
        return ProviderCheck.faultOf(provider);
    }

    /** The kind of module that bears a name, its own or another that it accepts. */
    public Optional<StatModuleProvider<?>> module(String name) {
        for (StatModuleProvider<?> provider : modules) {
            if (provider.names().contains(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /** The kind of emitter that bears a name, its own or another that it accepts. */
    public Optional<EmitterProvider<?>> emitter(String name) {
        for (EmitterProvider<?> provider : emitters) {
            if (provider.names().contains(name)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }

    /** A kind of module that is made of what lies in a folder, if one of those that are there can make it. */
    public Optional<StatModuleProvider<?>> moduleIn(Path folder, String name) {
        for (StatModuleProvider<?> provider : modules) {
            Optional<StatModuleProvider<?>> made = provider.inFolder(folder, name);
            if (made.isPresent()) {
                return made;
            }
        }
        return Optional.empty();
    }

    /** A kind of emitter that is made of what lies in a folder, if one of those that are there can make it. */
    public Optional<EmitterProvider<?>> emitterIn(Path folder, String name) {
        for (EmitterProvider<?> provider : emitters) {
            Optional<EmitterProvider<?>> made = provider.inFolder(folder, name);
            if (made.isPresent()) {
                return made;
            }
        }
        return Optional.empty();
    }

    /** One sentence for each name that two plug-ins bear. */
    public List<String> clashes() {
        List<String> clashes = new ArrayList<>();
        Map<String, Object> owners = new HashMap<>();
        for (StatModuleProvider<?> provider : modules) {
            clash("module", provider, provider.names(), owners, clashes);
        }
        owners.clear();
        for (EmitterProvider<?> provider : emitters) {
            clash("emitter", provider, provider.names(), owners, clashes);
        }
        return clashes;
    }

    private static void clash(
            String kind, Object provider, List<String> names, Map<String, Object> owners, List<String> clashes) {
        for (String name : names) {
            Object first = owners.putIfAbsent(name, provider);
            if (first != null) {
                clashes.add("the " + kind + " '" + name + "' is provided by "
                        + first.getClass().getName() + ", which is taken, and by "
                        + provider.getClass().getName());
            }
        }
    }

    /** Every name a module can be listed under. */
    public List<String> moduleNames() {
        List<String> names = new ArrayList<>();
        modules.forEach(provider -> names.addAll(provider.names()));
        return names;
    }

    /** Every name an emitter can be listed under. */
    public List<String> emitterNames() {
        List<String> names = new ArrayList<>();
        emitters.forEach(provider -> names.addAll(provider.names()));
        return names;
    }
}
