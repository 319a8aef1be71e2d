package badger.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes a small Maven project of a plug-in, which builds, passes its test and is found as it is. What it is made of lies among
 * the resources, in {@code starter-module} and {@code starter-emitter}: files as they will be, NAME and TYPE in their paths and
 * words in {@code @} in their text replaced.
 */
final class Starter {
    private static final List<String> MODULE_FILES = List.of(
            "pom.xml",
            "README.md",
            "docs/metrics.md",
            "fixtures/host/ORIGIN.md",
            "fixtures/host/t0/proc/sys/fs/file-nr",
            "fixtures/host/t1/proc/sys/fs/file-nr",
            "src/main/java/module-info.java",
            "src/main/java/example/NAME_module/TYPEConfig.java",
            "src/main/java/example/NAME_module/TYPEModule.java",
            "src/main/java/example/NAME_module/TYPEModuleProvider.java",
            "src/test/java/example/NAME_module/TYPEModuleTest.java",
            "src/test/resources/goldens/NAME/host.txt");

    private static final List<String> EMITTER_FILES = List.of(
            "pom.xml",
            "README.md",
            "src/main/java/module-info.java",
            "src/main/java/example/NAME_emitter/TYPEConfig.java",
            "src/main/java/example/NAME_emitter/TYPEEmitter.java",
            "src/main/java/example/NAME_emitter/TYPEEmitterProvider.java",
            "src/test/java/example/NAME_emitter/TYPEEmitterTest.java");

    private Starter() {}

    /** What can be started. */
    enum Side {
        MODULE("module"),
        EMITTER("emitter");

        private final String word;

        Side(String word) {
            this.word = word;
        }

        /** The one that a command line names. */
        static Side of(String word) {
            for (Side side : values()) {
                if (side.word.equals(word)) {
                    return side;
                }
            }
            throw new IllegalArgumentException("new wants 'module NAME' or 'emitter NAME'");
        }

        String word() {
            return word;
        }

        private List<String> files() {
            return this == MODULE ? MODULE_FILES : EMITTER_FILES;
        }
    }

    /** Whether a name can be that of a plug-in, of its files and, with more behind it, of its package. */
    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z';
            if (!isLetter && (i == 0 || !(c == '_' || (c >= '0' && c <= '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Writes a project.
     *
     * @param side what it is to be
     * @param name the plug-in's name, and that of the folder
     * @param parent where the folder is made
     * @param version the version of the agent's interfaces that it is built against
     * @return the files
     * @throws FileAlreadyExistsException if the folder is there already
     */
    static List<Path> write(Side side, String name, Path parent, String version) throws IOException {
        Path folder = parent.resolve(name);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        String type = typeName(name);
        List<Path> written = new ArrayList<>();
        for (String file : side.files()) {
            Path target = folder.resolve(file.replace("NAME", name).replace("TYPE", type));
            String text = template(side, file)
                    .replace("@NAME@", name)
                    .replace("@TYPE@", type)
                    .replace("@VERSION@", version);
            Files.createDirectories(target.resolveSibling(""));
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
            written.add(target);
        }
        return written;
    }

    /** {@code queue_depth} as {@code QueueDepth}. */
    private static String typeName(String name) {
        StringBuilder type = new StringBuilder();
        boolean begins = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_') {
                type.append(begins ? Character.toUpperCase(c) : c);
            }
            begins = c == '_';
        }
        return type.toString();
    }

    private static String template(Side side, String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Starter.class.getResourceAsStream("starter-" + side.word + "/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
