package badger.core;

import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every plug-in that was found; of two that bear the same name the first is taken.
 *
 * @param modules the kinds of modules there are
 * @param emitters the kinds of emitters there are
 */
public record Plugins(List<StatModuleProvider<?>> modules, List<EmitterProvider<?>> emitters) {
    /** Takes copies of both lists. */
    public Plugins {
        modules = List.copyOf(modules);
        emitters = List.copyOf(emitters);
    }

    /** The kind of module that bears a name, its own or another that it accepts. */
    public Optional<StatModuleProvider<?>> module(String name) {
        return modules.stream().filter(p -> p.names().contains(name)).findFirst();
    }

    /** The kind of emitter that bears a name, its own or another that it accepts. */
    public Optional<EmitterProvider<?>> emitter(String name) {
        return emitters.stream().filter(p -> p.names().contains(name)).findFirst();
    }

    /** One sentence for each name that two plug-ins bear. */
    public List<String> clashes() {
        return Stream.concat(
                        clashes("module", modules.stream().map(p -> Map.entry(p, p.names()))),
                        clashes("emitter", emitters.stream().map(p -> Map.entry(p, p.names()))))
                .toList();
    }

    private static Stream<String> clashes(String kind, Stream<? extends Map.Entry<?, List<String>>> plugins) {
        Map<String, String> owners = new HashMap<>();
        List<String> clashes = new ArrayList<>();
        plugins.forEach(plugin -> {
            String owner = plugin.getKey().getClass().getName();
            for (String name : plugin.getValue()) {
                String first = owners.putIfAbsent(name, owner);
                if (first != null) {
                    clashes.add("the " + kind + " '" + name + "' is provided by " + first + ", which is taken, and by "
                            + owner);
                }
            }
        });
        return clashes.stream();
    }

    /** Every name a module can be listed under. */
    public Stream<String> moduleNames() {
        return modules.stream().flatMap(p -> p.names().stream());
    }

    /** Every name an emitter can be listed under. */
    public Stream<String> emitterNames() {
        return emitters.stream().flatMap(p -> p.names().stream());
    }
}
