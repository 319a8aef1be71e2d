import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Links the runtime image: {@code java LinkImage.java JARS IMAGE SCRIPT EMITTERS MODULES JAVA}, run by the build with the JDK that
 * goes into the image. JARS is their folder, SCRIPT the launch script. EMITTERS is {@code all}, {@code none} or some of them,
 * commas between: {@code console} is the module {@code badger.emit.console}. MODULES is the same of the modules that are not the
 * stock ones: {@code statsd} is {@code badger.statsd}. JAVA is {@code none}, or modules of Java that nothing in the image needs
 * but plug-ins may.
 */
final class LinkImage {
    private static final String OURS = "badger.";
    private static final String EMITTER = "badger.emit.";
    /** Where the image's owner puts plug-ins: docs/operation.md. */
    private static final String PLUGINS = "plugins";

    private static final String MODULE_SERVICE = "badger.core.spi.StatModuleProvider";
    private static final Set<String> ALWAYS = Set.of("badger.launcher", "badger.modules");

    /** Makes system calls without a library of its own: docs/adr/0019-system-calls.md. */
    private static final String SYSTEM_CALLS = "badger.natives";

    /** How Java runs in the image: measured in docs/adr/0004-java-in-the-image.md. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms6m",
            "-Xmx64m",
            "-Xmn512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:TieredStopAtLevel=1",
            // what runs once a second is compiled after two minutes, not after an hour
            "-XX:Tier0InvokeNotifyFreqLog=4",
            "-XX:Tier3InvocationThreshold=100",
            "-XX:Tier3MinInvocationThreshold=50",
            "-XX:Tier3CompileThreshold=1000",
            "-XX:Tier3BackEdgeThreshold=20000",
            // methods that are due at the same tick do not put each other off
            "-XX:Tier3LoadFeedback=1000",
            "-XX:-UsePerfData",
            "-XX:StringTableSize=1024",
            // most symbols are the archive's own
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:SymbolTableSize=1024",
            "-XX:TrimNativeHeapInterval=300000",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-XX:AsyncDeflationInterval=60000",
            "-XX:GuaranteedAsyncDeflationInterval=600000",
            "-XX:ServiceThreadCleanupInterval=60000",
            // a constructor called once is not worth classes made for it
            "-Djdk.reflect.useNativeAccessorOnly=true",
            // ReadOnlyPages
            "--add-opens=java.base/java.nio=badger.core",
            "-Dsun.net.inetaddr.ttl=1");

    /**
     * What jlink puts into an image and nobody calls there: a tool and its messages, the list that Java's own archive is made
     * from, the way for another Java to look into this one, signal chaining for programs that embed Java, the starter of
     * jar files, sorting that only the compiler C2 calls, sockets over InfiniBand.
     */
    private static final List<String> UNUSED_FILES = List.of(
            "bin/keytool",
            "conf/sdp/sdp.conf.template",
            "lib/classlist",
            "lib/jexec",
            "lib/jrt-fs.jar",
            "lib/libjsig.so",
            "lib/server/libjsig.so",
            "lib/libsimdsort.so");

    /**
     * The same in its modules: that tool, messages in other languages than the image's C.UTF-8, and East Asian encodings, as if
     * they were in the module jdk.charsets, where they are on other systems; how the modules were built.
     */
    private static final String UNUSED_RESOURCES =
            "regex:/java.base/sun/security/tools/keytool/(Main.*|.*_[a-zA-Z_]+)[.]class"
                    + ",regex:/java.base/sun/launcher/resources/.*_[a-zA-Z_]+[.]properties"
                    + ",regex:/java.base/sun/security/util/resources/.*_[a-zA-Z_]+[.](class|properties)"
                    + ",regex:/java.base/sun/nio/cs/(Big5|EUC_|GB|HKSCS|IBM9|JIS_|Johab|MS874|MS9|PCK|SJIS).*"
                    + ",**/META-INF/maven/**";

    private final Path folder;

    private LinkImage(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path modules = Path.of(arguments[0]);
        Path finished = Path.of(arguments[1]);
        LinkImage image = new LinkImage(finished.resolveSibling(finished.getFileName() + ".new"));
        image.link(modules, roots(modules, arguments[3], arguments[4]), partsOfJava(arguments[5]));
        image.removeUnused();
        image.strip();
        image.addScript(Path.of(arguments[2]));
        Training.of(image.folder);
        if (Files.exists(finished.resolve(PLUGINS))) {
            Files.move(finished.resolve(PLUGINS), image.folder.resolve(PLUGINS));
        }
        // An image is there whole or not at all; the archive does not mind being moved.
        deleteTree(finished);
        Files.move(image.folder, finished);
    }

    /** The launcher, the stock modules, and of emitters and other modules those that are wanted: jlink adds what these require, and nothing else. */
    private static Set<String> roots(Path jars, String emitters, String modules) {
        Set<String> presentEmitters = new TreeSet<>();
        Set<String> presentModules = new TreeSet<>();
        for (ModuleReference reference : ModuleFinder.of(jars).findAll()) {
            ModuleDescriptor descriptor = reference.descriptor();
            if (descriptor.name().startsWith(EMITTER)) {
                presentEmitters.add(descriptor.name());
            } else if (!ALWAYS.contains(descriptor.name()) && providesModules(descriptor)) {
                presentModules.add(descriptor.name());
            }
        }
        Set<String> roots = new TreeSet<>(ALWAYS);
        roots.addAll(chosen("emitters", emitters, EMITTER, presentEmitters));
        roots.addAll(chosen("optional.modules", modules, OURS, presentModules));
        return roots;
    }

    private static boolean providesModules(ModuleDescriptor descriptor) {
        return descriptor.provides().stream()
                .anyMatch(provided -> provided.service().equals(MODULE_SERVICE));
    }

    private static Set<String> chosen(String property, String choice, String prefix, Set<String> present) {
        if (choice.equals("all")) {
            return present;
        }
        if (choice.equals("none")) {
            return Set.of();
        }
        Set<String> wanted =
                Stream.of(choice.split(",")).map(name -> prefix + name.strip()).collect(Collectors.toSet());
        if (!present.containsAll(wanted)) {
            throw new IllegalArgumentException("-D" + property + "=" + choice + ": there are only " + present);
        }
        return wanted;
    }

    private static Set<String> partsOfJava(String modules) {
        return modules.equals("none")
                ? Set.of()
                : Stream.of(modules.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Java's leave for the module that calls the kernel, and for those that bring native libraries where any is linked. */
    private static List<String> nativeAccess(Path modules, Set<String> roots) throws IOException {
        List<String> libraries = new ArrayList<>();
        for (ResolvedModule module : Configuration.empty()
                .resolve(ModuleFinder.of(modules), ModuleFinder.ofSystem(), roots)
                .modules()) {
            if (module.reference().location().orElseThrow().getScheme().equals("file")) {
                try (ModuleReader reader = module.reference().open();
                        Stream<String> files = reader.list()) {
                    if (files.anyMatch(file -> file.endsWith(".so"))) {
                        libraries.add(module.name());
                    }
                }
            }
        }
        List<String> options = new ArrayList<>();
        if (!libraries.isEmpty()) {
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        libraries.add(SYSTEM_CALLS);
        options.add("--enable-native-access=" + String.join(",", libraries));
        return options;
    }

    private void link(Path modules, Set<String> roots, Set<String> partsOfJava) throws IOException {
        deleteTree(folder);
        List<String> options = new ArrayList<>(JAVA_OPTIONS);
        options.addAll(nativeAccess(modules, roots));
        Set<String> linked = new TreeSet<>(roots);
        if (!partsOfJava.isEmpty()) {
            linked.addAll(partsOfJava);
            // Java itself resolves only what its main module needs
            options.add("--add-modules=" + String.join(",", partsOfJava));
        }
        int status = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--module-path=" + modules,
                        "--add-modules=" + String.join(",", linked),
                        "--output=" + folder,
                        "--compress=zip-9",
                        "--exclude-resources=" + UNUSED_RESOURCES,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--add-options=" + String.join(" ", options));
        if (status != 0) {
            throw new IOException("jlink failed");
        }
    }

    /** Which of them there are depends on the processor. */
    private void removeUnused() throws IOException {
        for (String file : UNUSED_FILES) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder.resolve("conf/sdp"));
    }

    /** Takes the symbols that nobody needs out of the JVM and its libraries, where there is a {@code strip}: 5 MiB. */
    private void strip() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strip", "--strip-unneeded", "--remove-section=.note.stapsdt"));
        try (Stream<Path> files = Files.walk(folder.resolve("lib"))) {
            files.filter(file -> file.toString().endsWith(".so"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(command::add);
        }
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException("strip ended with " + status);
            }
        } catch (IOException e) {
            System.err.println("The JVM keeps its symbols, 5 MiB more than it need be: " + e.getMessage());
        }
    }

    private void addScript(Path script) throws IOException {
        Path copy = folder.resolve("bin/badger");
        Files.copy(script, copy);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
