package badger.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each of our modules requires, exports, opens, uses and provides, as checked in; a change is to be seen. */
class ModuleDescriptorIT {
    private static final Path GOLDENS = Badger.ROOT.resolve("it-tests/src/test/resources/modules");

    @ParameterizedTest
    @MethodSource("modules")
    void isTheOneThatIsCheckedIn(ModuleDescriptor module) throws IOException {
        Path golden = GOLDENS.resolve(module.name() + ".txt");
        String text = text(module);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDENS);
            Files.writeString(golden, text);
        }
        assertThat(golden).hasContent(text);
    }

    /** The modules of every folder badger-* that has one. */
    static List<ModuleDescriptor> modules() throws IOException {
        List<ModuleDescriptor> modules = new ArrayList<>();
        try (Stream<Path> folders = Files.list(Badger.ROOT)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.exists(folder.resolve("src/main/java/module-info.java"))) {
                    ModuleFinder.of(folder.resolve("target/classes"))
                            .findAll()
                            .forEach(module -> modules.add(module.descriptor()));
                }
            }
        }
        return modules;
    }

    /** As {@code jar --describe-module} says it, without versions. */
    private static String text(ModuleDescriptor module) {
        List<String> lines = new ArrayList<>();
        lines.add((module.isOpen() ? "open " : "") + "module " + module.name());
        Stream<String> requires = module.requires().stream()
                .filter(one -> !one.modifiers().contains(ModuleDescriptor.Requires.Modifier.MANDATED))
                .map(one -> "requires " + one.name() + words(one.modifiers()));
        Stream<String> exports =
                module.exports().stream().map(one -> "exports " + one.source() + targets(one.targets()));
        Stream<String> opens = module.opens().stream().map(one -> "opens " + one.source() + targets(one.targets()));
        Stream<String> uses = module.uses().stream().map(one -> "uses " + one);
        Stream<String> provides = module.provides().stream()
                .map(one -> "provides " + one.service() + " with " + String.join(" ", one.providers()));
        Stream.of(requires, exports, opens, uses, provides)
                .forEach(part -> part.sorted().forEach(lines::add));
        return String.join("\n", lines) + "\n";
    }

    private static String targets(Set<String> targets) {
        return targets.isEmpty() ? "" : targets.stream().sorted().collect(Collectors.joining(" ", " to ", ""));
    }

    private static String words(Collection<? extends Enum<?>> modifiers) {
        return modifiers.stream()
                .map(one -> " " + one.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining());
    }
}
