package badger.launcher;

import badger.core.Environment;

/** Where the process begins and ends. */
public final class Main {
    private Main() {}

    /** Does what the command line asks for; ends the process with {@link Launcher}'s exit status. */
    public static void main(String[] arguments) {
        Launcher launcher = new Launcher(System.out, System.err, InstalledPlugins.find(), Environment.ofThisProcess());
        // Halting, not exiting: no thread of a plug-in that hangs may keep the process.
        Runtime.getRuntime().halt(launcher.run(arguments));
    }
}
