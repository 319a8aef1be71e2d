package badger.core.config;

import badger.core.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where relative paths of a configuration lead: from the working folder, as in the original, and if there is no such
 * file, from the main file's folder, so that a service need not care where it is started.
 *
 * @param working the working folder
 * @param ofMainFile the folder of the main file
 */
record Folders(Path working, Path ofMainFile) {
    static Folders of(Path working, @Nullable Path mainFile) {
        Path folder = mainFile == null ? null : mainFile.getParent();
        return new Folders(working, folder == null ? Path.of("") : folder);
    }

    Path locate(String written, Place place) throws ConfigurationException {
        try {
            Path fromWorking = working.resolve(written);
            return Files.exists(fromWorking, LinkOption.NOFOLLOW_LINKS) ? fromWorking : ofMainFile.resolve(written);
        } catch (InvalidPathException e) {
            throw place.refused("not a path: " + e.getReason());
        }
    }
}
