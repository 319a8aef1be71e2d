package badger.launcher;

import badger.core.Plugins;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks for plug-ins in folders, and keeps what it found there beside what the image has. */
final class PluginSearch {
    private final Plugins installed;
    private final List<StatModuleProvider<?>> modules;
    private final List<EmitterProvider<?>> emitters;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Path> searched = new HashSet<>();

    PluginSearch(Plugins installed) {
        this.installed = installed;
        modules = new ArrayList<>(installed.modules());
        emitters = new ArrayList<>(installed.emitters());
    }

    /**
     * What there is to say of a plug-in; of one that provides several things, of each.
     *
     * @param file the jar, or the folder of jars
     * @param text what it provides, or why that cannot be used
     * @param isLeftOut whether it cannot
     */
    record Finding(Path file, String text, boolean isLeftOut) {
        /** A sentence for the log. */
        private String sentence() {
            return "the plug-in " + file + " is left out: " + text;
        }
    }

    /** Takes all plug-ins of a folder, which need not be there; each folder is searched once, by whatever name. */
    void in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            if (searched.add(absolute.toRealPath())) {
                for (Path file : PluginFiles.in(absolute)) {
                    take(file);
                }
            }
        } catch (IOException e) {
            leaveOut(absolute, "it cannot be read: " + e);
        }
    }

    private void take(Path file) {
        Logging.look();
        Thread witness = new Thread(() -> tellExit(file), "badger-load");
        Runtime.getRuntime().addShutdownHook(witness);
        load(file);
        Runtime.getRuntime().removeShutdownHook(witness);
    }

    /** A plug-in that ends the process while it is loaded shall not do so without a word. */
    private static void tellExit(Path file) {
        if (Exits.culprit().isPresent()) {
            System.err.println("the plug-in " + file + " has called System.exit while it was loaded");
            Runtime.getRuntime().halt(Launcher.BROKEN);
        }
    }

    private void load(Path file) {
        try {
            PluginLayer layer = PluginLayer.of(file);
            layer.modules(
                    provider -> take(
                            file, "module", provider, Plugins.faultOf(provider), StatModuleProvider::names, modules),
                    problem -> leaveOut(file, problem));
            layer.emitters(
                    provider -> take(
                            file, "emitter", provider, Plugins.faultOf(provider), EmitterProvider::names, emitters),
                    problem -> leaveOut(file, problem));
        } catch (UnusablePluginException e) {
            leaveOut(file, e.reason());
        } catch (RuntimeException | LinkageError e) {
            leaveOut(file, LoadFailure.reason(e));
        }
    }

    private <P> void take(
            Path file,
            String side,
            P provider,
            Optional<String> fault,
            Function<P, List<String>> names,
            List<P> known) {
        if (fault.isPresent()) {
            leaveOut(file, provider, fault.get());
            return;
        }
        List<String> own = names.apply(provider);
        for (P other : known) {
            if (!Collections.disjoint(names.apply(other), own)) {
                leaveOut(
                        file,
                        provider,
                        PluginList.origin(other) + " has " + (side.equals("module") ? "a " : "an ") + side
                                + " of the same name: " + String.join(", ", own));
                return;
            }
        }
        known.add(provider);
        findings.add(new Finding(file, side + ' ' + own.getFirst(), false));
    }

    private void leaveOut(Path file, Object provider, String reason) {
        leaveOut(file, provider.getClass().getName() + ": " + reason);
    }

    private void leaveOut(Path file, String reason) {
        findings.add(new Finding(file, reason, true));
    }

    /** The image's plug-ins, and behind them those that were found. */
    Plugins plugins() {
        if (findings.isEmpty()) {
            return installed;
        }
        List<String> leftOut = new ArrayList<>(installed.leftOut());
        for (Finding finding : findings) {
            if (finding.isLeftOut()) {
                leftOut.add(finding.sentence());
            }
        }
        return new Plugins(modules, emitters, leftOut);
    }

    /** What was found, in the order in which it was looked for. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
