package badger.launcher;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The plug-ins that lie in a folder: each jar is one, and so is each folder with jars. Everything else is not Java's. */
final class PluginFiles {
    private PluginFiles() {}

    /** All of them, sorted by name. */
    static List<Path> in(Path folder) throws IOException {
        List<Path> plugins = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry) ? holdsJar(entry) : isJar(entry)) {
                plugins.add(entry);
            }
        }
        Collections.sort(plugins);
        return plugins;
    }

    private static boolean holdsJar(Path folder) throws IOException {
        for (Path entry : entries(folder)) {
            if (isJar(entry)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar")
                && !file.getFileName().toString().startsWith(".");
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
            for (Path entry : listed) {
                entries.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }
}
