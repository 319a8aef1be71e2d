package badger.launcher;

import badger.core.Environment;
import java.nio.file.Path;

/** Where the process begins and ends. */
public final class Main {
    /** Where the owner of an image puts plug-ins: beside its bin and lib. */
    private static final Path PLUGINS = Path.of(System.getProperty("java.home", ""), "plugins");

    private Main() {}

    /** Does what the command line asks for; ends the process with {@link Launcher}'s exit status. */
    public static void main(String[] arguments) {
        Launcher launcher =
                new Launcher(System.out, System.err, InstalledPlugins.find(), PLUGINS, Environment.ofThisProcess());
        // What plug-ins print is no data.
        System.setOut(System.err);
        // Halting, not exiting: no thread of a plug-in that hangs may keep the process.
        Runtime.getRuntime().halt(launcher.run(arguments));
    }
}
