package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plug-in with one module that says a text: compiled against the agent's interfaces, and put into a jar. */
final class PluginJar {
    private PluginJar() {}

    /**
     * Makes one.
     *
     * @param name the Java module's name, that of its package, and of the agent's module
     * @param requires lines of its module-info.java
     * @param text the text that its series {@code NAME.said} carries: an expression of Java
     * @param libraries what it is compiled against
     * @param jar where it goes
     */
    static void make(String name, String requires, String text, List<Path> libraries, Path jar) throws IOException {
        Path work = Files.createTempDirectory("badger-plugin");
        Path provider = Files.writeString(work.resolve("Said.java"), """
                package %1$s;

                import badger.core.spi.Info;
                import badger.core.spi.ModuleContext;
                import badger.core.spi.StatModule;
                import badger.core.spi.StatModuleProvider;
                import java.util.List;

                public final class Said implements StatModuleProvider<Said.Config> {
                    record Config() {}

                    @Override
                    public List<String> names() {
                        return List.of("%1$s");
                    }

                    @Override
                    public String summary() {
                        return "what %1$s says";
                    }

                    @Override
                    public Config defaults() {
                        return new Config();
                    }

                    @Override
                    public StatModule create(Config config, ModuleContext context) {
                        Info said = context.schema().info("%1$s.said", "text", "what it says");
                        String text = %2$s;
                        return tick -> said.set(text);
                    }
                }
                """.formatted(name, text));
        Path descriptor = Files.writeString(work.resolve("module-info.java"), """
                module %1$s {
                    requires badger.core;
                    %2$s
                    opens %1$s to badger.core;
                    provides badger.core.spi.StatModuleProvider with %1$s.Said;
                }
                """.formatted(name, requires));
        Path core = Badger.ROOT.resolve("badger-core/target/classes");
        String modulePath = Stream.concat(Stream.of(core), libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(":"));
        Path classes = work.resolve("classes");
        run("javac", "-proc:none", "-nowarn", "--module-path", modulePath, "-d", classes, provider, descriptor);
        Files.createDirectories(jar.getParent());
        run("jar", "--create", "--file", jar, "-C", classes, ".");
    }

    private static void run(String tool, Object... arguments) {
        List<String> words = new ArrayList<>();
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = ToolProvider.findFirst(tool).orElseThrow().run(out, out, words.toArray(String[]::new));
        assertThat(status).as("%s", said).isZero();
    }

    /** The jar on the class path that a class is from. */
    static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Copies jars into a folder. */
    static void copy(List<Path> jars, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path jar : jars) {
            Files.copy(jar, folder.resolve(jar.getFileName()));
        }
    }
}
