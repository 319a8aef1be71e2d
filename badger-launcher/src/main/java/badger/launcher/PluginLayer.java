package badger.launcher;

import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolutionException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One plug-in: its jars as a layer of modules of its own over the image, with a class loader of its own. What it brings is
 * taken before what the image has, so that two plug-ins, and the image, may each have another version of one library: see
 * {@code docs/adr/0021-plug-ins-in-layers.md}.
 */
final class PluginLayer {
    private static final Set<String> SERVICES =
            Set.of(StatModuleProvider.class.getName(), EmitterProvider.class.getName());

    private final ModuleLayer layer;

    private PluginLayer(ModuleLayer layer) {
        this.layer = layer;
    }

    /**
     * Loads a plug-in.
     *
     * @param file a jar, or a folder of jars
     * @throws UnusablePluginException if there is no plug-in in it, or none that runs here
     */
    static PluginLayer of(Path file) throws UnusablePluginException {
        ModuleLayer image = ModuleLayer.boot();
        try {
            OwnModules own = OwnModules.of(file, image);
            Set<String> roots = own.providing(SERVICES);
            if (roots.isEmpty()) {
                throw new UnusablePluginException(providesNothing(own));
            }
            Configuration configuration = image.configuration().resolveAndBind(own, ModuleFinder.of(), roots);
            return new PluginLayer(image.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader()));
        } catch (FindException | ResolutionException | LayerInstantiationException e) {
            throw new UnusablePluginException(e);
        }
    }

    private static String providesNothing(OwnModules own) {
        if (!own.shared().isEmpty()) {
            return "there is no module or emitter in it but what the image has: " + String.join(", ", own.shared());
        }
        return "there is no module or emitter in it: neither does a module-info.java provide one, nor, in a jar without it,"
                + " META-INF/services (a library stands beside its plug-in, in a folder of their own)";
    }

    /** Makes each kind of module that it provides, or says why one cannot be made. */
    void modules(Consumer<StatModuleProvider<?>> good, Consumer<String> problems) {
        each(StatModuleProvider.class, good::accept, problems);
    }

    /** Makes each kind of emitter that it provides, or says why one cannot be made. */
    void emitters(Consumer<EmitterProvider<?>> good, Consumer<String> problems) {
        each(EmitterProvider.class, good::accept, problems);
    }

    private <S> void each(Class<S> service, Consumer<S> good, Consumer<String> problems) {
        Iterator<S> found = ServiceLoader.load(layer, service).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return;
                }
                S provider = found.next();
                if (provider.getClass().getModule().getLayer() != layer) {
                    return; // the image's own come last
                }
                good.accept(provider);
            } catch (ServiceConfigurationError e) {
                problems.accept(LoadFailure.reason(e));
            }
        }
    }
}
