package badger.launcher;

import badger.core.Plugins;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The modules and emitters that were linked into this image. */
final class InstalledPlugins {
    private InstalledPlugins() {}

    /** All of them, sorted by name: the order in which a module path is searched is nobody's wish. */
    @SuppressWarnings("rawtypes") // a class literal knows no type arguments
    static Plugins find() {
        List<StatModuleProvider<?>> modules = new ArrayList<>();
        for (StatModuleProvider provider : ServiceLoader.load(StatModuleProvider.class)) {
            modules.add(provider);
        }
        List<EmitterProvider<?>> emitters = new ArrayList<>();
        for (EmitterProvider provider : ServiceLoader.load(EmitterProvider.class)) {
            emitters.add(provider);
        }
        modules.sort((one, other) -> byName(one.names(), other.names()));
        emitters.sort((one, other) -> byName(one.names(), other.names()));
        return new Plugins(modules, emitters);
    }

    private static int byName(List<String> one, List<String> other) {
        return one.getFirst().compareTo(other.getFirst());
    }
}
