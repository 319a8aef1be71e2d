package badger.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A plug-in that a test makes of sources: compiled by this Java's own compiler, and put into a jar. */
final class MadePlugin {
    private final Path folder;
    private final List<Path> libraries = new ArrayList<>();

    /** One without a line of source. */
    MadePlugin(Path folder) {
        this.folder = folder;
    }

    MadePlugin source(String file, String text) throws IOException {
        write(folder.resolve("src").resolve(file), text);
        return this;
    }

    /** Something that goes into the jar as it is. */
    MadePlugin resource(String file, String text) throws IOException {
        write(folder.resolve("classes").resolve(file), text);
        return this;
    }

    /** A provider of a module that does nothing. */
    MadePlugin module(String type, String name) throws IOException {
        return module(type, name, "\"the stats of " + name + '"', "");
    }

    /**
     * The same with a part of its own.
     *
     * @param type its class
     * @param name the module's name
     * @param summary its summary, an expression of Java
     * @param members more members of the class
     */
    MadePlugin module(String type, String name, String summary, String members) throws IOException {
        return source(type.replace('.', '/') + ".java", """
                package %1$s;

                import badger.core.spi.Key;
                import badger.core.spi.ModuleContext;
                import badger.core.spi.StatModule;
                import badger.core.spi.StatModuleProvider;
                import java.util.List;

                public final class %2$s implements StatModuleProvider<%2$s.Config> {
                    record Config(@Key("Its size.") int size) {}

                    %5$s

                    @Override
                    public List<String> names() {
                        return List.of("%3$s");
                    }

                    @Override
                    public String summary() {
                        return %4$s;
                    }

                    @Override
                    public Config defaults() {
                        return new Config(1);
                    }

                    @Override
                    public StatModule create(Config config, ModuleContext context) {
                        return tick -> {};
                    }
                }
                """.formatted(
                        packageOf(type), type.substring(type.lastIndexOf('.') + 1), name, summary, members));
    }

    /** A descriptor as a module's author writes it: a class that it provides, or several with commas between, and more lines. */
    MadePlugin descriptor(String type, String lines) throws IOException {
        return source("module-info.java", """
                module %1$s {
                    requires badger.core;
                    opens %1$s to badger.core;
                    provides badger.core.spi.StatModuleProvider with %2$s;
                    %3$s
                }
                """.formatted(packageOf(type), type, lines));
    }

    private static String packageOf(String type) {
        return type.substring(0, type.indexOf('.'));
    }

    /** What it is compiled against, beside the agent's interfaces. */
    MadePlugin against(Path jar) {
        libraries.add(jar);
        return this;
    }

    /** Compiles it and writes the jar. */
    Path jar(Path jar) throws IOException {
        compile();
        return jarOf(folder.resolve("classes"), jar);
    }

    /** The same with classes that a later Java has made, as far as their version tells. */
    Path jarOfLaterJava(Path jar, String... classes) throws IOException {
        compile();
        for (String name : classes) {
            Path file = folder.resolve("classes").resolve(name + ".class");
            byte[] bytes = Files.readAllBytes(file);
            // u4 magic, u2 minor, u2 major: JVMS 4.1
            bytes[7] = (byte) (44 + Runtime.version().feature() + 1);
            Files.write(file, bytes);
        }
        return jarOf(folder.resolve("classes"), jar);
    }

    private void compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> sources = files(folder.resolve("src")).map(Path::toString).toList();
        boolean named = Files.exists(folder.resolve("src/module-info.java"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-Xlint:none", "-d", classes.toString()));
        arguments.add(named ? "--module-path" : "--class-path");
        arguments.add(Stream.concat(imageFiles().stream(), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(":")));
        arguments.addAll(sources);
        StringWriter said = new StringWriter();
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        assertThat(status).as("%s", said).isZero();
    }

    /** The files that the modules of this test's Java are from, but for those of Java itself. */
    private static List<Path> imageFiles() {
        return ModuleLayer.boot().configuration().modules().stream()
                .map(ResolvedModule::reference)
                .map(ModuleReference::location)
                .flatMap(Optional::stream)
                .filter(location -> location.getScheme().equals("file"))
                .map(Path::of)
                .toList();
    }

    /** Where a module of this test's Java is. */
    static Path locationOf(String module) {
        URI location = ModuleLayer.boot()
                .configuration()
                .findModule(module)
                .flatMap(resolved -> resolved.reference().location())
                .orElseThrow();
        return Path.of(location);
    }

    /** A jar of all that is in a folder; a jar is copied. */
    static Path jarOf(Path from, Path jar) throws IOException {
        Files.createDirectories(jar.resolveSibling(""));
        if (!Files.isDirectory(from)) {
            return Files.copy(from, jar);
        }
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path entry : files(from).toList()) {
                zip.putNextEntry(new ZipEntry(from.relativize(entry).toString()));
                Files.copy(entry, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static Stream<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Stream.empty();
        }
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.filter(Files::isRegularFile).sorted().toList();
        }
        return files.stream();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
