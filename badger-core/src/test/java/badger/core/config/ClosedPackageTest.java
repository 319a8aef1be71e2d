package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.core.ConfigurationException;
import badger.core.closed.ClosedConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in in a module of its own, as the launcher loads it. */
class ClosedPackageTest {
    private static final Place PLACE = new Place("config.json", 1, 2, JsonPath.ROOT);

    @TempDir
    Path folder;

    @Test
    void saysTheLineThatIsMissing() throws Exception {
        Class<? extends Record> closed = inModule(module -> {});

        assertThatThrownBy(() -> RecordShape.of(closed, PLACE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("config.json:1:2: $: the module-info.java of a.plugin lacks the line"
                        + " 'opens badger.core.closed to badger.core;', so that ClosedConfig cannot be filled");
    }

    @Test
    void thatLineIsEnough() throws Exception {
        Class<? extends Record> opened =
                inModule(module -> module.opens(PackageDesc.of("badger.core.closed"), 0, ModuleDesc.of("badger.core")));

        RecordShape shape = RecordShape.of(opened, PLACE);

        assertThat(shape.keys()).containsExactly("size");
        assertThat(shape.make(new Object[] {5})).hasToString("ClosedConfig[size=5]");
    }

    private Class<? extends Record> inModule(Consumer<ModuleAttribute.ModuleAttributeBuilder> descriptor)
            throws IOException, ClassNotFoundException {
        Path classFile = folder.resolve("badger/core/closed/ClosedConfig.class");
        Files.createDirectories(classFile.resolveSibling(""));
        try (InputStream bytes = Objects.requireNonNull(ClosedConfig.class.getResourceAsStream("ClosedConfig.class"))) {
            Files.copy(bytes, classFile);
        }
        ModuleAttribute attribute = ModuleAttribute.of(ModuleDesc.of("a.plugin"), module -> {
            module.requires(ModuleDesc.of("java.base"), ClassFile.ACC_MANDATED, null);
            module.requires(ModuleDesc.of("badger.core"), 0, null);
            descriptor.accept(module);
        });
        ClassFile.of().buildModuleTo(folder.resolve("module-info.class"), attribute);
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolve(ModuleFinder.of(folder), ModuleFinder.of(), Set.of("a.plugin"));
        Class<?> loaded = ModuleLayer.boot()
                .defineModulesWithOneLoader(configuration, ClosedConfig.class.getClassLoader())
                .findLoader("a.plugin")
                .loadClass(ClosedConfig.class.getName());
        assertThat(loaded.getModule().getName()).isEqualTo("a.plugin");
        return loaded.asSubclass(Record.class);
    }
}
