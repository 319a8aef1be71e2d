package badger.launcher;

import badger.core.Configuration;
import badger.core.EmitterEntry;
import badger.core.ModuleEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The plug-ins that have ended the agent by {@code System.exit}, which Java cannot refuse them: a file beside the spools with a line
 * for each time, the Java module and its version. One that is there twice is left out; another version of it has not done
 * anything yet.
 *
 * @param file the file, empty if there is no place for one
 */
record Exits(Optional<Path> file) {
    private static final String NAME = "exits";
    private static final int MOST = 2;

    static Exits in(Optional<Path> spoolFolder) {
        return new Exits(spoolFolder.isPresent() ? Optional.of(spoolFolder.get().resolve(NAME)) : Optional.empty());
    }

    /** The Java module whose code has called {@code System.exit}, if that is why the process ends. */
    static Optional<String> culprit() {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            Optional<String> culprit = culpritIn(stack);
            if (culprit.isPresent()) {
                return culprit;
            }
        }
        return Optional.empty();
    }

    /** The outermost that is neither Java's nor the agent's: not the library that a plug-in called, but the plug-in. */
    static Optional<String> culpritIn(StackTraceElement... stack) {
        boolean exits = false;
        Optional<String> culprit = Optional.empty();
        for (StackTraceElement frame : stack) {
            String module = frame.getModuleName();
            if (exits && ("badger.core".equals(module) || "badger.launcher".equals(module))) {
                return culprit;
            }
            if (frame.getClassName().equals("java.lang.Runtime")
                    && frame.getMethodName().equals("exit")) {
                exits = true;
            } else if (exits && !"java.base".equals(module)) {
                culprit = Optional.of(module == null ? frame.getClassName() : version(module, frame));
            }
        }
        return culprit;
    }

    private static String version(String module, StackTraceElement frame) {
        String version = frame.getModuleVersion();
        return version == null ? module : module + '@' + version;
    }

    /** Keeps in mind that one has done it. */
    void add(String culprit) throws IOException {
        if (file.isPresent()) {
            Files.createDirectories(file.get().resolveSibling(""));
            Files.writeString(file.get(), culprit + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** A configuration without what has done it too often. */
    Configuration sift(Configuration configuration) throws IOException {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return configuration;
        }
        List<String> lines = Files.readAllLines(file.get());
        List<String> missing = new ArrayList<>(configuration.missing());
        List<ModuleEntry> modules = new ArrayList<>();
        for (ModuleEntry entry : configuration.modules()) {
            if (passes(entry.provider(), "module " + entry.entry(), lines, missing)) {
                modules.add(entry);
            }
        }
        List<EmitterEntry> emitters = new ArrayList<>();
        for (EmitterEntry entry : configuration.emitters()) {
            if (passes(entry.provider(), "emitter " + entry.entry(), lines, missing)) {
                emitters.add(entry);
            }
        }
        return configuration.with(modules, emitters, missing);
    }

    private boolean passes(Object provider, String what, List<String> lines, List<String> missing) {
        String module = PluginList.origin(provider);
        if (Collections.frequency(lines, module) < MOST) {
            return true;
        }
        missing.add("the " + what + " is left out: " + module + " has ended the agent by System.exit "
                + Collections.frequency(lines, module) + " times; remove its lines from " + file.orElseThrow()
                + " to have it again");
        return false;
    }
}
